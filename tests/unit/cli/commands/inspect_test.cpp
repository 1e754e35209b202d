// SPDX-License-Identifier: Apache-2.0
#include "cli/commands/inspect.hpp"

#include <gtest/gtest.h>

#include "cli/exit_code.hpp"
#include "unit/cli/tiny_corpus.hpp"

namespace ldavi::cli {
namespace {

TEST(InspectArguments, BindToTheirFields) {
  const InspectArguments arguments = parsed<InspectCommand>({"a", "b", "--verify", "--format", "json"});
  EXPECT_EQ(arguments.files, (Words{"a", "b"}));
  EXPECT_TRUE(arguments.verify);
  EXPECT_EQ(arguments.format, "json");
  EXPECT_NE(refused<InspectCommand>({}), "");
}

TEST(InspectCommand, TellsWhatAModelIs) {
  const TinyCorpus corpus;
  const std::string model = corpus.model();
  const std::string text = run({"inspect", model}).out;
  for (const char* word : {"topics          2\n", "engine          cvb0, ", "12 documents", "stop words en", "seed = 1"}) {
    EXPECT_NE(text.find(word), std::string::npos) << word << text;
  }
  const std::string json = run({"inspect", model, "--format", "json"}).out;
  for (const char* word : {"\"kind\": \"model\"", "\"num_topics\": 2", "\"passes\": ", "\"alpha\": ["}) EXPECT_NE(json.find(word), std::string::npos) << word;
}

TEST(InspectCommand, VerifiesAndRefusesADamagedModel) {
  const TinyCorpus corpus;
  const std::string model = corpus.model();
  EXPECT_EQ(run({"inspect", model, "--verify"}).out, model + ": sound\n");
  std::string bytes = bytes_of_file(model);
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  const std::string damaged = corpus.folder().write("damaged.ldavi", bytes);
  const Outcome outcome = run({"inspect", damaged, "--verify"});
  EXPECT_EQ(outcome.code, kExitBadData);
  EXPECT_NE(outcome.err.find("damaged"), std::string::npos);
}

}  // namespace
}  // namespace ldavi::cli
