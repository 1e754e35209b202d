// SPDX-License-Identifier: Apache-2.0
#include "cli/topics_in_input.hpp"

#include <gtest/gtest.h>

#include <numeric>

#include "ldavi/base/error.hpp"
#include "ldavi/model/model_file.hpp"
#include "unit/cli/tiny_corpus.hpp"

namespace ldavi::cli {
namespace {

TEST(FirstLine, IsTheFirstThatIsNotBlank) {
  EXPECT_EQ(first_line("\xEF\xBB\xBF \n\r\n  Two\twords \r\nMore", 72), "Two words");
  EXPECT_EQ(first_line("", 72), "");
  EXPECT_EQ(first_line(" \n\t\n", 72), "");
}

TEST(FirstLine, IsCutToItsColumns) {
  EXPECT_EQ(first_line("abcde", 5), "abcde");
  EXPECT_EQ(first_line("abcdef", 5), "abcd…");
  EXPECT_EQ(first_line("éééééé", 5), "éééé…");
  EXPECT_EQ(first_line("自然言語", 8), "自然言語");
  EXPECT_EQ(first_line("自然言語処理", 8), "自然言…");
  EXPECT_EQ(first_line("\xFF\xFE", 5), "\xFF\xFE");
}

class FindTopicsTest : public testing::Test {
 protected:
  FindTopicsTest() : model_(load_model(corpus_.model())) {}

  TopicsInInput find(const std::string& input, int num_threads = 1) {
    Terminal terminal;
    terminal.set_quiet(true);
    return find_topics(terminal, model_, {input}, {}, num_threads);
  }

  TinyCorpus corpus_;
  TopicModel model_;
};

TEST_F(FindTopicsTest, TellsHowMuchOfTopicsIsInDocumentsAndInWhich) {
  const TopicsInInput found = find(corpus_.texts());
  EXPECT_EQ(found.documents, 12U);
  EXPECT_EQ(found.rank_1_documents, (std::vector<std::uint64_t>{6, 6}));
  EXPECT_NEAR(std::accumulate(found.prevalence.begin(), found.prevalence.end(), 0.0), 1.0, 1e-6);
  for (std::size_t k = 0; k < 2; ++k) {
    EXPECT_LT(found.intervals[k].low, found.prevalence[k]);
    EXPECT_GT(found.intervals[k].high, found.prevalence[k]);
    EXPECT_EQ(found.npmi.topics[k], found.npmi.topics[k]);
    ASSERT_EQ(found.representatives[k].size(), 3U);
    EXPECT_GT(found.representatives[k][0].share, 0.5);
  }
  // The same texts: the first three of the folder.
  const ShownDocument& bread = found.representatives[found.representatives[0][0].id.starts_with("bread") ? 0 : 1][0];
  EXPECT_EQ(bread.id, "bread/0.txt");
  EXPECT_EQ(bread.first_line, "The baker puts bread and butter into the oven; warm bread smells of flo…");
}

TEST_F(FindTopicsTest, IsTheSameForAnyNumberOfThreads) {
  const TopicsInInput one = find(corpus_.texts(), 1);
  const TopicsInInput three = find(corpus_.texts(), 3);
  EXPECT_EQ(three.prevalence, one.prevalence);
  EXPECT_EQ(three.npmi.topics, one.npmi.topics);
  EXPECT_EQ(three.intervals[0].low, one.intervals[0].low);
}

TEST_F(FindTopicsTest, LeavesOutDocumentsWithoutAKnownWord) {
  const std::string input = corpus_.folder().write("new.txt", "zebra\nwarm bread and butter\n\n");
  const TopicsInInput found = find(input);
  EXPECT_EQ(found.documents, 1U);
  EXPECT_EQ(found.representatives[0].size() + found.representatives[1].size(), 1U);
  EXPECT_EQ(found.representatives[found.representatives[0].empty() ? 1 : 0][0].id, "2");
}

TEST_F(FindTopicsTest, HasNoFirstLinesOfCounts) {
  const std::string prepared = corpus_.path("c.ldacorpus");
  ASSERT_EQ(run({"prepare", corpus_.texts(), "-o", prepared, "-q"}).code, 0);
  const TopicsInInput found = find(prepared);
  EXPECT_EQ(found.prevalence, find(corpus_.texts()).prevalence);
  EXPECT_FALSE(found.representatives[0][0].first_line);
}

TEST_F(FindTopicsTest, RefusesDocumentsThatTellNothing) {
  EXPECT_THROW(find(corpus_.folder().write("zebra.txt", "zebra\nyak\n")), ParseError);
  EXPECT_THROW(find(corpus_.folder().write("empty.txt", "")), ParseError);
  EXPECT_THROW(find(corpus_.path("missing")), IoError);
}

}  // namespace
}  // namespace ldavi::cli
