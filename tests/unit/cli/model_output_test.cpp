// SPDX-License-Identifier: Apache-2.0
#include "cli/model_output.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "cli/exit_code.hpp"
#include "ldavi/model/model_file.hpp"
#include "support/sample_model.hpp"
#include "unit/cli/cli_testing.hpp"
#include "unit/cli/pseudo_terminal.hpp"

namespace ldavi::cli {
namespace {

class ModelOutputTest : public testing::Test {
 protected:
  Outcome save(const std::string& path, bool replace = false) {
    const CaughtStream err(STDERR_FILENO);
    const ChangedVariable temporary("TMPDIR", folder_.file("tmp").c_str());  // which is there where a test makes it
    Terminal terminal;
    const int code = save_or_rescue_model(terminal, sample_model(), path, replace);
    return {code, {}, err.text()};
  }
  bool is_model(const std::string& name) { return load_model(folder_.file(name)).num_topics() == 3; }

  TemporaryFolder folder_;
};

TEST_F(ModelOutputTest, SavesAsAsked) {
  const std::string path = folder_.file("m.ldavi");
  EXPECT_EQ(save(path).code, kExitDone);
  EXPECT_EQ(save(path, true).err, "");
  EXPECT_TRUE(is_model("m.ldavi"));
}

TEST_F(ModelOutputTest, TakesTheFirstFreeNameBesideWhatAppearedMeanwhile) {
  folder_.write("m.ldavi", "precious");
  folder_.write("m-2.ldavi", "precious too");
  std::filesystem::create_symlink("nowhere", folder_.file("m-3.ldavi"));
  const Outcome outcome = save(folder_.file("m.ldavi"));

  EXPECT_EQ(outcome.code, kExitCannotCreate);
  EXPECT_NE(outcome.err.find("m.ldavi: File exists"), std::string::npos) << outcome.err;
  EXPECT_NE(outcome.err.find("the model is saved as " + folder_.file("m-4.ldavi")), std::string::npos) << outcome.err;
  EXPECT_TRUE(is_model("m-4.ldavi"));
  EXPECT_FALSE(std::filesystem::exists(folder_.file("nowhere")));
}

TEST_F(ModelOutputTest, TakesTheTemporaryFolderForAFullDevice) {
  std::filesystem::create_directory(folder_.file("tmp"));
  const Outcome outcome = save("/dev/full", true);

  EXPECT_EQ(outcome.code, kExitInputOutput);
  EXPECT_NE(outcome.err.find("cannot write /dev/full"), std::string::npos) << outcome.err;
  EXPECT_TRUE(is_model("tmp/full-2.ldavi"));
}

TEST_F(ModelOutputTest, TakesTheTemporaryFolderWhereTheFolderIsGone) {
  std::filesystem::create_directory(folder_.file("tmp"));

  EXPECT_EQ(save(folder_.file("gone/m.ldavi")).code, kExitCannotCreate);
  EXPECT_TRUE(is_model("tmp/m-2.ldavi"));
}

TEST_F(ModelOutputTest, SaysThatAModelIsLost) {
  const Outcome outcome = save(folder_.file("gone/m.ldavi"));

  EXPECT_EQ(outcome.code, kExitCannotCreate);
  EXPECT_NE(outcome.err.find("the model is lost"), std::string::npos) << outcome.err;
}

}  // namespace
}  // namespace ldavi::cli
