// SPDX-License-Identifier: Apache-2.0
#include "variational/adam.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "ldavi/math/sampling.hpp"
#include "support/random_purposes.hpp"

namespace ldavi {
namespace {

const std::vector<double> kWide(2, 1e10);

/// The mean is -(x0 - 1)^2 / 2 - 2 (x1 + 0.5)^2; each gradient has noise of deviation 1.
double noisy(std::uint64_t step, std::span<const double> x, std::span<double> gradient) {
  RandomStream random(1, kTargets, step);
  const double first = sample_normal(random);
  const double second = sample_normal(random);
  gradient[0] = 1.0 - x[0] + first;
  gradient[1] = -4.0 * (x[1] + 0.5) + second;
  return -0.5 * (x[0] - 1.0) * (x[0] - 1.0) - 2.0 * (x[1] + 0.5) * (x[1] + 0.5) + first * x[0] + second * x[1];
}

TEST(Adam, AveragesTheNoiseAway) {
  const Ascent ascent = adam_maximise(noisy, std::vector{0.0, 0.0}, {4000, 0.05, kWide});
  EXPECT_EQ(ascent.termination, FitTermination::kConverged);
  EXPECT_EQ(ascent.iterations, 4000);
  EXPECT_NEAR(ascent.x[0], 1.0, 0.1);  // the noise of 2,000 gradients would leave 0.022
  EXPECT_NEAR(ascent.x[1], -0.5, 0.05);
}

TEST(Adam, SaysThatItHadNotSettled) {
  const Ascent ascent = adam_maximise(noisy, std::vector{-100.0, 0.0}, {400, 0.05, kWide});
  EXPECT_EQ(ascent.termination, FitTermination::kIterationLimit);
  EXPECT_LT(ascent.x[0], -50.0);
}

TEST(Adam, TakesBackStepsToNowhere) {
  // log x - x, with nothing at x <= 0; the first steps are too long.
  const auto objective = [](std::uint64_t, std::span<const double> x, std::span<double> gradient) {
    if (x[0] <= 0.0) return -std::numeric_limits<double>::infinity();
    gradient[0] = 1.0 / x[0] - 1.0;
    return std::log(x[0]) - x[0];
  };
  const Ascent ascent = adam_maximise(objective, std::vector{1.5}, {2000, 1.0, {1e10}});
  EXPECT_EQ(ascent.termination, FitTermination::kConverged);
  EXPECT_NEAR(ascent.x[0], 1.0, 1e-3);
  const auto nowhere = [](std::uint64_t, std::span<const double>, std::span<double>) {
    return -std::numeric_limits<double>::infinity();
  };
  const Ascent stalled = adam_maximise(nowhere, std::vector{1.5}, {2000, 1.0, {1e10}});
  EXPECT_EQ(stalled.termination, FitTermination::kStalled);
  EXPECT_EQ(stalled.x, (std::vector{1.5}));
}

TEST(Adam, SaysThatItRunsAway) {
  const auto line = [](std::uint64_t, std::span<const double> x, std::span<double> gradient) {
    gradient[0] = 1.0;
    return x[0];
  };
  EXPECT_EQ(adam_maximise(line, std::vector{0.0}, {2000, 0.1, {5.0}}).termination, FitTermination::kUnbounded);
}

}  // namespace
}  // namespace ldavi
