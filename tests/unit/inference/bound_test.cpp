// SPDX-License-Identifier: Apache-2.0
#include "inference/bound.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "ldavi/base/matrix.hpp"
#include "ldavi/base/random.hpp"
#include "ldavi/math/dirichlet.hpp"
#include "support/oracle_lda.hpp"
#include "support/random_purposes.hpp"

namespace ldavi {
namespace {

constexpr double kRelativeError = 1e-9;
constexpr std::size_t kTerms = 13;
constexpr double kEta = 0.0625;

const LogGammaKernels& kernels() { return log_gamma_kernels(choose_simd_target()); }

double sum(const oracle::Vector& values) {
  return static_cast<double>(std::accumulate(values.begin(), values.end(), oracle::Real{0}));
}

/// Topics as the oracle and as the floor under test hold them. 21 topics make rows with padding.
class TopicBound : public testing::TestWithParam<std::size_t> {
 protected:
  TopicBound() : lambda_(kTerms, GetParam()) {
    topics_.alpha.assign(GetParam(), 0.1L);
    topics_.eta = kEta;
    RandomStream random(1, kPlantedTopics, 0);
    for (std::size_t w = 0; w < kTerms; ++w) {
      topics_.lambda.emplace_back();
      for (std::size_t k = 0; k < GetParam(); ++k) {
        lambda_(w, k) = static_cast<float>(kEta + (random.below(2) == 0 ? 0.0 : 30.0 * random.uniform()));
        topics_.lambda.back().push_back(static_cast<oracle::Real>(lambda_(w, k)));
      }
      sums_ += topic_sums(kernels(), lambda_.row_span(w));
    }
    for (const oracle::Real total : oracle::topic_totals(topics_.lambda)) totals_.push_back(static_cast<double>(total));
  }

  Matrix lambda_;
  oracle::Topics topics_;
  TopicSums sums_;
  std::vector<double> totals_;
};

TEST_P(TopicBound, IsTheOraclesPriorAndEntropyOfTheTopics) {
  const auto expected = static_cast<double>(oracle::expected_log_topic_prior(topics_) + oracle::entropy_of_topics(topics_));

  EXPECT_NEAR(topic_bound(sums_, totals_, kEta, kTerms), expected, kRelativeError * std::abs(expected));
}

TEST_P(TopicBound, SumsTheExpectedLogTopics) {
  double expected = 0.0;
  for (const oracle::Vector& row : oracle::expected_log_topics(topics_.lambda)) expected += sum(row);

  EXPECT_NEAR(expected_log_topics(sums_, totals_, kTerms), expected, kRelativeError * std::abs(expected));
}

INSTANTIATE_TEST_SUITE_P(Topics, TopicBound, testing::Values(1, 3, 16, 21));

TEST(MixtureBound, IsTheOraclesPriorAndEntropyOfAMixtureWithoutDigammaOfTheTotal) {
  // Dyadic numbers: gamma is exact as float, and sum gamma = sum alpha + tokens without rounding.
  const std::vector<double> alpha{0.125, 0.5, 1.0, 2.0};
  const std::vector<float> gamma{0.125F, 3.25F, 17.5F, 2.75F};
  const double num_tokens = 20.0;
  std::vector<double> digamma_sum(4, 100.0);

  const double value = mixture_bound(kernels(), alpha, log_beta(alpha), gamma, num_tokens, digamma_sum);

  oracle::Mixtures mixtures;
  mixtures.gamma.emplace_back(gamma.begin(), gamma.end());
  oracle::Topics topics;
  topics.alpha.assign(alpha.begin(), alpha.end());
  const auto expected = static_cast<double>(oracle::expected_log_mixtures(mixtures, topics) +
                                            oracle::entropy_of_mixtures(mixtures) - num_tokens * oracle::digamma(23.625L));
  EXPECT_NEAR(value, expected, kRelativeError * std::abs(expected));
  for (std::size_t k = 0; k < 4; ++k) {
    EXPECT_NEAR(digamma_sum[k], 100.0 + static_cast<double>(oracle::digamma(static_cast<oracle::Real>(gamma[k]))), 1e-12) << k;
  }
}

TEST(TopicSums, AddUp) {
  TopicSums sums{1.0, 2.0, 3.0};

  sums += {10.0, 20.0, 30.0};

  EXPECT_EQ(sums.log_gamma, 11.0);
  EXPECT_EQ(sums.digamma, 22.0);
  EXPECT_EQ(sums.weighted_digamma, 33.0);
}

}  // namespace
}  // namespace ldavi
