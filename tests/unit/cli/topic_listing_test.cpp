// SPDX-License-Identifier: Apache-2.0
#include "cli/topic_listing.hpp"

#include <gtest/gtest.h>

#include "support/sample_model.hpp"
#include "unit/cli/cli_testing.hpp"

namespace ldavi::cli {
namespace {

constexpr std::size_t kTopics[] = {1, 0};

TEST(TopicListing, HasALineATopicInTheOrderAsked) {
  EXPECT_EQ(topic_listing(sample_model(), kTopics, 2, 0),
            "topic   share  words\n"
            "    1  66.7 %  apple choir\n"
            "    0  11.1 %  bread été\n");
}

TEST(TopicListing, KeepsWithinTheWidthButShowsAWord) {
  EXPECT_EQ(lines_of(topic_listing(sample_model(), kTopics, 5, 24))[1], "    1  66.7 %  apple");
  EXPECT_EQ(lines_of(topic_listing(sample_model(), kTopics, 5, 3))[1], "    1  66.7 %  apple");
}

TEST(TopicListing, CountsWideCharactersTwice) {
  TopicModel model = sample_model();
  model.vocabulary = Vocabulary({"自然", "bread", "语言", "dance", "x"}, {1, 1, 1, 1, 1}, {1, 1, 1, 1, 1});
  EXPECT_EQ(lines_of(topic_listing(model, kTopics, 5, 20))[1], "    1  66.7 %  自然");
}

TEST(TopicListing, ObeysNoTerm) {
  TopicModel model = sample_model();
  model.vocabulary = Vocabulary({"\x1B[31mred", "b", "c", "d", "e"}, {1, 1, 1, 1, 1}, {1, 1, 1, 1, 1});
  EXPECT_EQ(topic_listing(model, kTopics, 1, 0).find('\x1B'), std::string::npos);
}

TEST(TopicDetail, ShowsProbabilities) {
  const Words lines = lines_of(topic_detail(sample_model(), 1, 2));
  ASSERT_EQ(lines.size(), 4U);
  EXPECT_EQ(lines[0], "topic 1, 66.7 % of the words");
  EXPECT_EQ(lines[2], "   49.19 %  apple");
}

TEST(TopicJson, HoldsIdNamePrevalenceAndWords) {
  const std::string json = topic_json(sample_model(), kTopics, 1);
  EXPECT_NE(json.find("\"id\": 1"), std::string::npos);
  EXPECT_NE(json.find("\"name\": \"apple"), std::string::npos);
  EXPECT_NE(json.find("\"prevalence\": 0.666"), std::string::npos);
  EXPECT_NE(json.find("\"term\": \"bread\""), std::string::npos);
}

}  // namespace
}  // namespace ldavi::cli
