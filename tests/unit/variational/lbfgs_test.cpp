// SPDX-License-Identifier: Apache-2.0
#include "variational/lbfgs.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>

#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

constexpr double kNowhere = -std::numeric_limits<double>::infinity();

AscentOptions options_for(std::size_t size) { return {.limits = std::vector<double>(size, 1e10)}; }

double minus_rosenbrock(std::span<const double> x, std::span<double> gradient) {
  const double bend = x[1] - x[0] * x[0];
  gradient[0] = 400.0 * bend * x[0] + 2.0 * (1.0 - x[0]);
  gradient[1] = -200.0 * bend;
  return -100.0 * bend * bend - (1.0 - x[0]) * (1.0 - x[0]);
}

TEST(Lbfgs, FindsTheMaximum) {
  const Ascent ascent = lbfgs_maximise(minus_rosenbrock, std::vector{-1.2, 1.0}, options_for(2));
  EXPECT_EQ(ascent.termination, FitTermination::kConverged);
  EXPECT_NEAR(ascent.x[0], 1.0, 1e-7);
  EXPECT_NEAR(ascent.x[1], 1.0, 1e-7);
  EXPECT_NEAR(ascent.value, 0.0, 1e-14);
  EXPECT_LE(ascent.gradient_norm, 1e-8);
  EXPECT_GT(ascent.iterations, 10);
}

TEST(Lbfgs, IsDoneAtOnceAtTheMaximum) {
  const Ascent ascent = lbfgs_maximise(minus_rosenbrock, std::vector{1.0, 1.0}, options_for(2));
  EXPECT_EQ(ascent.termination, FitTermination::kConverged);
  EXPECT_EQ(ascent.iterations, 0);
  EXPECT_EQ(ascent.x, (std::vector{1.0, 1.0}));
}

TEST(Lbfgs, StopsAtTheMostIterations) {
  AscentOptions options = options_for(2);
  options.max_iterations = 5;
  const Ascent ascent = lbfgs_maximise(minus_rosenbrock, std::vector{-1.2, 1.0}, options);
  EXPECT_EQ(ascent.termination, FitTermination::kIterationLimit);
  EXPECT_EQ(ascent.iterations, 5);
  std::vector<double> ignored(2);
  EXPECT_EQ(ascent.value, minus_rosenbrock(ascent.x, ignored));
  EXPECT_GT(ascent.value, -24.2);
}

TEST(Lbfgs, StepsBackFromWhereNothingIs) {
  // log x - x: there is nothing at x <= 0.
  const auto objective = [](std::span<const double> x, std::span<double> gradient) {
    if (x[0] <= 0.0) return kNowhere;
    gradient[0] = 1.0 / x[0] - 1.0;
    return std::log(x[0]) - x[0];
  };
  for (const double start : {1e-3, 30.0}) {
    const Ascent ascent = lbfgs_maximise(objective, std::vector{start}, options_for(1));
    EXPECT_EQ(ascent.termination, FitTermination::kConverged);
    EXPECT_NEAR(ascent.x[0], 1.0, 1e-8);
  }
  EXPECT_THROW(lbfgs_maximise(objective, std::vector{-1.0}, options_for(1)), NumericError);
}

TEST(Lbfgs, SaysThatItRunsAway) {
  const auto line = [](std::span<const double> x, std::span<double> gradient) {
    gradient[0] = 1.0;
    return x[0];
  };
  EXPECT_EQ(lbfgs_maximise(line, std::vector{0.0}, options_for(1)).termination, FitTermination::kUnbounded);
  const auto root = [](std::span<const double> x, std::span<double> gradient) {
    gradient[0] = x[0] > 0.0 ? 0.5 / std::sqrt(1.0 + x[0]) : 0.5;
    return x[0] > 0.0 ? std::sqrt(1.0 + x[0]) : 1.0 + 0.5 * x[0];
  };
  EXPECT_EQ(lbfgs_maximise(root, std::vector{0.0}, options_for(1)).termination, FitTermination::kUnbounded);
}

TEST(Lbfgs, SaysThatItStalled) {
  const auto wrong = [](std::span<const double> x, std::span<double> gradient) {
    gradient[0] = x[0];  // away from the maximum
    return -0.5 * x[0] * x[0];
  };
  const Ascent ascent = lbfgs_maximise(wrong, std::vector{3.0}, options_for(1));
  EXPECT_EQ(ascent.termination, FitTermination::kStalled);
  EXPECT_EQ(ascent.x, (std::vector{3.0}));
  EXPECT_EQ(ascent.value, -4.5);
}

TEST(Lbfgs, ConvergesToRounding) {
  // The values carry 1e10, which hides gains below 1e-6: no gradient of 1e-8 can be reached by comparing them.
  int calls = 0;
  const auto lifted = [&](std::span<const double> x, std::span<double> gradient) {
    ++calls;
    gradient[0] = 2.0 - 2.0 * std::exp(x[0]);
    gradient[1] = -x[1];
    return 1e10 + 2.0 * x[0] - 2.0 * std::exp(x[0]) - 0.5 * x[1] * x[1];
  };
  const Ascent ascent = lbfgs_maximise(lifted, std::vector{1.0, -2.0}, options_for(2));
  EXPECT_EQ(ascent.termination, FitTermination::kConverged);
  EXPECT_NEAR(ascent.x[0], 0.0, 1e-2);
  EXPECT_LT(calls, 40);
  std::vector<double> gradient(2);
  EXPECT_EQ(lifted(ascent.x, gradient), ascent.value) << "it is at the last point that was better";
}

TEST(Lbfgs, StopsWhereStepsGainNothing) {
  // -x^4 is so flat that gradients fall slowly; with the tolerance 0 nothing else would end it but rounding.
  AscentOptions options = options_for(1);
  options.tolerance = 1e-30;
  const auto flat = [](std::span<const double> x, std::span<double> gradient) {
    gradient[0] = -4.0 * x[0] * x[0] * x[0];
    return -x[0] * x[0] * x[0] * x[0];
  };
  const Ascent ascent = lbfgs_maximise(flat, std::vector{1.0}, options);
  EXPECT_EQ(ascent.termination, FitTermination::kConverged);
  EXPECT_LT(ascent.iterations, 200);
}

TEST(Lbfgs, PassesOnExceptions) {
  for (const int last : {0, 1, 7}) {
    int calls = 0;
    const auto faulty = [&](std::span<const double> x, std::span<double> gradient) {
      if (calls++ == last) throw std::out_of_range("the user's own");
      return minus_rosenbrock(x, gradient);
    };
    EXPECT_THROW(lbfgs_maximise(faulty, std::vector{-1.2, 1.0}, options_for(2)), std::out_of_range);
    EXPECT_EQ(calls, last + 1) << "it was called again after it threw";
  }
}

}  // namespace
}  // namespace ldavi
