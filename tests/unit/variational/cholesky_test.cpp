// SPDX-License-Identifier: Apache-2.0
#include "variational/cholesky.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace ldavi {
namespace {

/// a_ij = min(i, j) + 1: its determinant is 1, and its factor is all ones. What is above the diagonal is not to be looked at.
std::vector<double> staircase(std::size_t n) {
  std::vector<double> a(n * n, 1e9);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j <= i; ++j) a[i * n + j] = static_cast<double>(j + 1);
  }
  return a;
}

class Cholesky : public testing::TestWithParam<std::size_t> {};

// Eigen factors by blocks from 32 on.
INSTANTIATE_TEST_SUITE_P(Sizes, Cholesky, testing::Values(1, 2, 3, 16, 33, 100));

TEST_P(Cholesky, FactorsSolvesAndInverts) {
  const std::size_t n = GetParam();
  std::vector<double> factor = staircase(n);

  ASSERT_TRUE(cholesky(factor, n));

  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j <= i; ++j) EXPECT_NEAR(factor[i * n + j], 1.0, 1e-12) << i << ", " << j;
  }
  EXPECT_NEAR(cholesky_log_determinant(factor, n), 0.0, 1e-10);
  // A times the last unit vector is 1 … n.
  std::vector<double> b(n);
  for (std::size_t i = 0; i < n; ++i) b[i] = static_cast<double>(i + 1);
  cholesky_solve(factor, n, b);
  for (std::size_t i = 0; i < n; ++i) EXPECT_NEAR(b[i], i + 1 == n ? 1.0 : 0.0, 1e-10);
  std::vector<double> inverse(n * n);
  cholesky_inverse(factor, n, inverse);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      const double diagonal = i + 1 == n ? 1.0 : 2.0;
      const double expected = i == j ? diagonal : (i + 1 == j || j + 1 == i ? -1.0 : 0.0);
      EXPECT_NEAR(inverse[i * n + j], expected, 1e-10) << i << ", " << j;
    }
  }
}

TEST(Cholesky, SaysWhereAMatrixIsNotPositiveDefinite) {
  std::vector<double> indefinite{1.0, 0.0, 2.0, 1.0};
  EXPECT_FALSE(cholesky(indefinite, 2));
  std::vector<double> negative{-1.0};
  EXPECT_FALSE(cholesky(negative, 1));
  std::vector<double> no_number{std::nan("")};
  EXPECT_FALSE(cholesky(no_number, 1));
}

}  // namespace
}  // namespace ldavi
