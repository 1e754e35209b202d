// SPDX-License-Identifier: Apache-2.0
#include "ldavi/variational/fit.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "support/targets.hpp"

namespace ldavi {
namespace {

/// The largest difference, in deviations for means and relative to both deviations for covariances.
double distance(const Approximation& q, const FullGaussian& truth) {
  const std::size_t size = truth.mean.size();
  const std::vector<double> means = mean(q);
  const std::vector<double> given = covariance(q);
  const std::vector<double> expected = covariance(truth);
  double largest = 0.0;
  for (std::size_t i = 0; i < size; ++i) {
    const double deviation = std::sqrt(expected[i * size + i]);
    largest = std::max(largest, std::abs(means[i] - truth.mean[i]) / deviation);
    for (std::size_t j = 0; j < size; ++j) {
      const double other = std::sqrt(expected[j * size + j]);
      largest = std::max(largest, std::abs(given[i * size + j] - expected[i * size + j]) / (deviation * other));
    }
  }
  return largest;
}

class GaussianTargets : public testing::TestWithParam<std::size_t> {};

TEST_P(GaussianTargets, AreRecoveredByFullRank) {
  for (const double spread : {1.0, 1000.0}) {
    for (const double mixing : {0.0, 0.5, 3.0}) {
      if (GetParam() == 50 && mixing > 1.0) continue;  // a determinant of 1e-20: the truth itself is not known to 1e-8
      const FullGaussian truth = some_gaussian(GetParam(), spread, mixing);
      const Fit result = fit(gaussian_target(truth));
      EXPECT_TRUE(result.reliable()) << result.full();
      EXPECT_LT(distance(result.approximation, truth), 1e-8) << "spread " << spread << ", mixing " << mixing;
      EXPECT_EQ(result.modes, 1);
      EXPECT_EQ(result.missed_modes, 0);
      EXPECT_EQ(result.pareto_shape, 0.0);
      EXPECT_NEAR(result.log_normaliser, result.elbo, 1e-6);
      // log of the integral of exp(-|z|^2 / 2)
      double expected = 0.91893853320467274 * static_cast<double>(GetParam());
      for (std::size_t i = 0; i < GetParam(); ++i) expected += std::log(truth.factor[i * GetParam() + i]);
      EXPECT_NEAR(result.elbo, expected, 1e-6);
      EXPECT_LT(result.elbo_error, 1e-6);
    }
  }
}

/// The best mean-field Gaussian has the target's mean, and the diagonal of its precision.
TEST_P(GaussianTargets, GiveMeanFieldItsKnownOptimum) {
  const std::size_t size = GetParam();
  for (const double mixing : {0.0, 0.5}) {
    const FullGaussian truth = some_gaussian(size, 100.0, mixing);
    const Target target = gaussian_target(truth);
    const Fit result = fit(target, {.family = MeanFieldFamily{}});
    EXPECT_EQ(result.termination, FitTermination::kConverged) << result.full();
    const auto& q = std::get<DiagonalGaussian>(result.approximation);
    std::vector<double> at = truth.mean;
    std::vector<double> gradient(size);
    for (std::size_t i = 0; i < size; ++i) {
      at[i] += 1.0;  // the gradient is linear
      target.log_density(at, gradient);
      at[i] = truth.mean[i];
      const double deviation = 1.0 / std::sqrt(-gradient[i]);
      EXPECT_NEAR(q.deviation[i] / deviation, 1.0, 1e-7) << i;
      EXPECT_NEAR((q.mean[i] - truth.mean[i]) / deviation, 0.0, 1e-7) << i;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Dimensions, GaussianTargets, testing::Values(1, 2, 5, 50));

TEST(Fit, GivesTheSameBitsEachTime) {
  for (const Optimiser& optimiser : {Optimiser{LbfgsOptimiser{}}, Optimiser{AdamOptimiser{.steps = 100}}}) {
    const FitOptions options{.optimiser = optimiser, .seed = 5};
    const Fit once = fit(funnel_target(), options);
    const Fit again = fit(funnel_target(), options);
    EXPECT_EQ(mean(once.approximation), mean(again.approximation));
    EXPECT_EQ(covariance(once.approximation), covariance(again.approximation));
    EXPECT_EQ(once.elbo, again.elbo);
    EXPECT_EQ(once.evaluations, again.evaluations);
  }
}

/// 50 correlated coordinates: independent ones are far from them, and that is said.
TEST(Fit, FlagsAPoorFamily) {
  const Fit result = fit(gaussian_target(some_gaussian(50, 10.0, 0.5)), {.family = MeanFieldFamily{}});
  EXPECT_EQ(result.termination, FitTermination::kConverged);
  EXPECT_GT(result.pareto_shape.value_or(0.0), 0.7);
  EXPECT_FALSE(result.reliable());
  EXPECT_GT(result.log_normaliser, result.elbo + 1.0);
}

TEST(Fit, TakesAnOddNumberOfDrawsForTheNextEvenOne) {
  const Target target = gaussian_target(some_gaussian(4, 10.0, 0.5));
  const auto with = [&](int draws, bool adam) {
    const auto optimiser =
        adam ? Optimiser{AdamOptimiser{.draws = draws, .steps = 20}} : Optimiser{LbfgsOptimiser{.draws = draws}};
    return fit(target, {.optimiser = optimiser});
  };
  for (const bool adam : {false, true}) {
    const Fit odd = with(9, adam);
    const Fit even = with(10, adam);
    EXPECT_EQ(odd.evaluations, even.evaluations);
    EXPECT_EQ(mean(odd.approximation), mean(even.approximation));
    EXPECT_EQ(covariance(odd.approximation), covariance(even.approximation));
  }
  // Of each step two more.
  EXPECT_EQ(with(9, true).evaluations - with(8, true).evaluations, 2U * 20U);
}

TEST(Fit, CountsEveryEvaluation) {
  std::uint64_t calls = 0;
  const Target inner = banana_target(0.5, 1.0);
  const Target target{2, [&](std::span<const double> x, std::span<double> gradient) {
                        ++calls;
                        return inner.log_density(x, gradient);
                      }};
  EXPECT_EQ(fit(target).evaluations, calls);
}

}  // namespace
}  // namespace ldavi
