// SPDX-License-Identifier: Apache-2.0
// The oracle is held against what is known without it: constants, exact probabilities of tiny worlds, its own bound.
#include <gtest/gtest.h>

#include <cmath>

#include "support/oracle_lda.hpp"

namespace ldavi::oracle {
namespace {

constexpr Real kEuler = 0.577215664901532860606512090082402431L;
constexpr Real kLog2 = 0.693147180559945309417232121458176568L;

/// EXPECT_NEAR is for double.
testing::AssertionResult near(Real value, Real expected, Real tolerance) {
  if (std::abs(value - expected) <= tolerance) return testing::AssertionSuccess();
  return testing::AssertionFailure() << value << " is not " << expected;
}

const CountRows kTiny{{2, 0, 1}, {0, 2, 0}, {1, 1, 1}};  // eight tokens: 256 assignments of two topics

Topics some_topics(std::size_t num_topics) {
  Topics topics{{}, Vector(num_topics, 0.4L), 0.2L};
  for (std::size_t w = 0; w < 3; ++w) {
    topics.lambda.emplace_back();
    for (std::size_t k = 0; k < num_topics; ++k) topics.lambda.back().push_back(0.3L + static_cast<Real>((w + 2 * k) % 3));
  }
  return topics;
}

TEST(OracleDigamma, HasItsKnownValues) {
  EXPECT_TRUE(near(digamma(1), -kEuler, 1e-18L));
  EXPECT_TRUE(near(digamma(0.5L), -kEuler - 2 * kLog2, 1e-18L));
  EXPECT_TRUE(near(digamma(10), 7129.0L / 2520 - kEuler, 1e-18L));
  EXPECT_TRUE(near(digamma(1e-3L), -1000.57557193181L, 1e-10L));
}

TEST(OracleDigamma, IsTheSlopeOfLogGamma) {
  for (const Real x : {0.3L, 2.0L, 25.0L, 1000.0L})
    EXPECT_TRUE(near((log_gamma(x + 1e-5L) - log_gamma(x - 1e-5L)) / 2e-5L, digamma(x), 1e-8L));
}

TEST(OracleBound, IsTheEvidenceWhereOneTopicLeavesNothingUncertain) {
  Topics topics = some_topics(1);
  const Mixtures mixtures = e_step(kTiny, topics, 1);
  topics.lambda = m_step(kTiny, mixtures, topics);

  EXPECT_TRUE(near(bound(kTiny, mixtures, topics), log_evidence(kTiny, topics.alpha, topics.eta), 1e-15L));
}

TEST(OracleBound, IsNeverAboveTheEvidence) {
  Topics topics = some_topics(2);
  const Real evidence = log_evidence(kTiny, topics.alpha, topics.eta);
  for (int pass = 0; pass < 20; ++pass) {
    const Mixtures mixtures = e_step(kTiny, topics, 10);
    EXPECT_LT(bound(kTiny, mixtures, topics), evidence) << pass;
    topics.lambda = m_step(kTiny, mixtures, topics);
  }
}

TEST(OracleEvidence, SumsToOneOverAllDocumentsOfALength) {
  Real sum = 0;  // of two tokens, in their order, over three terms
  for (const CountRows& counts : {CountRows{{2, 0, 0}}, CountRows{{0, 2, 0}}, CountRows{{0, 0, 2}}}) {
    sum += std::exp(log_evidence(counts, {0.4L, 0.7L}, 0.2L));
  }
  for (const CountRows& counts : {CountRows{{1, 1, 0}}, CountRows{{1, 0, 1}}, CountRows{{0, 1, 1}}}) {
    sum += 2 * std::exp(log_evidence(counts, {0.4L, 0.7L}, 0.2L));
  }

  EXPECT_TRUE(near(sum, 1, 1e-15L));
}

TEST(OracleUpdates, OfMixturesAndTopicsNeverLowerTheBound) {
  const CountRows counts = random_counts(4, 3, 3);
  Topics topics = some_topics(3);
  for (int updates = 1; updates < 12; ++updates) {
    EXPECT_GE(bound(counts, e_step(counts, topics, updates + 1), topics),
              bound(counts, e_step(counts, topics, updates), topics));
  }
  const Mixtures mixtures = e_step(counts, topics, 3);
  Topics next = topics;
  next.lambda = m_step(counts, mixtures, topics);
  EXPECT_GE(bound(counts, mixtures, next), bound(counts, mixtures, topics));
}

TEST(OracleUpdates, EndWhereTheBoundHasNoSlope) {
  const CountRows counts = random_counts(1, 3, 3);
  const Topics topics = some_topics(3);
  Mixtures mixtures = e_step(counts, topics, 3000);
  for (Real& gamma : mixtures.gamma[0]) {
    const Real at = gamma;
    gamma = at + 1e-5L;
    const Real above = bound(counts, mixtures, topics);
    gamma = at - 1e-5L;
    const Real below = bound(counts, mixtures, topics);
    gamma = at;
    EXPECT_TRUE(near((above - below) / 2e-5L, 0, 1e-9L));
  }
}

TEST(OracleCvb0, InAsManyBlocksAsDocumentsIsTheSequentialPass) {
  const CountRows counts = random_counts(5, 6, 3);
  std::vector<Rows> start(5, Rows(6, {0.2L, 0.3L, 0.5L}));
  start[2][3] = {0.9L, 0.1L, 0.0L};
  Collapsed sequential = collapsed(counts, start);
  Collapsed in_blocks = collapsed(counts, start);
  for (int pass = 0; pass < 5; ++pass) {
    cvb0_pass(counts, {0.1L, 0.2L, 0.3L}, 0.05L, sequential);
    cvb0_pass_in_blocks(counts, {0.1L, 0.2L, 0.3L}, 0.05L, 5, in_blocks);
  }

  for (std::size_t w = 0; w < 6; ++w) {
    for (std::size_t k = 0; k < 3; ++k) EXPECT_TRUE(near(sequential.term_counts[w][k], in_blocks.term_counts[w][k], 1e-15L));
  }
}

}  // namespace
}  // namespace ldavi::oracle
