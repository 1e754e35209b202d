// SPDX-License-Identifier: Apache-2.0
#include "ldavi/model/relevant_terms.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "ldavi/base/error.hpp"
#include "model/edited_topics.hpp"
#include "support/sample_model.hpp"

namespace ldavi {
namespace {

TEST(RelevantTerms, AreInTheOrderOfTheirRelevance) {
  const TopicModel model = sample_model();
  const std::vector<double> totals = topic_totals(model);
  const std::vector<double> shares = prevalence(model);
  const EditedTopics topics(model);
  const RelevantTerms relevant(model);
  for (std::size_t k = 0; k < model.num_topics(); ++k) {
    std::vector<WeightedTerm> expected = top_terms(model, k, 5);
    std::sort(expected.begin(), expected.end(), [&](const WeightedTerm& a, const WeightedTerm& b) {
      return topics.relevance(a, totals, shares) > topics.relevance(b, totals, shares);
    });
    const std::vector<WeightedTerm> found = relevant.top(k, 4);
    ASSERT_EQ(found.size(), 4U);
    for (std::size_t i = 0; i < found.size(); ++i) {
      EXPECT_EQ(found[i].term, expected[i].term) << k;
      EXPECT_EQ(found[i].probability, expected[i].probability);
      EXPECT_EQ(relevant.relevance(found[i]), topics.relevance(expected[i], totals, shares));
    }
  }
}

TEST(RelevantTerms, AreOfMixturesAsOfTopics) {
  const TopicModel model = sample_model();
  const RelevantTerms relevant(model);
  const std::vector<WeightedTerm> of_topic = relevant.top(1, 4);
  const std::vector<WeightedTerm> of_mixture = relevant.top_of_mixture(std::vector<double>{0.0, 1.0, 0.0}, 4);
  for (std::size_t i = 0; i < 4; ++i) EXPECT_EQ(of_mixture[i].term, of_topic[i].term);
  const Matrix phi = topic_term_probabilities(model);
  for (const WeightedTerm& term : relevant.top_of_mixture(std::vector<double>{0.25, 0.0, 0.75}, 3)) {
    EXPECT_NEAR(term.probability, 0.25 * static_cast<double>(phi(0, term.term)) + 0.75 * static_cast<double>(phi(2, term.term)),
                1e-6);
  }
  EXPECT_THROW(relevant.top_of_mixture(std::vector<double>{1.0}, 3), InvalidArgument);
}

TEST(RelevantTerms, PutAWordOfTheTopicBeforeAMoreFrequentOneOfAll) {
  TopicModel model = sample_model();
  model.lambda = Matrix(3, 2);
  constexpr float kLambda[3][2] = {{30.1F, 30.1F}, {25.1F, 0.1F}, {0.1F, 0.1F}};
  for (std::size_t term = 0; term < 3; ++term) {
    for (std::size_t k = 0; k < 2; ++k) model.lambda(term, k) = kLambda[term][k];
  }
  model.document_prior = DirichletPrior{{0.5, 0.5}};
  model.vocabulary = Vocabulary({"all", "own", "none"}, {1, 1, 1}, {1, 1, 1});
  EXPECT_EQ(top_terms(model, 0, 1)[0].term, 0U);
  EXPECT_EQ(RelevantTerms(model).top(0, 1)[0].term, 1U);
}

TEST(RelevantTerms, AreAllOfASmallVocabulary) {
  const TopicModel model = sample_model();
  EXPECT_EQ(RelevantTerms(model).top(0, 1'000'000).size(), 5U);
  EXPECT_TRUE(RelevantTerms(model).top(0, 0).empty());
}

TEST(RelevantTerms, OfEqualOnesTheLowerIsFirst) {
  TopicModel model = sample_model();
  for (std::size_t term = 0; term < 5; ++term) {
    for (std::size_t k = 0; k < 3; ++k) model.lambda(term, k) = 1.0F;
  }
  const std::vector<WeightedTerm> found = RelevantTerms(model).top(1, 3);
  for (std::uint32_t i = 0; i < 3; ++i) EXPECT_EQ(found[i].term, i);
}

}  // namespace
}  // namespace ldavi
