// SPDX-License-Identifier: Apache-2.0
#include "ldavi/evaluation/matching.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <numeric>
#include <random>

#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

using Rows = std::vector<std::vector<double>>;
using Columns = std::vector<std::optional<std::size_t>>;

DistanceMatrix matrix_of(const Rows& rows) {
  DistanceMatrix matrix(rows.size(), rows.empty() ? 0 : rows.front().size());
  for (std::size_t i = 0; i < rows.size(); ++i) std::copy(rows[i].begin(), rows[i].end(), &matrix(i, 0));
  return matrix;
}

DistanceMatrix random_matrix(std::size_t rows, std::size_t cols, std::mt19937& random, unsigned values) {
  DistanceMatrix matrix(rows, cols);
  for (double& cost : matrix.values) cost = static_cast<double>(random() % values) / 8.0;
  return matrix;
}

double total(const DistanceMatrix& costs, const Columns& columns) {
  double sum = 0.0;
  for (std::size_t i = 0; i < columns.size(); ++i) sum += columns[i] ? costs(i, *columns[i]) : 0.0;
  return sum;
}

/// The least sum over all ways to give min(rows, cols) pairs.
double least_total(const DistanceMatrix& costs) {
  const std::size_t longer = std::max(costs.rows, costs.cols);
  std::vector<std::size_t> order(longer);
  std::iota(order.begin(), order.end(), std::size_t{0});
  double least = std::numeric_limits<double>::infinity();
  do {
    double sum = 0.0;
    for (std::size_t i = 0; i < longer; ++i) {
      const std::size_t row = costs.rows <= costs.cols ? i : order[i];
      const std::size_t col = costs.rows <= costs.cols ? order[i] : i;
      if (row < costs.rows && col < costs.cols) sum += costs(row, col);
    }
    least = std::min(least, sum);
  } while (std::next_permutation(order.begin(), order.end()));
  return least;
}

void expect_no_partner_twice(const Columns& columns, std::size_t num_pairs) {
  std::vector<std::size_t> taken;
  for (const auto& column : columns) {
    if (column) taken.push_back(*column);
  }
  EXPECT_EQ(taken.size(), num_pairs);
  std::sort(taken.begin(), taken.end());
  EXPECT_EQ(std::unique(taken.begin(), taken.end()), taken.end());
}

TEST(Matching, GivesUpANearPairForAnotherRow) {
  // Row 0 is nearest to column 0, but row 1 has nothing else.
  EXPECT_EQ(match_rows(matrix_of({{1.0, 2.0}, {1.0, 9.0}})), (Columns{1, 0}));
  EXPECT_EQ(match_rows(matrix_of({{7.0, 4.0, 3.0}, {6.0, 8.0, 5.0}, {9.0, 4.0, 4.0}})), (Columns{2, 0, 1}));
}

TEST(Matching, IsTheLeastOfAllPermutations) {
  std::mt19937 random(7);
  for (std::size_t rows = 1; rows <= 6; ++rows) {
    for (std::size_t cols = 1; cols <= 6; ++cols) {
      for (const unsigned values : {2U, 5U, 1000U}) {
        const DistanceMatrix costs = random_matrix(rows, cols, random, values);
        const Columns columns = match_rows(costs);
        expect_no_partner_twice(columns, std::min(rows, cols));
        EXPECT_EQ(total(costs, columns), least_total(costs)) << rows << " x " << cols;
      }
    }
  }
}

TEST(Matching, LeavesRowsOverWhereColumnsAreFewer) {
  EXPECT_EQ(match_rows(matrix_of({{5.0}, {1.0}, {3.0}})), (Columns{std::nullopt, 0, std::nullopt}));
  EXPECT_EQ(match_rows(matrix_of({{5.0, 1.0, 3.0}})), (Columns{1}));
}

TEST(Matching, OfEqualCostsGoesStraightOn) {
  EXPECT_EQ(match_rows(matrix_of(Rows(4, std::vector<double>(4, 0.5)))), (Columns{0, 1, 2, 3}));
  EXPECT_EQ(match_rows(matrix_of(Rows(2, std::vector<double>(3, 0.5)))), (Columns{0, 1}));
  EXPECT_EQ(match_rows(matrix_of(Rows(3, std::vector<double>(2, 0.5)))), (Columns{0, 1, std::nullopt}));
}

TEST(Matching, TakesNegativeCosts) { EXPECT_EQ(match_rows(matrix_of({{-1.0, -5.0}, {-2.0, -3.0}})), (Columns{1, 0})); }

TEST(Matching, FindsAPlantedPermutationOfMany) {
  constexpr std::size_t kSize = 300;
  std::mt19937 random(3);
  std::vector<std::size_t> order(kSize);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::shuffle(order.begin(), order.end(), random);
  DistanceMatrix costs = random_matrix(kSize, kSize, random, 1000);
  for (std::size_t i = 0; i < kSize; ++i) costs(i, order[i]) = -1.0;
  const Columns columns = match_rows(costs);
  for (std::size_t i = 0; i < kSize; ++i) EXPECT_EQ(columns[i], order[i]);
}

TEST(Matching, OfNothingIsNothing) {
  EXPECT_EQ(match_rows(DistanceMatrix()), Columns());
  EXPECT_EQ(match_rows(DistanceMatrix(2, 0)), Columns(2));
}

TEST(Matching, RefusesCostsThatAreNotFinite) {
  EXPECT_THROW(match_rows(matrix_of({{std::numeric_limits<double>::quiet_NaN()}})), InvalidArgument);
  EXPECT_THROW(match_rows(matrix_of({{std::numeric_limits<double>::infinity()}})), InvalidArgument);
}

}  // namespace
}  // namespace ldavi
