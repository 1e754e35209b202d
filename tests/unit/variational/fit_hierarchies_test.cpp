// SPDX-License-Identifier: Apache-2.0
// Fits of hierarchies, whose densities are narrow where they are high: there the mode says little.
#include <gtest/gtest.h>

#include <cmath>

#include "ldavi/variational/fit.hpp"
#include "support/targets.hpp"

namespace ldavi {
namespace {

/// log tau ~ N(0, 1), and `size` effects ~ N(0, tau^2), each seen once, as y_i with deviation 1. Its density grows without end
/// towards tau = 0 where all effects are 0: there is no mode, though the density has an integral.
Target hierarchy(std::size_t size) {
  return {size + 1, [size](std::span<const double> x, std::span<double> gradient) {
            const double log_tau = x[0];
            const double precision = std::exp(-2.0 * log_tau);
            double value = -0.5 * log_tau * log_tau;
            gradient[0] = -log_tau;
            for (std::size_t i = 0; i < size; ++i) {
              const double effect = x[i + 1];
              const double rest = (i % 2 == 0 ? 1.5 : -1.0) - effect;
              value -= log_tau + 0.5 * effect * effect * precision + 0.5 * rest * rest;
              gradient[0] += effect * effect * precision - 1.0;
              gradient[i + 1] = rest - effect * precision;
            }
            return value;
          }};
}

/// v ~ N(0, 3^2), and nine x ~ N(0, exp(v)): the mode is at v = -40.5, thirteen deviations from the mean.
Target deep_funnel() {
  return {10, [](std::span<const double> x, std::span<double> gradient) {
            const double precision = std::exp(-x[0]);
            double square = 0.0;
            for (std::size_t i = 1; i < 10; ++i) {
              square += x[i] * x[i];
              gradient[i] = -x[i] * precision;
            }
            gradient[0] = -x[0] / 9.0 - 4.5 + 0.5 * square * precision;
            return -x[0] * x[0] / 18.0 - 4.5 * x[0] - 0.5 * square * precision - std::log(3.0) - 9.1893853320467274;
          }};
}

TEST(FitHierarchies, ADeepFunnelIsFoundFromItsMode) {
  // Mean field in closed form: E[exp(-v)] Var x = 1 for each, so E v = 0 and 1 / Var v = 1/9 + 9/2.
  const Fit result = fit(deep_funnel(), {.family = MeanFieldFamily{}});
  EXPECT_EQ(result.termination, FitTermination::kConverged) << result.full();
  const auto& q = std::get<DiagonalGaussian>(result.approximation);
  EXPECT_NEAR(q.mean[0], 0.0, 1e-5);
  EXPECT_NEAR(q.deviation[0], 1.0 / std::sqrt(1.0 / 9.0 + 4.5), 2e-2);  // by 256 draws
  for (std::size_t i = 1; i < 10; ++i) EXPECT_NEAR(q.mean[i], 0.0, 1e-5);
}

TEST(FitHierarchies, AMixtureIsBetterThanOneGaussian) {
  const Fit one = fit(deep_funnel());
  const Fit three = fit(deep_funnel(), {.family = MixtureFamily{3}});
  EXPECT_EQ(three.termination, FitTermination::kConverged) << three.full();
  EXPECT_GT(three.elbo, one.elbo + 3.0 * (one.elbo_error + three.elbo_error)) << one.full() << three.full();
}

TEST(FitHierarchies, ADensityWithoutAModeIsFittedAllTheSame) {
  for (const Family& family : {Family{MeanFieldFamily{}}, Family{FullRankFamily{}}, Family{MixtureFamily{2}}}) {
    const Fit result = fit(hierarchy(4), {.family = family});
    EXPECT_EQ(result.termination, FitTermination::kConverged) << result.full();
    EXPECT_GT(deviations(result.approximation)[0], 0.1) << result.full();
  }
}

}  // namespace
}  // namespace ldavi
