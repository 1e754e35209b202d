// SPDX-License-Identifier: Apache-2.0
#include "variational/fit_diagnostics.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "support/targets.hpp"

namespace ldavi {
namespace {

Fit diagnosed(const Target& target, Approximation q, std::vector<LaplaceApproximation> modes = {}, int draws = 4000) {
  CheckedDensity density(target);
  Fit fit{.approximation = std::move(q)};
  diagnose(fit, density, modes, draws, 1);
  return fit;
}

TEST(Diagnose, KnowsTheBoundOfOneGaussianForAnother) {
  // KL(N(0.5, 0.8^2) || N(0, 1)) = (0.64 + 0.25 - 1) / 2 - log 0.8; p lacks the constant of a density, which is log sqrt(2 pi).
  const Fit fit = diagnosed(gaussian_target({{0.0}, {1.0}}), DiagonalGaussian{{0.5}, {0.8}});
  const double constant = 0.91893853320467274;
  const double kl = (0.64 + 0.25 - 1.0) / 2.0 - std::log(0.8);
  EXPECT_NEAR(fit.elbo, constant - kl, 4.0 * fit.elbo_error);
  EXPECT_NEAR(fit.log_normaliser, constant, 0.05);
  // log p - log q is 0.18 z^2 - 0.4 z and a constant.
  EXPECT_NEAR(fit.elbo_error, std::sqrt((2.0 * 0.18 * 0.18 + 0.4 * 0.4) / 4000.0), 5e-4);
}

TEST(Diagnose, AWideTargetHasAHighShape) {
  const Fit narrow = diagnosed(gaussian_target({{0.0, 0.0}, {10.0, 0.0, 0.0, 10.0}}), DiagonalGaussian{{0.0, 0.0}, {1.0, 1.0}});
  EXPECT_GT(narrow.pareto_shape.value_or(0.0), 0.7);  // 0.99 with endless draws
  const Fit wide = diagnosed(gaussian_target({{0.0}, {1.0}}), DiagonalGaussian{{0.0}, {2.0}});
  EXPECT_LT(wide.pareto_shape.value_or(9.0), 0.3);
}

TEST(Diagnose, APerfectFitHasNoShape) {
  EXPECT_EQ(diagnosed(gaussian_target({{1.0}, {2.0}}), FullGaussian{{1.0}, {2.0}}).pareto_shape, 0.0);
  EXPECT_EQ(diagnosed(gaussian_target({{1.0}, {2.0}}), FullGaussian{{1.001}, {2.001}}).pareto_shape, 0.0);
}

TEST(Diagnose, WhereNothingIsTheBoundIsInfinite) {
  const auto beyond = [](double edge) {
    return Target{1, [edge](std::span<const double> x, std::span<double> gradient) {
                    gradient[0] = -x[0];
                    return x[0] > edge ? -0.5 * x[0] * x[0] : -std::numeric_limits<double>::infinity();
                  }};
  };
  for (const double edge : {0.0, 100.0}) {
    const Fit fit = diagnosed(beyond(edge), FullGaussian{{0.0}, {1.0}});
    EXPECT_EQ(fit.elbo, -std::numeric_limits<double>::infinity());
    EXPECT_EQ(fit.elbo_error, std::numeric_limits<double>::infinity());
    EXPECT_FALSE(fit.reliable());
  }
  EXPECT_NEAR(diagnosed(beyond(0.0), FullGaussian{{0.0}, {1.0}}).log_normaliser, 0.91893853 - std::log(2.0), 0.05);
}

/// The density of x0 falls as |x0|^-power, with a Gaussian x1 beside it.
Target falling(double power) {
  return {2, [power](std::span<const double> x, std::span<double> gradient) {
            gradient[0] = -power * x[0] / (1.0 + x[0] * x[0]);
            gradient[1] = -x[1];
            return -0.5 * power * std::log(1.0 + x[0] * x[0]) - 0.5 * x[1] * x[1];
          }};
}

FitTermination termination_of(const Target& target, const Approximation& q) {
  return diagnosed(target, q, {laplace(target, std::vector(target.dimension, 0.5))}).termination;
}

TEST(Diagnose, SeesThatAWiderOneWouldLoseNothing) {
  const Approximation wide = DiagonalGaussian{{0.0, 0.0}, {100.0, 1.0}};
  EXPECT_EQ(termination_of(falling(1.0), wide), FitTermination::kUnbounded);
  EXPECT_NE(termination_of(falling(1.1), wide), FitTermination::kUnbounded) << "this has an integral";
  EXPECT_NE(termination_of(falling(1.0), DiagonalGaussian{{0.0, 0.0}, {1.0, 1.0}}), FitTermination::kUnbounded);
  const Target round{2, [](std::span<const double> x, std::span<double> gradient) {
                       const double sum = 1.0 + x[0] * x[0] + x[1] * x[1];
                       gradient[0] = -2.0 * x[0] / sum;
                       gradient[1] = -2.0 * x[1] / sum;
                       return -std::log(sum);
                     }};
  EXPECT_EQ(termination_of(round, DiagonalGaussian{{0.0, 0.0}, {50.0, 50.0}}), FitTermination::kUnbounded);
}

TEST(Diagnose, NoFaultFarOutIsOfAnyConsequence) {
  const Target target{1, [](std::span<const double> x, std::span<double> gradient) {
                        gradient[0] = -x[0];
                        return std::abs(x[0]) < 1e6 ? -0.5 * x[0] * x[0] : std::numeric_limits<double>::quiet_NaN();
                      }};
  EXPECT_NE(termination_of(target, FullGaussian{{0.0}, {3.0}}), FitTermination::kUnbounded);
}

TEST(Diagnose, CountsMissedModes) {
  const Target two = modes_target({{0.9, {0.0}, 1.0}, {0.1, {8.0}, 1.0}});
  const auto mode_at = [&](double x) { return laplace(two, std::vector{x}); };
  const Approximation first = FullGaussian{{0.0}, {1.0}};
  EXPECT_EQ(diagnosed(two, first, {mode_at(0.0), mode_at(8.0)}).missed_modes, 1);
  EXPECT_EQ(diagnosed(two, FullGaussian{{0.0}, {4.0}}, {mode_at(0.0), mode_at(8.0)}).missed_modes, 0);
  const Target slight = modes_target({{0.99, {0.0}, 1.0}, {0.01, {8.0}, 1.0}});
  EXPECT_EQ(diagnosed(slight, first, {laplace(slight, std::vector{8.0})}).missed_modes, 0)
      << "a hundredth of the mass is not much";
}

}  // namespace
}  // namespace ldavi
