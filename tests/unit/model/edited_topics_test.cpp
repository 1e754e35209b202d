// SPDX-License-Identifier: Apache-2.0
#include "model/edited_topics.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "ldavi/model/relevant_terms.hpp"
#include "support/sample_model.hpp"

namespace ldavi {
namespace {

TopicModel edited_model(std::vector<Edit> edits) {
  TopicModel model = sample_model();
  model.edits = std::move(edits);
  return model;
}

const Edit kMerge{EditAction::kMerge, {1, 2}};
const Edit kDrop{EditAction::kDropWord, {}, "apple"};

TEST(EditedTopics, AddUpCountsAndHaveThePriorOnce) {
  const TopicModel model = edited_model({kMerge});
  const EditedTopics topics(model);
  EXPECT_NEAR(topics.weight(3, 1), 4.1 + 3.1 - 0.1, 1e-6);
  EXPECT_NEAR(topics.weight(1, 1), 0.1, 1e-6);
  EXPECT_NEAR(topics.weight(3, 2), 3.1, 1e-6);
  EXPECT_NEAR(topics.weights_of(1)[2], 5.1 + 1.1 - 0.1, 1e-6);
}

TEST(EditedTopics, HaveOnlyThePriorWhereNothingIsLeft) {
  const TopicModel model = edited_model({kMerge, kDrop});
  const Matrix weights = EditedTopics(model).weights();
  EXPECT_FLOAT_EQ(weights(3, 1), 7.1F);
  EXPECT_FLOAT_EQ(weights(3, 2), 0.1F);
  EXPECT_FLOAT_EQ(weights(0, 1), 0.1F);
  EXPECT_FLOAT_EQ(weights(1, 0), 2.1F);
}

TEST(EditedTopics, ShowTheWordsThatAreLeft) {
  const TopicModel model = edited_model({kDrop});
  EXPECT_EQ(EditedTopics(model).shown_terms(), (std::vector<std::uint32_t>{1, 2, 3, 4}));
}

TEST(EditedTopics, OfAModelAreWhatIsMadeOfIt) {
  const TopicModel plain = sample_model();
  const TopicModel model = edited_model({kMerge, kDrop, {EditAction::kName, {1}, "culture"}});
  EXPECT_NEAR(topic_totals(model)[1], topic_totals(plain)[1] + topic_totals(plain)[2] - 0.5 - 9.0, 1e-6);
  EXPECT_NEAR(topic_totals(model)[0], topic_totals(plain)[0], 1e-6);
  EXPECT_NEAR(prevalence(model)[1], 15.0 / 18.0, 1e-6);
  EXPECT_EQ(prevalence(model)[2], 0.0);
  EXPECT_NEAR(topic_term_probabilities(model)(1, 3), 7.1 / topic_totals(model)[1], 1e-6);
  EXPECT_EQ(topic_names(model)[1], "culture");
  EXPECT_EQ(topic_names(model)[0].find("apple"), std::string::npos);
  for (const WeightedTerm& word : top_terms(model, 1, 9)) EXPECT_NE(word.term, 0U);
  EXPECT_EQ(top_terms(model, 1, 9).size(), 4U);
  EXPECT_NEAR(top_terms(model, 1, 1)[0].probability, 7.1 / topic_totals(model)[1], 1e-6);
  EXPECT_EQ(RelevantTerms(model).top(1, 9).size(), 4U);
}

TEST(EditedTopics, AreAsIfADroppedWordHadNeverBeenSeen) {
  const TopicModel model = edited_model({kDrop});
  TopicModel unseen = sample_model();
  for (std::size_t k = 0; k < 3; ++k) unseen.lambda(0, k) = static_cast<float>(unseen.eta);
  const Matrix probabilities = topic_term_probabilities(model);
  const Matrix expected = topic_term_probabilities(unseen);
  for (std::size_t k = 0; k < 3; ++k) {
    EXPECT_NEAR(topic_totals(model)[k], topic_totals(unseen)[k], 1e-6) << k;
    EXPECT_NEAR(prevalence(model)[k], prevalence(unseen)[k], 1e-6) << k;
    double sum = 0.0;
    for (std::size_t term = 0; term < 5; ++term) {
      EXPECT_NEAR(probabilities(k, term), expected(k, term), 1e-6) << k << ' ' << term;
      sum += static_cast<double>(probabilities(k, term));
    }
    EXPECT_NEAR(sum, 1.0, 1e-6) << k;
  }
  EXPECT_NEAR(top_terms(model, 1, 1)[0].probability, 5.1 / 9.5, 1e-6);
}

TEST(EditedTopics, ShareWhatIsMerged) {
  const TopicModel plain = sample_model();
  EXPECT_NEAR(prevalence(edited_model({kMerge}))[1], prevalence(plain)[1] + prevalence(plain)[2], 1e-12);
}

TEST(EditedTopics, AreAsRelevantAsIfTheyHadBeenLearnedSo) {
  const TopicModel model = edited_model({kMerge});
  const std::vector<double> totals = topic_totals(model);
  const std::vector<double> shares = prevalence(model);
  const WeightedTerm word{3, 7.1 / totals[1]};
  const double overall = shares[0] * 0.1 / totals[0] + shares[1] * 7.1 / totals[1];
  const double expected = 0.6 * std::log(word.probability) + 0.4 * std::log(word.probability / overall);
  EXPECT_NEAR(EditedTopics(model).relevance(word, totals, shares), expected, 1e-6);
  EXPECT_NEAR(RelevantTerms(model).relevance(word), expected, 1e-6);
}

TEST(EditedTopics, AreProblemsWhereEditsDoNotFit) {
  EXPECT_TRUE(problems(edited_model({kMerge})).empty());
  EXPECT_EQ(problems(edited_model({kMerge, kMerge})).size(), 1U);
}

}  // namespace
}  // namespace ldavi
