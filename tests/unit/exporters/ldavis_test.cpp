// SPDX-License-Identifier: Apache-2.0
#include "ldavi/exporters/ldavis.hpp"

#include <gtest/gtest.h>

#include "ldavi/base/error.hpp"
#include "support/sample_model.hpp"
#include "unit/exporters/exported.hpp"

namespace ldavi {
namespace {

using Tokens = std::vector<double>;

std::string page_of(const TopicModel& model, const Tokens& tokens) {
  return exported([&](const ByteSink& sink) { write_ldavis(model, tokens, sink); });
}

std::size_t count_of(const std::string& text, std::string_view what) {
  std::size_t count = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++count;
  return count;
}

TEST(Ldavis, HasWhatThePageLoads) {
  const std::string json = page_of(sample_model(), {6.0, 18.0, 6.0});
  for (const char* key : {"mdsDat", "tinfo", "token.table", "R", "lambda.step", "plot.opts", "topic.order"})
    EXPECT_NE(json.find("\"" + std::string(key) + "\": "), std::string::npos) << key;
  EXPECT_NE(json.find("\"topics\": [1, 2, 3], \"cluster\": [1, 1, 1], \"Freq\": [20, 60, 20]"), std::string::npos);
  EXPECT_NE(json.find("\"R\": 5, "), std::string::npos);
  EXPECT_TRUE(json.ends_with("\"topic.order\": [1, 2, 3]}\n"));
}

/// Each of five words for all words and for three topics.
TEST(Ldavis, ShowsEachWordOfASmallVocabulary) {
  const std::string json = page_of(sample_model(), {6.0, 18.0, 6.0});
  EXPECT_EQ(count_of(json, "\"Default\""), 5U);
  for (const char* topic : {"\"Topic1\"", "\"Topic2\"", "\"Topic3\""}) EXPECT_EQ(count_of(json, topic), 5U);
}

TopicModel broad_model(std::size_t num_terms, std::size_t num_topics) {
  TopicModel model = sample_model();
  model.lambda = Matrix(num_terms, num_topics);
  std::vector<std::string> terms;
  for (std::size_t term = 0; term < num_terms; ++term) {
    terms.push_back("w" + std::to_string(term));
    for (std::size_t k = 0; k < num_topics; ++k) model.lambda(term, k) = 0.5F + static_cast<float>((term * 7 + k * 31) % 97);
  }
  model.document_prior = DirichletPrior{std::vector<double>(num_topics, 0.1)};
  model.vocabulary = Vocabulary(terms, std::vector<std::uint64_t>(num_terms, 1), std::vector<std::uint64_t>(num_terms, 1));
  return model;
}

TEST(Ldavis, ShowsThirtyWordsAtATime) {
  const std::string json = page_of(broad_model(400, 2), {1000.0, 3000.0});
  EXPECT_EQ(count_of(json, "\"Default\""), 30U);
  EXPECT_GE(count_of(json, "\"Topic1\""), 30U);
  EXPECT_LT(count_of(json, "\"Topic1\""), 400U);
  EXPECT_NE(json.find("\"R\": 30, "), std::string::npos);
}

TEST(Ldavis, TakesOneTopic) {
  const std::string json = page_of(broad_model(50, 1), {100.0});
  EXPECT_NE(json.find("{\"x\": [0], \"y\": [0], \"topics\": [1], \"cluster\": [1], \"Freq\": [100]}"), std::string::npos);
  EXPECT_EQ(json.find("null"), std::string::npos);
}

TEST(Ldavis, TakesATopicThatIsEmpty) {
  const std::string json = page_of(sample_model(), {6.0, 0.0, 6.0});
  EXPECT_NE(json.find("\"Freq\": [50, 0, 50]"), std::string::npos);
  EXPECT_EQ(json.find("null"), std::string::npos);
}

TEST(Ldavis, ShowsTopicsAsEdited) {
  TopicModel model = sample_model();
  model.edits = {{EditAction::kMerge, {1, 2}, ""}, {EditAction::kDropWord, {}, "choir"}};
  const std::string json = page_of(model, {6.0, 18.0, 0.0});
  EXPECT_NE(json.find("\"Freq\": [25, 75, 0]"), std::string::npos) << json;
  EXPECT_EQ(json.find("choir"), std::string::npos);
  EXPECT_NE(json.find("\"R\": 4, "), std::string::npos);
  // Two topics on the x axis, the third where the second is.
  const std::string x = json.substr(json.find("[") + 1, json.find("]") - json.find("[") - 1);
  const std::size_t first = x.find(", ");
  const std::size_t second = x.find(", ", first + 1);
  EXPECT_EQ(x.substr(first + 2, second - first - 2), x.substr(second + 2)) << x;
  EXPECT_NE(json.find("\"y\": [0, 0, 0]"), std::string::npos) << json;
}

TEST(Ldavis, MayStandInAScript) {
  TopicModel model = sample_model();
  model.vocabulary = Vocabulary({"</script>", "bread", "choir", "dance", "été"}, {4, 2, 5, 6, 3}, {9, 2, 6, 7, 3});
  const std::string json = page_of(model, {6.0, 18.0, 6.0});
  EXPECT_EQ(json.find('<'), std::string::npos);
  EXPECT_NE(json.find("\\u003c/script>"), std::string::npos);
}

TEST(Ldavis, NeedsTokens) {
  EXPECT_THROW(page_of(sample_model(), {1.0, 2.0}), InvalidArgument);
  EXPECT_THROW(page_of(sample_model(), {1.0, 2.0, -1.0}), InvalidArgument);
  EXPECT_THROW(page_of(sample_model(), {0.0, 0.0, 0.0}), InvalidArgument);
}

}  // namespace
}  // namespace ldavi
