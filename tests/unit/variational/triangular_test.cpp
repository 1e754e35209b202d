// SPDX-License-Identifier: Apache-2.0
#include "variational/triangular.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>
#include <vector>

namespace ldavi {
namespace {

constexpr double kNoMatter = 1e300;  // above the diagonal: not looked at
const std::vector<double> kFactor{2.0, kNoMatter, kNoMatter, 1.0, 3.0, kNoMatter, -1.0, 0.5, 4.0};

TEST(Triangular, Multiplies) {
  std::vector<double> out(3);
  multiply_lower(kFactor, std::vector{1.0, 2.0, 3.0}, out);
  EXPECT_EQ(out, (std::vector{2.0, 7.0, 12.0}));
  multiply_lower_transposed(kFactor, std::vector{1.0, 2.0, 3.0}, out);
  EXPECT_EQ(out, (std::vector{1.0, 7.5, 12.0}));
}

TEST(Triangular, SolvesWhatItMultiplies) {
  std::vector<double> x{2.0, 7.0, 12.0};
  solve_lower(kFactor, x);
  EXPECT_EQ(x, (std::vector{1.0, 2.0, 3.0}));
  x = {1.0, 7.5, 12.0};
  solve_lower_transposed(kFactor, x);
  EXPECT_EQ(x, (std::vector{1.0, 2.0, 3.0}));
}

TEST(Triangular, LogDiagonal) { EXPECT_NEAR(log_diagonal(kFactor, 3), std::log(24.0), 1e-15); }

TEST(LogSumExp, NeitherOverflowsNorUnderflows) {
  EXPECT_NEAR(log_sum_exp(std::array{1000.0, 1000.0}), 1000.0 + std::log(2.0), 1e-12);
  EXPECT_NEAR(log_sum_exp(std::array{-1000.0, -1001.0}), -1000.0 + std::log1p(std::exp(-1.0)), 1e-12);
  constexpr double kNothing = -std::numeric_limits<double>::infinity();
  EXPECT_EQ(log_sum_exp(std::array{kNothing, kNothing}), kNothing);
  EXPECT_EQ(log_sum_exp(std::array{kNothing, 3.0}), 3.0);
}

}  // namespace
}  // namespace ldavi
