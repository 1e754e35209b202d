// SPDX-License-Identifier: Apache-2.0
// Fits of what is not a density, or has a wrong gradient.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "ldavi/base/error.hpp"
#include "ldavi/variational/fit.hpp"
#include "support/targets.hpp"

namespace ldavi {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

template <class Kind>
std::string message_of(const Target& target, const FitOptions& options = {}) {
  try {
    fit(target, options);
  } catch (const Kind& error) {
    return error.what();
  }
  return "nothing was thrown";
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

TEST(FitFaults, NanNamesThePoint) {
  const Target faulty{2, [](std::span<const double> x, std::span<double> gradient) {
                        gradient[0] = -x[0];
                        gradient[1] = -x[1];
                        return x[0] > 2.0 ? std::numeric_limits<double>::quiet_NaN() : -0.5 * (x[0] * x[0] + x[1] * x[1]);
                      }};
  EXPECT_TRUE(contains(message_of<NumericError>(faulty), "the log density is NaN at x = ("));
  EXPECT_TRUE(contains(message_of<NumericError>(faulty, {.start = {3.0, 0.0}}), "NaN at x = (3, 0)"));
}

/// Of the sizes that are looked at, not only at the start.
TEST(FitFaults, AnInfiniteDensityOrGradientNamesThePoint) {
  const auto faulty_beyond_two = [](double value, double slope) {
    return Target{1, [=](std::span<const double> x, std::span<double> gradient) {
                    gradient[0] = x[0] > 2.0 ? slope : -x[0];
                    return x[0] > 2.0 ? value : -0.5 * x[0] * x[0];
                  }};
  };
  const Target pole = faulty_beyond_two(kInfinity, 0.0);
  EXPECT_TRUE(contains(message_of<NumericError>(pole), "the log density is +inf at x = ("));
  EXPECT_TRUE(contains(message_of<NumericError>(pole, {.start = {3.0}}), "+inf at x = (3), expected a number or -inf"));
  const Target steep = faulty_beyond_two(-2.0, -kInfinity);
  EXPECT_TRUE(contains(message_of<NumericError>(steep), "coordinate 0 of the gradient is infinite at x = ("));
  EXPECT_TRUE(contains(message_of<NumericError>(steep, {.start = {3.0}}), "at x = (3), where the log density is -2"));
}

/// As that of exp(50 x) does where exp(50 x) itself does not yet.
TEST(FitFaults, AGradientThatOverflowsFarOutIsNoFault) {
  int overflows = 0;
  const Target target{1, [&](std::span<const double> x, std::span<double> gradient) {
                        const bool far = std::abs(x[0]) > 5.0;
                        if (far) ++overflows;
                        gradient[0] = far ? std::copysign(kInfinity, -x[0]) : -x[0];
                        return far ? -1e300 : -0.5 * x[0] * x[0];
                      }};
  const Fit result = fit(target, {.optimiser = LbfgsOptimiser{.draws = 8}, .start = {4.5}});
  EXPECT_GT(overflows, 0);
  EXPECT_TRUE(result.reliable()) << result.brief();
  EXPECT_NEAR(mean(result.approximation)[0], 0.0, 1e-6);
}

TEST(FitFaults, NothingAtTheStartIsSaid) {
  const Target half{1, [](std::span<const double> x, std::span<double> gradient) {
                      gradient[0] = 1.0 / x[0] - 1.0;
                      return x[0] > 0.0 ? std::log(x[0]) - x[0] : -kInfinity;
                    }};
  EXPECT_TRUE(contains(message_of<NumericError>(half), "infinite at the start, x = (0)"));
}

/// A Gamma density on its own scale: no Gaussian lies within its support, so that KL(q || p) is infinite; nodes see only some
/// of it.
TEST(FitFaults, ASupportThatNoGaussianHasIsFlagged) {
  const Target half{1, [](std::span<const double> x, std::span<double> gradient) {
                      gradient[0] = 3.0 / x[0] - 1.0;
                      return x[0] > 0.0 ? 3.0 * std::log(x[0]) - x[0] : -kInfinity;
                    }};
  const Fit result = fit(half, {.optimiser = LbfgsOptimiser{.draws = 8}, .start = {1.0}, .check_draws = 100'000});
  EXPECT_TRUE(std::isfinite(mean(result.approximation)[0]));
  EXPECT_EQ(result.elbo, -kInfinity);
  EXPECT_FALSE(result.reliable());
  EXPECT_TRUE(contains(result.brief(), "NOT RELIABLE")) << result.brief();
}

TEST(FitFaults, AWrongGradientNamesTheCoordinate) {
  const auto with_fault = [](double at_origin, double times) {
    return Target{2, [=](std::span<const double> x, std::span<double> gradient) {
                    gradient[0] = -x[0];
                    gradient[1] = -times * x[1] + at_origin;
                    return -0.5 * (x[0] * x[0] + x[1] * x[1]);
                  }};
  };
  const std::string shifted = message_of<InvalidArgument>(with_fault(0.5, 1.0));
  EXPECT_TRUE(contains(shifted, "coordinate 1 of the gradient is 0.5 near the start")) << shifted;
  EXPECT_TRUE(contains(shifted, "check_gradient to false")) << shifted;
  const std::string scaled = message_of<InvalidArgument>(with_fault(0.0, 1.001));  // right at the origin itself
  EXPECT_TRUE(contains(scaled, "coordinate 1 of the gradient")) << scaled;
  EXPECT_EQ(message_of<Error>(with_fault(0.0, 1.001), {.check_gradient = false}), "nothing was thrown");
}

TEST(FitFaults, WhatHasNoEndIsFlagged) {
  const Target plain{2, [](std::span<const double>, std::span<double> gradient) {
                       gradient[0] = gradient[1] = 0.0;
                       return 0.0;
                     }};
  const Target slope{1, [](std::span<const double> x, std::span<double> gradient) {
                       gradient[0] = 1.0;
                       return x[0];
                     }};
  const Target ridge{2, [](std::span<const double> x, std::span<double> gradient) {  // Gaussian in x0 - x1 alone
                       gradient[0] = x[1] - x[0];
                       gradient[1] = x[0] - x[1];
                       return -0.5 * (x[0] - x[1]) * (x[0] - x[1]);
                     }};
  for (const Target& target : {plain, slope, ridge}) {
    for (const Family& family : {Family{FullRankFamily{}}, Family{MixtureFamily{2}}}) {
      const Fit result = fit(target, {.family = family});
      EXPECT_EQ(result.termination, FitTermination::kUnbounded) << result.brief();
      EXPECT_FALSE(result.reliable());
    }
  }
  EXPECT_EQ(fit(slope, {.family = MeanFieldFamily{}}).termination, FitTermination::kUnbounded);
}

/// exp of it falls as 1 / |x|, whose integral is infinite. k of the weights is 1, but by so many draws 0.5 to 1.
TEST(FitFaults, WhatHasAModeButNoIntegralIsFlagged) {
  const Target improper{1, [](std::span<const double> x, std::span<double> gradient) {
                          gradient[0] = -x[0] / (1.0 + x[0] * x[0]);
                          return -0.5 * std::log(1.0 + x[0] * x[0]);
                        }};
  for (const Optimiser& optimiser :
       {Optimiser{LbfgsOptimiser{}}, Optimiser{LbfgsOptimiser{.draws = 8}}, Optimiser{AdamOptimiser{}}}) {
    for (const Family& family : {Family{MeanFieldFamily{}}, Family{FullRankFamily{}}, Family{MixtureFamily{2}}}) {
      const Fit result = fit(improper, {.family = family, .optimiser = optimiser});
      EXPECT_EQ(result.termination, FitTermination::kUnbounded) << result.brief();
      EXPECT_FALSE(result.reliable());
    }
  }
}

/// Cauchy's density has an integral, though no mean.
TEST(FitFaults, WhatFallsSlowlyButHasAnIntegralConverges) {
  const Target cauchy{1, [](std::span<const double> x, std::span<double> gradient) {
                        gradient[0] = -2.0 * x[0] / (1.0 + x[0] * x[0]);
                        return -std::log(1.0 + x[0] * x[0]);
                      }};
  for (const Optimiser& optimiser : {Optimiser{LbfgsOptimiser{}}, Optimiser{AdamOptimiser{}}})
    EXPECT_EQ(fit(cauchy, {.optimiser = optimiser}).termination, FitTermination::kConverged);
}

TEST(FitFaults, AllProblemsAreToldAtOnce) {
  const std::string message = message_of<InvalidArgument>({0, funnel_target().log_density}, {.starts = 0});
  EXPECT_EQ(message,
            "fit: the target has no coordinates, expected at least one; the number of starts is 0, expected 1 to 1000");
}

TEST(FitFaults, StoppingEarlyIsAResult) {
  const Fit result = fit(funnel_target(), {.optimiser = LbfgsOptimiser{.max_iterations = 2}});
  EXPECT_EQ(result.termination, FitTermination::kIterationLimit);
  EXPECT_EQ(result.iterations, 2);
  EXPECT_FALSE(result.reliable());
}

TEST(FitFaults, TheUsersOwnExceptionsPass) {
  int calls = 0;
  const Target faulty{1, [&](std::span<const double> x, std::span<double> gradient) {
                        if (++calls == 100) throw std::out_of_range("the user's own");
                        gradient[0] = -x[0];
                        return -0.5 * x[0] * x[0];
                      }};
  EXPECT_THROW(fit(faulty), std::out_of_range);
}

}  // namespace
}  // namespace ldavi
