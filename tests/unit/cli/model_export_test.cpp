// SPDX-License-Identifier: Apache-2.0
#include "cli/model_export.hpp"

#include <gtest/gtest.h>

#include "cli/export_files.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/evaluation/foreign_topics.hpp"
#include "ldavi/text/text_rules.hpp"
#include "support/sample_model.hpp"
#include "unit/cli/cli_testing.hpp"

namespace ldavi::cli {
namespace {

class ModelExportTest : public testing::Test {
 protected:
  ModelExportTest() { model_.text = text_rules({}); }

  /// The files of `format`, called x, and what was said.
  std::string write(const std::string& format, const Words& inputs) {
    const CaughtStream err(STDERR_FILENO);
    {
      Terminal terminal;
      const ExportFiles names = export_files(format, "topics", folder_.file("x"), !inputs.empty());
      OutputSet files(names.paths, names.folder, ExistingFile::kReplace);
      write_model_export(terminal, model_, {format, inputs, {}, 3}, files);
      files.commit();
    }
    return err.text();
  }
  std::string bytes(const std::string& name) const { return bytes_of_file(folder_.file(name)); }
  std::string texts() const { return folder_.write("in.txt", "apple dance apple\n\nbread\n"); }

  TemporaryFolder folder_;
  TopicModel model_ = sample_model();
};

TEST_F(ModelExportTest, GivesMalletWhatThereIs) {
  EXPECT_EQ(write("mallet", {}), "");
  EXPECT_EQ(lines_of(bytes("x.topic-keys.txt")).size(), 3U);
  EXPECT_EQ(lines_of(bytes("x.word-weights.txt")).size(), 15U);
  EXPECT_FALSE(std::filesystem::exists(folder_.file("x.state.gz")));
}

TEST_F(ModelExportTest, GivesMalletDocumentsAndTheirState) {
  EXPECT_EQ(write("mallet", {texts()}), "");
  EXPECT_EQ(lines_of(bytes("x.doc-topics.txt")).size(), 3U);
  const ForeignTopics topics = read_foreign_topics(folder_.file("x.state.gz"));
  EXPECT_EQ(topics.alpha, (std::vector<double>{0.5, 0.25, 0.125}));
  EXPECT_EQ(topics.terms, (Words{"apple", "dance", "bread"}));
}

TEST_F(ModelExportTest, TellsLdaCOneAlpha) {
  EXPECT_NE(write("lda-c", {texts()}).find("written is the mean, 0.292, of those from 0.125 to 0.5"), std::string::npos);
  EXPECT_EQ(lines_of(bytes("x.gamma")).size(), 3U);
  EXPECT_EQ(bytes("x.terms.txt"), "apple\nbread\nchoir\ndance\nété\n");
  model_.document_prior = DirichletPrior{{0.5, 0.5, 0.5}};
  EXPECT_EQ(write("lda-c", {}), "");
}

TEST_F(ModelExportTest, GivesGensimAFolder) {
  EXPECT_EQ(write("gensim", {}), "");
  EXPECT_EQ(bytes("x/dictionary.txt").substr(0, 12), "8\n0\tapple\t4\n");
  EXPECT_EQ(bytes("x/lambda.npy").size(), 128 + 15 * sizeof(float));
}

/// Topic 1 holds most words of the model, and none of the text.
TEST_F(ModelExportTest, ShowsInLdavisTheDocumentsOrThoseOfTheTraining) {
  write("ldavis", {});
  const std::string of_training = bytes("x");
  write("ldavis", {folder_.write("in.txt", "bread bread bread été\n")});
  EXPECT_NE(of_training.find("\"Freq\": [11.1"), std::string::npos) << of_training.substr(0, 400);
  EXPECT_EQ(bytes("x").find("\"Freq\": [11.1"), std::string::npos);
  EXPECT_THROW(write("ldavis", {folder_.write("none.txt", "zebra\n")}), ParseError);
}

}  // namespace
}  // namespace ldavi::cli
