// SPDX-License-Identifier: Apache-2.0
#include "inference/topic_limit.hpp"

#include <gtest/gtest.h>

namespace ldavi {
namespace {

constexpr std::uint64_t kLong = 1'000'000;

TopicLimit wide(std::size_t num_topics, std::size_t num_cells, const Cvb0Options& options = {}) {
  return {options, Breadth::kWide, num_topics, num_cells};
}

TopicLimit narrow(std::size_t num_topics, std::size_t num_cells, const Cvb0Options& options = {}) {
  return {options, Breadth::kNarrow, num_topics, num_cells};
}

TEST(TopicLimit, IsWhatMemoryAndSpeedAllowForLongDocuments) {
  EXPECT_EQ(wide(20, 1000).of_document(kLong), 20U);
  EXPECT_EQ(wide(256, 1000).of_document(kLong), 256U);
  EXPECT_EQ(wide(1000, 1000).of_document(kLong), 64U);
  EXPECT_EQ(wide(100, 8'000'000).of_document(kLong), 32U);
  EXPECT_EQ(narrow(100, 8'000'000).of_document(kLong), 32U);
  EXPECT_EQ(wide(100, 1'000'000'000).of_document(kLong), 16U);
  EXPECT_EQ(wide(100, 1000, {.most_topics = 7}).of_document(kLong), 7U);
  EXPECT_EQ(wide(100, 1000, {.most_topics = 700}).of_document(kLong), 100U);
}

TEST(TopicLimit, IsAFourthOfTheTokensOfShortDocumentsRoundedUp) {
  const TopicLimit limit = wide(100, 1000);

  EXPECT_EQ(limit.of_document(1), 16U);
  EXPECT_EQ(limit.of_document(67), 16U);
  EXPECT_EQ(limit.of_document(68), 32U);
  EXPECT_EQ(limit.of_document(131), 32U);
  EXPECT_EQ(limit.of_document(132), 48U);
  EXPECT_EQ(limit.of_document(400), 100U);
  EXPECT_EQ(wide(100, 1000, {.tokens_per_topic = 0}).of_document(1), 100U);
  EXPECT_EQ(wide(100, 1000, {.most_topics = 7}).of_document(1), 7U);
}

TEST(TopicLimit, IsATwelfthOfTheTokensAndAtLeastFourAtTheEndOrMoreOfTitles) {
  const TopicLimit limit = narrow(100, 1000);

  EXPECT_EQ(limit.of_document(1), 11U);
  EXPECT_EQ(limit.of_document(6), 10U);
  EXPECT_EQ(limit.of_document(21), 5U);
  EXPECT_EQ(limit.of_document(22), 4U);
  EXPECT_EQ(limit.of_document(59), 4U);
  EXPECT_EQ(limit.of_document(60), 5U);
  EXPECT_EQ(limit.of_document(1199), 99U);
  EXPECT_EQ(limit.of_document(1200), 100U);
  EXPECT_EQ(narrow(3, 1000).of_document(1), 3U);
  EXPECT_EQ(narrow(100, 1000, {.tokens_per_topic_at_end = 0}).of_document(1), 16U);
}

TEST(TopicLimit, IsNoneWhereNoDocumentCouldHaveFewerTopics) {
  EXPECT_TRUE(wide(16, 1000).all());
  EXPECT_FALSE(wide(17, 1000).all());
  EXPECT_TRUE(narrow(4, 1000).all());
  EXPECT_FALSE(narrow(5, 1000).all());
  EXPECT_FALSE(narrow(16, 1000, {.tokens_per_topic_at_end = 1}).all());
  EXPECT_TRUE(narrow(16, 1000, {.tokens_per_topic_at_end = 0}).all());
  EXPECT_TRUE(wide(256, 1000, {.tokens_per_topic = 0}).all());
  EXPECT_FALSE(wide(257, 1000, {.tokens_per_topic = 0}).all());
  EXPECT_FALSE(wide(16, 1000, {.most_topics = 7}).all());
}

}  // namespace
}  // namespace ldavi
