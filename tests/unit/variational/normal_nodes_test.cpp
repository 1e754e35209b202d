// SPDX-License-Identifier: Apache-2.0
#include "variational/normal_nodes.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

namespace ldavi {
namespace {

/// E[z_i z_j] over the nodes.
double second_moment(const NormalNodes& nodes, std::size_t i, std::size_t j) {
  double sum = 0.0;
  for (std::size_t k = 0; k < nodes.size(); ++k) sum += nodes.weights[k] * nodes.point(k)[i] * nodes.point(k)[j];
  return sum;
}

double first_moment(const NormalNodes& nodes, std::size_t i) {
  double sum = 0.0;
  for (std::size_t k = 0; k < nodes.size(); ++k) sum += nodes.weights[k] * nodes.point(k)[i];
  return sum;
}

double total_weight(const NormalNodes& nodes) { return std::accumulate(nodes.weights.begin(), nodes.weights.end(), 0.0); }

TEST(CommonNodes, AreAQuadratureInOneAndTwoDimensions) {
  for (const std::size_t dimension : {1U, 2U}) {
    const NormalNodes nodes = common_nodes(dimension, usual_nodes(dimension), 1);
    EXPECT_NEAR(total_weight(nodes), 1.0, 1e-13);
    EXPECT_NEAR(second_moment(nodes, 0, 0), 1.0, 1e-13);
    EXPECT_NEAR(second_moment(nodes, 0, dimension - 1), dimension == 1 ? 1.0 : 0.0, 1e-13);
    double bend = 0.0;  // E[cos z0 exp(z_last)], far from a polynomial
    for (std::size_t k = 0; k < nodes.size(); ++k)
      bend += nodes.weights[k] * std::cos(nodes.point(k)[0]) * std::exp(nodes.point(k)[dimension - 1]);
    EXPECT_NEAR(bend, dimension == 1 ? std::cos(1.0) : 1.0, 1e-12);
    for (const double weight : nodes.weights) EXPECT_GE(weight, 1e-20);
  }
  EXPECT_EQ(common_nodes(1, 5, 1).size(), 5U);
  EXPECT_EQ(common_nodes(2, 35, 1).size(), 25U);
}

TEST(CommonNodes, AreWhiteWhereThereAreEnough) {
  for (const std::size_t dimension : {3U, 20U, 50U}) {
    for (const int count : {2 * static_cast<int>(dimension), usual_nodes(dimension)}) {
      const NormalNodes nodes = common_nodes(dimension, count, 1);
      ASSERT_EQ(nodes.size(), static_cast<std::size_t>(count));
      EXPECT_NEAR(total_weight(nodes), 1.0, 1e-13);
      double worst = 0.0;
      for (std::size_t i = 0; i < dimension; ++i) {
        EXPECT_NEAR(first_moment(nodes, i), 0.0, 1e-14);
        for (std::size_t j = 0; j <= i; ++j)
          worst = std::max(worst, std::abs(second_moment(nodes, i, j) - (i == j ? 1.0 : 0.0)));
      }
      EXPECT_LT(worst, 1e-13) << dimension << " dimensions, " << count << " draws";
    }
  }
}

TEST(CommonNodes, HaveUnitVarianceWhereThereAreFew) {
  const NormalNodes nodes = common_nodes(40, 11, 1);
  ASSERT_EQ(nodes.size(), 12U);
  for (std::size_t i = 0; i < 40; ++i) {
    EXPECT_NEAR(first_moment(nodes, i), 0.0, 1e-15);
    EXPECT_NEAR(second_moment(nodes, i, i), 1.0, 1e-13);
  }
}

TEST(Nodes, AreNamedBySeedAndStep) {
  EXPECT_EQ(common_nodes(5, 100, 7).points, common_nodes(5, 100, 7).points);
  EXPECT_NE(common_nodes(5, 100, 7).points, common_nodes(5, 100, 8).points);
  EXPECT_EQ(fresh_nodes(5, 100, 7, 3).points, fresh_nodes(5, 100, 7, 3).points);
  EXPECT_NE(fresh_nodes(5, 100, 7, 3).points, fresh_nodes(5, 100, 7, 4).points);
}

TEST(FreshNodes, AreAntitheticAndNormal) {
  const NormalNodes nodes = fresh_nodes(2, 19'999, 1, 1);
  ASSERT_EQ(nodes.size(), 20'000U);
  EXPECT_NEAR(first_moment(nodes, 0), 0.0, 1e-14);
  EXPECT_NEAR(second_moment(nodes, 0, 0), 1.0, 0.06);  // four standard errors of 10,000 pairs
  EXPECT_NEAR(second_moment(nodes, 0, 1), 0.0, 0.04);
  EXPECT_NE(second_moment(nodes, 0, 0), 1.0);
  EXPECT_EQ(nodes.point(0)[1], -nodes.point(1)[1]);
}

}  // namespace
}  // namespace ldavi
