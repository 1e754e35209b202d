// SPDX-License-Identifier: Apache-2.0
#include "ldavi/model/topic_model.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "support/sample_model.hpp"

namespace ldavi {
namespace {

TEST(TopicTotals, AreTheColumnSumsOfLambda) {
  const std::vector<double> totals = topic_totals(sample_model());
  ASSERT_EQ(totals.size(), 3U);
  EXPECT_NEAR(totals[0], 3.5, 1e-6);
  EXPECT_NEAR(totals[1], 18.5, 1e-6);
  EXPECT_NEAR(totals[2], 6.5, 1e-6);
}

TEST(Prevalence, IsTheShareOfCountsWithoutThePrior) {
  const std::vector<double> shares = prevalence(sample_model());
  EXPECT_NEAR(shares[0], 3.0 / 27.0, 1e-6);
  EXPECT_NEAR(shares[1], 18.0 / 27.0, 1e-6);
  EXPECT_NEAR(std::accumulate(shares.begin(), shares.end(), 0.0), 1.0, 1e-12);
}

TEST(Prevalence, IsEvenWhereNoTopicHasACount) {
  TopicModel model = sample_model();
  for (std::size_t term = 0; term < 5; ++term) std::fill_n(model.lambda.row(term), 3, 0.1F);
  for (const double share : prevalence(model)) EXPECT_NEAR(share, 1.0 / 3.0, 1e-5);
}

TEST(TopicTermProbabilities, HaveARowATopicThatSumsToOne) {
  const Matrix probabilities = topic_term_probabilities(sample_model());
  ASSERT_EQ(probabilities.rows(), 3U);
  ASSERT_EQ(probabilities.cols(), 5U);
  for (std::size_t k = 0; k < 3; ++k) {
    const auto row = probabilities.row_span(k);
    EXPECT_NEAR(std::accumulate(row.begin(), row.end(), 0.0), 1.0, 1e-6);
  }
  EXPECT_NEAR(probabilities(1, 0), 9.1 / 18.5, 1e-6);
}

TEST(TopTerms, ComeByFallingProbabilityAndTiesByNumber) {
  const std::vector<WeightedTerm> terms = top_terms(sample_model(), 0, 4);
  ASSERT_EQ(terms.size(), 4U);
  EXPECT_EQ(terms[0].term, 1U);
  EXPECT_EQ(terms[1].term, 4U);
  EXPECT_EQ(terms[2].term, 0U);
  EXPECT_EQ(terms[3].term, 2U);
}

TEST(TopTerms, AreNoMoreThanTheVocabulary) { EXPECT_EQ(top_terms(sample_model(), 0, 99).size(), 5U); }

TEST(TopicNames, PreferWordsThatAreAtHomeInTheTopic) {
  const std::vector<std::string> names = topic_names(sample_model());
  ASSERT_EQ(names.size(), 3U);
  EXPECT_EQ(names[1].substr(0, 5), "apple");
  EXPECT_EQ(names[0].substr(0, 5), "bread");
}

TEST(OrderTopics, SortsByPrevalenceAndTakesThePriorAlong) {
  TopicModel model = sample_model();
  order_topics(model);
  const std::vector<double> shares = prevalence(model);
  EXPECT_TRUE(std::is_sorted(shares.rbegin(), shares.rend()));
  EXPECT_EQ(std::get<DirichletPrior>(model.document_prior).alpha, (std::vector<double>{0.25, 0.125, 0.5}));
  EXPECT_FLOAT_EQ(model.lambda(0, 0), 9.1F);
}

TEST(OrderTopics, ReordersMeanAndCovarianceTogether) {
  TopicModel model = sample_model();
  model.document_prior = LogisticNormalPrior{{0.0, 1.0, 2.0}, {0, 1, 2, 10, 11, 12, 20, 21, 22}};
  order_topics(model);
  const auto& prior = std::get<LogisticNormalPrior>(model.document_prior);
  EXPECT_EQ(prior.mean, (std::vector<double>{1.0, 2.0, 0.0}));
  EXPECT_EQ(prior.covariance, (std::vector<double>{11, 12, 10, 21, 22, 20, 1, 2, 0}));
}

TEST(ModelProblems, AreNoneInASoundModel) { EXPECT_TRUE(problems(sample_model()).empty()); }

TEST(ModelProblems, NameANumberThatIsNotPositive) {
  for (const float bad : {0.0F, -1.0F, std::nanf(""), std::numeric_limits<float>::infinity()}) {
    TopicModel model = sample_model();
    model.lambda(2, 1) = bad;
    ASSERT_EQ(problems(model).size(), 1U) << bad;
    EXPECT_NE(problems(model).front().find("term 2"), std::string::npos);
  }
}

TEST(TopicModel, IsNoModelWithACovarianceThatIsNone) {
  TopicModel model = sample_model();
  for (const std::vector<double>& bad : {std::vector<double>{2, -1, -1, -1, 2, -1, -1, -1.5, 2},  // not symmetric
                                         std::vector<double>{-2, 1, 1, 1, -2, 1, 1, 1, -2},       // negative
                                         std::vector<double>(9, 0.0)}) {                          // nothing varies
    model.document_prior = LogisticNormalPrior{{0, 0, 0}, bad};
    ASSERT_EQ(problems(model).size(), 1U);
    EXPECT_NE(problems(model).front().find("covariance"), std::string::npos);
  }
  model.document_prior = LogisticNormalPrior{{0, 0, 0}, {2, -1, -1, -1, 2, -1, -1, -1, 2}};
  EXPECT_TRUE(problems(model).empty());
}

TEST(ModelProblems, NameAPriorOutOfItsRange) {
  for (const double bad : {0.0, -1.0, 9e-7, 1.1e6, std::nan(""), std::numeric_limits<double>::infinity()}) {
    TopicModel model = sample_model();
    model.eta = bad;
    ASSERT_EQ(problems(model).size(), 1U) << bad;
    EXPECT_NE(problems(model).front().find("eta"), std::string::npos);
    model = sample_model();
    model.document_prior = DirichletPrior{{0.5, bad, 0.5}};
    ASSERT_EQ(problems(model).size(), 1U) << bad;
    EXPECT_NE(problems(model).front().find("alpha"), std::string::npos);
  }
  TopicModel model = sample_model();
  model.document_prior = DirichletPrior{{1e-6, 1e6, 1}};
  EXPECT_TRUE(problems(model).empty());
}

TEST(ModelProblems, NameATopicWhoseSumNoFloatHolds) {
  TopicModel model = sample_model();
  model.lambda(0, 1) = model.lambda(3, 1) = 3e38F;
  ASSERT_EQ(problems(model).size(), 1U);
  EXPECT_NE(problems(model).front().find("topic 1"), std::string::npos);
}

TEST(ModelProblems, NameABoundThatIsNotFinite) {
  TopicModel model = sample_model();
  model.provenance.bound = std::nan("");
  ASSERT_EQ(problems(model).size(), 1U);
  EXPECT_NE(problems(model).front().find("bound"), std::string::npos);
}

TEST(ModelProblems, NameAPriorOfTheWrongLength) {
  TopicModel model = sample_model();
  model.document_prior = DirichletPrior{{0.1}};
  EXPECT_EQ(problems(model).size(), 1U);
}

}  // namespace
}  // namespace ldavi
