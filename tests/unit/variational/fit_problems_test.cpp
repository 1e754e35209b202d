// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <limits>

#include "ldavi/variational/fit.hpp"
#include "support/targets.hpp"

namespace ldavi {
namespace {

/// The one problem of the options.
std::string problem_of(const FitOptions& options, std::size_t dimension = 3) {
  const auto found = problems(options, {dimension, funnel_target().log_density});
  return found.size() == 1 ? found.front() : std::to_string(found.size()) + " problems";
}

TEST(FitProblems, NoneOfTheDefaults) {
  EXPECT_EQ(problem_of({}), "0 problems");
  EXPECT_EQ(problem_of({.family = MixtureFamily{64}, .optimiser = AdamOptimiser{}, .start = {1.0, 2.0, 3.0}}), "0 problems");
}

TEST(FitProblems, OfTheTarget) {
  EXPECT_EQ(problem_of({}, 0), "the target has no coordinates, expected at least one");
  EXPECT_EQ(problem_of({}, 5001), "the target has 5001 coordinates, expected at most 5000");
  EXPECT_EQ(problems({}, {1, {}}), (std::vector<std::string>{"the target has no log density, expected a function"}));
}

TEST(FitProblems, OfTheStart) {
  EXPECT_EQ(problem_of({.start = {1.0}}), "the start has 1 coordinates, expected as many as the target, 3, or none");
  EXPECT_EQ(problem_of({.start = {1.0, std::numeric_limits<double>::quiet_NaN(), 0.0}}),
            "coordinate 1 of the start is not finite");
}

TEST(FitProblems, OfNumbersOutOfRange) {
  EXPECT_EQ(problem_of({.family = MixtureFamily{0}}), "the number of components is 0, expected 1 to 64");
  EXPECT_EQ(problem_of({.starts = 0}), "the number of starts is 0, expected 1 to 1000");
  EXPECT_EQ(problem_of({.check_draws = 99}), "the number of draws of the check is 99, expected 100 to 10000000");
  EXPECT_EQ(problem_of({.optimiser = LbfgsOptimiser{.max_iterations = 0}}), "the most iterations is 0, expected 1 to 1000000");
  EXPECT_EQ(problem_of({.optimiser = LbfgsOptimiser{.tolerance = -1.0}}), "the tolerance is -1, expected at least 0");
  EXPECT_EQ(problem_of({.optimiser = AdamOptimiser{.draws = 1}}), "the number of draws a step is 1, expected 2 to 1000000");
  EXPECT_EQ(problem_of({.optimiser = AdamOptimiser{.steps = 3}}), "the number of steps is 3, expected 4 to 10000000");
  EXPECT_EQ(problem_of({.optimiser = AdamOptimiser{.rate = 0.0}}), "the rate is 0, expected more than 0, at most 1");
}

TEST(FitProblems, OfTooFewDrawsForTheFamily) {
  EXPECT_EQ(problem_of({.optimiser = LbfgsOptimiser{.draws = 5}}),
            "the number of draws is 5, expected 0, or 6 to 1000000: with fewer than two a coordinate the bound has no end");
  EXPECT_EQ(problem_of({.family = MeanFieldFamily{}, .optimiser = LbfgsOptimiser{.draws = 5}}), "0 problems");
  EXPECT_EQ(problem_of({.family = MeanFieldFamily{}, .optimiser = LbfgsOptimiser{.draws = 1}}),
            "the number of draws is 1, expected 0, or 2 to 1000000");
}

}  // namespace
}  // namespace ldavi
