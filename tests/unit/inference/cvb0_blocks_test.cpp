// SPDX-License-Identifier: Apache-2.0
// Passes over all blocks are held against the oracle in cvb0_test.cpp.
#include "inference/cvb0_blocks.hpp"

#include <gtest/gtest.h>

#include <numeric>

#include "support/engine_run.hpp"

namespace ldavi {
namespace {

class Cvb0BlocksTest : public testing::Test {
 protected:
  Cvb0BlocksTest() {
    start_.step([](const PassProgress&) { return false; });
    for (std::size_t block = 0; block < blocks_.size(); ++block) moved_ += blocks_.assign(block, setting_, start_);
    blocks_.recount(kTopics);
  }

  double tokens() const {
    const std::vector<double>& totals = blocks_.counts().of_topics();
    return std::accumulate(totals.begin(), totals.end(), 0.0);
  }

  static constexpr std::size_t kTopics = 4;
  const Corpus corpus_ = corpus_of(random_counts(23, 15, 5));
  const TrainingSet set_{corpus_, 0};
  const double num_tokens_ = static_cast<double>(set_.num_tokens());
  Executor executor_{2};
  OnlineStart start_{set_, TrainOptions{}, kTopics, executor_};
  const std::vector<double> alpha_ = std::vector<double>(kTopics, 0.1);
  const TopicLimit limit_{Cvb0Options{}, Breadth::kWide, kTopics, set_.num_cells()};
  const Cvb0Setting setting_{3, alpha_, 0.01, limit_};
  Cvb0Blocks blocks_{set_, 5, executor_};
  double moved_ = 0.0;
};

TEST_F(Cvb0BlocksTest, HoldEachDocumentOnce) {
  std::size_t sum = 0;
  for (std::size_t block = 0; block < 5; ++block) sum += blocks_.num_documents(block);
  EXPECT_EQ(sum, 23U);
  EXPECT_EQ(blocks_.num_documents(2), 5U);
  EXPECT_EQ(blocks_.num_documents(3), 4U);
}

TEST_F(Cvb0BlocksTest, AssignAllTokens) {
  EXPECT_NEAR(moved_ / (2 * num_tokens_), 1.0, 1e-4);
  EXPECT_NEAR(tokens() / num_tokens_, 1.0, 1e-3);
  TopicCounts counts;
  blocks_.document_counts(22, counts);
  EXPECT_NEAR(std::accumulate(counts.counts.begin(), counts.counts.end(), 0.0F), static_cast<float>(set_.document_tokens(22)),
              1e-2F);
}

TEST_F(Cvb0BlocksTest, LoseNoTokenBySweepingOrChoosing) {
  for (std::size_t block = 0; block < 5; ++block) EXPECT_GT(blocks_.sweep(block, setting_), 0.0);
  EXPECT_NEAR(tokens() / num_tokens_, 1.0, 1e-3);
  blocks_.make_room_to_choose();
  for (std::size_t block = 0; block < 5; ++block) blocks_.choose(block, setting_, std::vector<std::int32_t>{0, 1, 2, 3});
  EXPECT_NEAR(tokens() / num_tokens_, 1.0, 1e-3);
}

TEST_F(Cvb0BlocksTest, SpreadTheTokensOfATopicThatLeaves) {
  const std::vector<double> costs = blocks_.removal_costs(alpha_);
  ASSERT_EQ(costs.size(), kTopics);
  blocks_.keep_topics(std::vector<std::size_t>{0, 2, 3});
  const std::vector<double> fewer(3, 0.1);
  const TopicLimit limit(Cvb0Options{}, Breadth::kWide, 3, set_.num_cells());
  for (std::size_t block = 0; block < 5; ++block)
    blocks_.choose(block, {4, fewer, 0.01, limit}, std::vector<std::int32_t>{0, kGone, 1, 2});

  EXPECT_EQ(blocks_.counts().of_topics().size(), 3U);
  EXPECT_NEAR(tokens() / num_tokens_, 1.0, 1e-3);
}

}  // namespace
}  // namespace ldavi
