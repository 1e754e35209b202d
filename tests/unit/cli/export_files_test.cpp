// SPDX-License-Identifier: Apache-2.0
#include "cli/export_files.hpp"

#include <gtest/gtest.h>

#include "support/temporary_folder.hpp"

namespace ldavi::cli {
namespace {

using Names = std::vector<std::string>;

TEST(ExportFiles, AreOneOfATable) {
  EXPECT_EQ(export_files("tsv", "topics", "-", false).paths, (Names{"-"}));
  EXPECT_EQ(export_files("npz", "topics", "a.npz", false).paths, (Names{"a.npz"}));
  EXPECT_EQ(export_files("ldavis", "topics", "a.json", true).paths, (Names{"a.json"}));
}

TEST(ExportFiles, AreTwoOfAMatrix) {
  EXPECT_EQ(export_files("npy", "topics", "a.npy", false).paths, (Names{"a.npy", "a.terms.txt"}));
  EXPECT_EQ(export_files("npy", "correlations", "a.npy", false).paths, Names{"a.npy"});
  EXPECT_EQ(export_files("mtx", "mixtures", "a.mtx", true).paths, (Names{"a.mtx", "a.ids.txt"}));
  EXPECT_EQ(export_files("npy", "topics", "a", false).paths, (Names{"a", "a.terms.txt"}));
}

TEST(ExportFiles, BeginAsTheOutputIsCalled) {
  const ExportFiles files = export_files("lda-c", "topics", "out/letters", false);
  EXPECT_EQ(files.folder, "");
  EXPECT_EQ(files.paths, (Names{"out/letters.beta", "out/letters.other", "out/letters.terms.txt"}));
  EXPECT_EQ(export_files("mallet", "topics", "m", true).paths,
            (Names{"m.topic-keys.txt", "m.word-weights.txt", "m.doc-topics.txt", "m.state.gz"}));
}

TEST(ExportFiles, GoIntoAFolder) {
  const ExportFiles named = export_files("lda-c", "topics", "no/such/", true);
  EXPECT_EQ(named.folder, "no/such");
  EXPECT_EQ(named.paths,
            (Names{"no/such/final.beta", "no/such/final.other", "no/such/final.terms.txt", "no/such/final.gamma"}));
  const TemporaryFolder there;
  EXPECT_EQ(export_files("mallet", "topics", there.path(), false).paths,
            (Names{there.file("topic-keys.txt"), there.file("word-weights.txt")}));
  const ExportFiles gensim = export_files("gensim", "topics", "g", false);
  EXPECT_EQ(gensim.folder, "g");
  EXPECT_EQ(gensim.paths, (Names{"g/lambda.npy", "g/alpha.npy", "g/eta.npy", "g/dictionary.txt"}));
}

TEST(ExportFiles, GoWithWhatTheFormatHolds) {
  EXPECT_TRUE(can_export("mallet", "topics"));
  EXPECT_FALSE(can_export("mallet", "words"));
  EXPECT_TRUE(can_export("mtx", "mixtures"));
  EXPECT_FALSE(can_export("npy", "time"));
  EXPECT_TRUE(takes_input("ldavis", "topics"));
  EXPECT_FALSE(takes_input("gensim", "topics"));
  EXPECT_TRUE(needs_input("labels"));
  EXPECT_FALSE(needs_input("words"));
  EXPECT_TRUE(needs_file("lda-c"));
  EXPECT_FALSE(needs_file("ldavis"));
  EXPECT_TRUE(is_model_format("gensim"));
  EXPECT_FALSE(is_model_format("npz"));
  EXPECT_EQ(export_formats().size(), 12U);
  EXPECT_EQ(export_contents().size(), 6U);
}

}  // namespace
}  // namespace ldavi::cli
