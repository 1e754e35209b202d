// SPDX-License-Identifier: Apache-2.0
#include "variational/gauss_hermite.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>

namespace ldavi {
namespace {

TEST(GaussHermite, KnownRules) {
  const QuadratureRule one = gauss_hermite(1);
  EXPECT_EQ(one.nodes.at(0), 0.0);
  EXPECT_EQ(one.weights.at(0), 1.0);
  const QuadratureRule three = gauss_hermite(3);
  EXPECT_NEAR(three.nodes.at(0), -std::sqrt(3.0), 1e-15);
  EXPECT_EQ(three.nodes.at(1), 0.0);
  EXPECT_NEAR(three.weights.at(0), 1.0 / 6.0, 1e-15);
  EXPECT_NEAR(three.weights.at(1), 2.0 / 3.0, 1e-15);
  // Roots of x^4 - 6 x^2 + 3.
  const QuadratureRule four = gauss_hermite(4);
  EXPECT_NEAR(four.nodes.at(3), std::sqrt(3.0 + std::sqrt(6.0)), 1e-15);
  EXPECT_NEAR(four.nodes.at(2), std::sqrt(3.0 - std::sqrt(6.0)), 1e-15);
  EXPECT_NEAR(four.weights.at(2), 1.0 / (4.0 * (3.0 - std::sqrt(6.0))), 1e-15);
}

/// E[z^(2 k)] = (2 k - 1)!!, exactly while 2 k <= 2 size - 1.
TEST(GaussHermite, IsExactForPolynomials) {
  for (const int size : {2, 5, 10, 24, 64, 200}) {
    const QuadratureRule rule = gauss_hermite(size);
    double expected = 1.0;
    for (int k = 0; 2 * k <= std::min(2 * size - 1, 60); ++k) {
      double sum = 0.0;
      for (std::size_t i = 0; i < rule.nodes.size(); ++i) sum += rule.weights[i] * std::pow(rule.nodes[i], 2 * k);
      EXPECT_NEAR(sum / expected, 1.0, 1e-11) << size << " nodes, degree " << 2 * k;
      expected *= 2 * k + 1;
    }
    for (std::size_t i = 1; i < rule.nodes.size(); ++i) EXPECT_LT(rule.nodes[i - 1], rule.nodes[i]);
    for (std::size_t i = 0; i < rule.nodes.size(); ++i) EXPECT_EQ(rule.nodes[i], -rule.nodes[rule.nodes.size() - 1 - i]);
  }
}

TEST(GaussHermite, IsNotExactBeyond) {
  const QuadratureRule rule = gauss_hermite(3);
  double sum = 0.0;
  for (std::size_t i = 0; i < 3; ++i) sum += rule.weights[i] * std::pow(rule.nodes[i], 6);
  EXPECT_NEAR(sum, 9.0, 1e-12);  // where E[z^6] is 15
}

}  // namespace
}  // namespace ldavi
