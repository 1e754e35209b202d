// SPDX-License-Identifier: Apache-2.0
#include "inference/topic_limit.hpp"

#include <gtest/gtest.h>

namespace ldavi {
namespace {

constexpr std::uint64_t kLong = 1'000'000;

TEST(TopicLimit, IsWhatMemoryAndSpeedAllowForLongDocuments) {
  EXPECT_EQ(TopicLimit({}, 20, 1000).of_document(kLong), 20U);
  EXPECT_EQ(TopicLimit({}, 256, 1000).of_document(kLong), 256U);
  EXPECT_EQ(TopicLimit({}, 1000, 1000).of_document(kLong), 64U);
  EXPECT_EQ(TopicLimit({}, 100, 11'000'000).of_document(kLong), 32U);
  EXPECT_EQ(TopicLimit({}, 100, 1'000'000'000).of_document(kLong), 16U);
  EXPECT_EQ(TopicLimit({.most_topics = 7}, 100, 1000).of_document(kLong), 7U);
  EXPECT_EQ(TopicLimit({.most_topics = 700}, 100, 1000).of_document(kLong), 100U);
}

TEST(TopicLimit, IsASixthOfTheTokensOfShortDocumentsRoundedUp) {
  const TopicLimit limit({}, 100, 1000);

  EXPECT_EQ(limit.of_document(1), 16U);
  EXPECT_EQ(limit.of_document(101), 16U);
  EXPECT_EQ(limit.of_document(102), 32U);
  EXPECT_EQ(limit.of_document(191), 32U);
  EXPECT_EQ(limit.of_document(198), 48U);
  EXPECT_EQ(limit.of_document(600), 100U);
  EXPECT_EQ(TopicLimit({.tokens_per_topic = 0}, 100, 1000).of_document(1), 100U);
  EXPECT_EQ(TopicLimit({.most_topics = 7}, 100, 1000).of_document(1), 7U);
}

TEST(TopicLimit, IsNoneWhereNoDocumentCouldHaveFewerTopics) {
  EXPECT_TRUE(TopicLimit({}, 16, 1000).all());
  EXPECT_FALSE(TopicLimit({}, 17, 1000).all());
  EXPECT_TRUE(TopicLimit({.tokens_per_topic = 0}, 256, 1000).all());
  EXPECT_FALSE(TopicLimit({.tokens_per_topic = 0}, 257, 1000).all());
  EXPECT_FALSE(TopicLimit({.most_topics = 7}, 16, 1000).all());
}

}  // namespace
}  // namespace ldavi
