// SPDX-License-Identifier: Apache-2.0
// Bayesian logistic regression against Hamiltonian Monte Carlo, by L-BFGS and by Adam.
#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <vector>

#include "ldavi/math/sampling.hpp"
#include "ldavi/variational/fit.hpp"
#include "support/hmc.hpp"
#include "support/targets.hpp"

namespace ldavi {
namespace {

constexpr std::size_t kCoefficients = 5;

class LogisticRegression : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    target_ = new Target(logistic_target(200, kCoefficients));
    truth_ = new HmcResult(sample_by_hmc(*target_, {.chains = 2, .warm_up = 500, .draws = 4000}));
  }
  static void TearDownTestSuite() {
    delete target_;
    delete truth_;
  }

  static double deviation(std::size_t i) { return std::sqrt(truth_->covariance[i * kCoefficients + i]); }

  static void expect_means(const Approximation& q, double tolerance) {
    const std::vector<double> means = mean(q);
    for (std::size_t i = 0; i < kCoefficients; ++i) EXPECT_NEAR(means[i], truth_->mean[i], tolerance * deviation(i)) << i;
  }

  static const Target* target_;
  static const HmcResult* truth_;
};

const Target* LogisticRegression::target_ = nullptr;
const HmcResult* LogisticRegression::truth_ = nullptr;

TEST_F(LogisticRegression, TheTruthIsKnownWellEnough) {
  for (std::size_t i = 0; i < kCoefficients; ++i) {
    EXPECT_LT(truth_->standard_error(i), 0.03 * deviation(i));
    EXPECT_LT(truth_->split_r_hat[i], 1.01);
  }
}

TEST_F(LogisticRegression, FullRankHasItsMeansAndCovariance) {
  const Fit result = fit(*target_);
  EXPECT_TRUE(result.reliable()) << result.full();
  EXPECT_LT(result.pareto_shape.value_or(9.0), 0.7);
  expect_means(result.approximation, 0.1);
  const std::vector<double> given = covariance(result.approximation);
  for (std::size_t i = 0; i < kCoefficients; ++i) {
    for (std::size_t j = 0; j < kCoefficients; ++j)
      EXPECT_NEAR(given[i * kCoefficients + j], truth_->covariance[i * kCoefficients + j], 0.1 * deviation(i) * deviation(j));
  }
  EXPECT_LE(result.elbo, result.log_normaliser + 3.0 * result.elbo_error);
}

/// The mean of the mode's Gaussian is further off: the posterior is skewed.
TEST_F(LogisticRegression, MeanFieldHasItsMeans) {
  const Fit result = fit(*target_, {.family = MeanFieldFamily{}});
  expect_means(result.approximation, 0.1);
  const std::vector<double> given = deviations(result.approximation);
  for (std::size_t i = 0; i < kCoefficients; ++i) EXPECT_LT(given[i], 1.05 * deviation(i));
}

TEST_F(LogisticRegression, AdamHasItsMeans) {
  const Fit result = fit(*target_, {.optimiser = AdamOptimiser{}, .starts = 1});
  EXPECT_TRUE(result.reliable()) << result.full();
  expect_means(result.approximation, 0.1);
  const std::vector<double> given = deviations(result.approximation);
  for (std::size_t i = 0; i < kCoefficients; ++i) EXPECT_NEAR(given[i], deviation(i), 0.1 * deviation(i));
}

}  // namespace
}  // namespace ldavi
