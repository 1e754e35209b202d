// SPDX-License-Identifier: Apache-2.0
#include "cli/topic_listing.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/sample_model.hpp"
#include "unit/cli/cli_testing.hpp"

namespace ldavi::cli {
namespace {

const std::vector<std::size_t> kAll{0, 1, 2};

/// One topic over words that the test names, each half as probable as the one before.
TopicModel model_of(const Words& terms) {
  TopicModel model = sample_model();
  model.lambda = Matrix(terms.size(), 1);
  float weight = 1024.0F;
  for (std::size_t term = 0; term < terms.size(); ++term, weight /= 2) model.lambda(term, 0) = weight;
  model.document_prior = DirichletPrior{{1.0}};
  const std::vector<std::uint64_t> ones(terms.size(), 1);
  model.vocabulary = Vocabulary(terms, ones, ones);
  return model;
}

TEST(TopicListing, WritesALineATopic) {
  // Of 28 counts without eta, topic 0 has 3, topic 1 has 18 and topic 2 has 6: 27.
  EXPECT_EQ(topic_listing(sample_model(), kAll, 3, 0),
            "topic   share  words\n"
            "    0  11.1 %  bread été apple\n"
            "    1  66.7 %  apple choir dance\n"
            "    2  22.2 %  dance été choir\n");
}

TEST(TopicListing, TakesTheTopicsInTheOrderGiven) {
  const std::string text = topic_listing(sample_model(), std::vector<std::size_t>{2, 0}, 1, 0);

  EXPECT_EQ(text, "topic   share  words\n    2  22.2 %  dance\n    0  11.1 %  bread\n");
}

TEST(TopicListing, ShowsAllWordsWhereThereAreFewerThanAskedFor) {
  EXPECT_EQ(lines_of(topic_listing(sample_model(), kAll, 1'000'000, 0)).at(2), "    1  66.7 %  apple choir dance bread été");
}

TEST(TopicListing, EndsALineAtTheWidth) {
  const TopicModel model = model_of({"alpha", "beta", "gamma", "delta"});
  const std::vector<std::size_t> topics{0};

  EXPECT_EQ(lines_of(topic_listing(model, topics, 4, 32)).at(1), "    0 100.0 %  alpha beta gamma");
  EXPECT_EQ(lines_of(topic_listing(model, topics, 4, 31)).at(1), "    0 100.0 %  alpha beta gamma");
  EXPECT_EQ(lines_of(topic_listing(model, topics, 4, 30)).at(1), "    0 100.0 %  alpha beta");
}

TEST(TopicListing, KeepsTheFirstWordInANarrowTerminal) {
  EXPECT_EQ(lines_of(topic_listing(model_of({"alpha", "beta"}), std::vector<std::size_t>{0}, 2, 5)).at(1),
            "    0 100.0 %  alpha");
}

TEST(TopicListing, CountsWideCharactersTwiceAndAccentsOnce) {
  const std::vector<std::size_t> topics{0};

  EXPECT_EQ(lines_of(topic_listing(model_of({"自然", "語言"}), topics, 2, 24)).at(1), "    0 100.0 %  自然 語言");
  EXPECT_EQ(lines_of(topic_listing(model_of({"自然", "語言"}), topics, 2, 23)).at(1), "    0 100.0 %  自然");
  EXPECT_EQ(lines_of(topic_listing(model_of({"été", "été2"}), topics, 2, 23)).at(1), "    0 100.0 %  été été2");
}

TEST(TopicListing, ShowsNoControlCharactersOfATerm) {
  const std::string text = topic_listing(model_of({"a\x1b[31m", "\u202eb"}), std::vector<std::size_t>{0}, 2, 0);

  EXPECT_NE(text.find("a\\u{1b}[31m \\u{202e}b"), std::string::npos) << text;
}

TEST(TopicDetail, WritesALineAWord) {
  // Topic 1: lambda 9.1, 0.1, 5.1, 4.1, 0.1 of 18.5.
  EXPECT_EQ(topic_detail(sample_model(), 1, 3),
            "topic 1, 66.7 % of the words\n"
            "\n"
            "   49.19 %  apple\n"
            "   27.57 %  choir\n"
            "   22.16 %  dance\n");
}

TEST(TopicDetail, ShowsNoControlCharactersOfATerm) {
  EXPECT_EQ(topic_detail(model_of({"a\x1b[31m"}), 0, 3).find('\x1b'), std::string::npos);
}

TEST(TopicJson, HoldsIdNamePrevalenceAndWords) {
  const std::string text = topic_json(sample_model(), std::vector<std::size_t>{1}, 2);

  EXPECT_EQ(text.substr(0, 42), "{\n  \"topics\": [\n    {\n      \"id\": 1,\n     ") << text;
  EXPECT_NE(text.find("\"name\": \""), std::string::npos);
  EXPECT_NE(text.find("\"prevalence\": 0.666"), std::string::npos) << text;
  EXPECT_NE(text.find("\"term\": \"apple\",\n          \"probability\": 0.491"), std::string::npos) << text;
  EXPECT_NE(text.find("\"term\": \"choir\""), std::string::npos);
  EXPECT_EQ(text.find("\"term\": \"dance\""), std::string::npos);
  EXPECT_EQ(text.substr(text.size() - 2), "}\n");
}

TEST(TopicJson, IsAnEmptyListForNoTopic) { EXPECT_EQ(topic_json(sample_model(), {}, 2), "{\n  \"topics\": []\n}\n"); }

}  // namespace
}  // namespace ldavi::cli
