// SPDX-License-Identifier: Apache-2.0
#include "ldavi/evaluation/stability.hpp"

#include <gtest/gtest.h>

#include "ldavi/base/error.hpp"
#include "unit/evaluation/words_of.hpp"

namespace ldavi {
namespace {

bool is_none(double value) { return value != value; }

const Rows kTopics{{3, 1, 0, 0, 0}, {0, 0, 1, 1, 0}, {0, 0, 0, 0, 1}};

TEST(Stability, IsOneWhereTopicsComeBackInAnyOrder) {
  const std::vector<TopicWords> others{words_of(kTopics), words_of({kTopics[2], kTopics[0], kTopics[1]})};
  const Stability stability = topic_stability(words_of(kTopics), others);
  EXPECT_EQ(stability.topics, (std::vector<double>{1.0, 1.0, 1.0}));
  EXPECT_EQ(stability.mean, 1.0);
}

TEST(Stability, IsTheMeanOverRunsAndThenOverTopics) {
  // By top words: topic 1 shares one of three words with its partner of the second run, topic 2 none.
  const std::vector<TopicWords> others{words_of(kTopics), words_of({kTopics[0], {0, 1, 1, 0, 0}, {0, 1, 0, 0, 0}})};
  const Stability stability = topic_stability(words_of(kTopics), others, {TopicDistance::kTopWords, 2, 1});
  EXPECT_DOUBLE_EQ(stability.topics[0], 1.0);
  EXPECT_DOUBLE_EQ(stability.topics[1], (1.0 + 1.0 / 3.0) / 2.0);
  EXPECT_DOUBLE_EQ(stability.topics[2], 0.5);
  EXPECT_DOUBLE_EQ(stability.mean, (1.0 + 2.0 / 3.0 + 0.5) / 3.0);
}

TEST(Stability, CountsATopicWithoutAPartnerAsZero) {
  const std::vector<TopicWords> others{words_of({kTopics[1], kTopics[0]})};
  EXPECT_EQ(topic_stability(words_of(kTopics), others).topics, (std::vector<double>{1.0, 1.0, 0.0}));
  const std::vector<TopicWords> with_empty{words_of({kTopics[1], kTopics[0], {0, 0, 0, 0, 0}})};
  EXPECT_EQ(topic_stability(words_of(kTopics), with_empty).topics, (std::vector<double>{1.0, 1.0, 0.0}));
}

TEST(Stability, OfAnEmptyTopicIsNone) {
  const std::vector<TopicWords> others{words_of(kTopics)};
  const Stability stability = topic_stability(words_of({kTopics[0], {0, 0, 0, 0, 0}}), others);
  EXPECT_TRUE(is_none(stability.topics[1]));
  EXPECT_EQ(stability.mean, 1.0);
  EXPECT_TRUE(is_none(topic_stability(words_of({{0, 0, 0, 0, 0}}), others).mean));
}

TEST(Stability, IsRefusedWithoutAnotherRunOrOverOtherTerms) {
  EXPECT_THROW(topic_stability(words_of(kTopics), {}), InvalidArgument);
  const std::vector<TopicWords> others{words_of({{1, 1}})};
  EXPECT_THROW(topic_stability(words_of(kTopics), others), InvalidArgument);
}

}  // namespace
}  // namespace ldavi
