// SPDX-License-Identifier: Apache-2.0
#include "inference/online_start.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "support/engine_run.hpp"

namespace ldavi {
namespace {

bool never_pause(const PassProgress&) { return false; }
bool always_pause(const PassProgress&) { return true; }

class OnlineStartTest : public testing::Test {
 protected:
  OnlineStartTest() { options_.num_topics = 3; }

  const CountRows counts_ = random_counts(600, 40, 3);
  const Corpus corpus_ = corpus_of(counts_);
  const TrainingSet set_{corpus_, 0};
  Executor executor_{1};
  TrainOptions options_;
};

TEST_F(OnlineStartTest, HasTopicsWhenThePassIsOver) {
  OnlineStart start(set_, options_, 5, executor_);

  EXPECT_FALSE(start.step(always_pause).pass_ended) << "600 documents are more than a minibatch of 37";
  EXPECT_FALSE(start.has_topics());
  EXPECT_TRUE(start.step(never_pause).pass_ended);

  EXPECT_TRUE(start.has_topics());
  EXPECT_EQ(start.model().num_topics(), 5U) << "not what the options say";
}

TEST_F(OnlineStartTest, KeepsWhatWasFoundWhereThePassIsEnded) {
  OnlineStart start(set_, options_, 3, executor_);
  start.step(always_pause);
  const TopicModel before = start.model();

  start.end();

  EXPECT_TRUE(start.has_topics());
  EXPECT_LT(relative_error(start.model().lambda, topics_of(before).lambda), 1e-6);
  EXPECT_EQ(alpha_of(start.model()), alpha_of(before));
  EXPECT_EQ(start.eta(), before.eta);
}

TEST_F(OnlineStartTest, KeepsTheTopicsWithTheMostTokens) {
  OnlineStart start(set_, options_, 7, executor_);
  start.step(never_pause);
  const TopicModel all = start.model();
  std::vector<double> totals = topic_totals(all);

  start.keep_largest(4);

  const TopicModel kept = start.model();
  ASSERT_EQ(kept.num_topics(), 4U);
  std::sort(totals.rbegin(), totals.rend());
  std::vector<double> kept_totals = topic_totals(kept);
  std::sort(kept_totals.rbegin(), kept_totals.rend());
  for (std::size_t k = 0; k < 4; ++k) EXPECT_NEAR(kept_totals[k] / totals[k], 1.0, 1e-5) << k;
}

TEST(OnlineStartOptions, LearnFromSmallMinibatchesWhereDocumentsAreFew) {
  EXPECT_EQ(online_start_options(1).batch, 8);
  EXPECT_EQ(online_start_options(1600).batch, 100);
  EXPECT_EQ(online_start_options(1'000'000).batch, 256);
}

TEST(OnlineStartTopics, AreNoMoreThanOnePassFinds) {
  EXPECT_EQ(online_start_topics(250, 100), 250U);
  EXPECT_EQ(online_start_topics(2500, 100), 500U);
  EXPECT_EQ(online_start_topics(2500, 1), 2500U) << "nothing comes after it";
}

TEST_F(OnlineStartTest, GivesACellOneCopyOfEachTopic) {
  OnlineStart start(set_, options_, 1100, executor_);
  start.step(never_pause);
  EXPECT_FALSE(start.has_found_all());
  ASSERT_EQ(start.model().num_topics(), 500U);
  DocumentWorkspace workspace;
  Matrix responsibilities(set_.largest_document(), 1100);
  Matrix counts(1, 1100);
  start.assign(set_.document(1), 1, workspace, responsibilities, counts.row(0));

  std::vector<int> cells_of_copies(3, 0);
  std::vector<double> expected(1100, 0.0);
  for (std::size_t i = 0; i < set_.document_size(1); ++i) {
    double of_cell = 0.0;
    for (std::size_t k = 0; k < 500; ++k) {
      int copies = 0;
      for (std::size_t copy = k; copy < 1100; copy += 500) copies += responsibilities(i, copy) > 0.0F ? 1 : 0;
      EXPECT_EQ(copies, 1) << k;
    }
    for (std::size_t k = 0; k < 1100; ++k) {
      of_cell += static_cast<double>(responsibilities(i, k));
      expected[k] += set_.document(1).counts[i] * static_cast<double>(responsibilities(i, k));
    }
    EXPECT_NEAR(of_cell, 1.0, 1e-4);
    for (const std::size_t copy : {0, 1, 2}) cells_of_copies[copy] += responsibilities(i, 500 * copy) > 0.0F ? 1 : 0;
  }
  for (const std::size_t copy : {0, 1, 2}) EXPECT_GT(cells_of_copies[copy], 0) << copy;
  for (std::size_t k = 0; k < 1100; ++k) EXPECT_NEAR(static_cast<double>(counts(0, k)), expected[k], 1e-4);
}

TEST_F(OnlineStartTest, AssignsAsTheOracleDoes) {
  OnlineStart start(set_, options_, 17, executor_);
  start.step(never_pause);
  const oracle::Collapsed expected = cvb0_start(counts_, start.model(), 0.1);
  DocumentWorkspace workspace;
  Matrix responsibilities(set_.largest_document(), 17);
  Matrix topic_counts(1, 17);
  for (const std::size_t d : {0, 1, 599}) {
    const DocumentCounts document = set_.document(d);

    start.assign(document, d, workspace, responsibilities, topic_counts.row(0));

    for (std::size_t k = 0; k < 17; ++k) {
      EXPECT_NEAR(topic_counts(0, k), static_cast<double>(expected.document_counts[d][k]), 1e-4) << d;
      for (std::size_t i = 0; i < document.size(); ++i)
        EXPECT_NEAR(responsibilities(i, k), static_cast<double>(expected.phi[d][document.terms[i]][k]), 1e-5) << d;
    }
  }
}

TEST_F(OnlineStartTest, BeginsWithTheTopicsOfAModel) {
  OnlineStart found(set_, options_, 5, executor_);
  found.step(never_pause);
  const TopicModel model = found.model();

  const OnlineStart start(set_, options_, model);

  EXPECT_TRUE(start.has_topics());
  EXPECT_TRUE(start.has_found_all());
  EXPECT_EQ(start.eta(), model.eta);
  const std::vector<double> totals = topic_totals(start.model());
  for (std::size_t k = 0; k < 5; ++k) EXPECT_NEAR(totals[k] / topic_totals(model)[k], 1.0, 1e-6) << k;
}

}  // namespace
}  // namespace ldavi
