// SPDX-License-Identifier: Apache-2.0
// Implements: the assignment problem, by the shortest augmenting path of one row after the other.
// Tested by: tests/unit/evaluation/matching_test.cpp, against all permutations of small matrices.
// Cost: m^2 n steps at most for m <= n.
#include "ldavi/evaluation/matching.hpp"

#include <algorithm>
#include <limits>

#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

/// An assignment of the rows that were added so far, and prices that prove it the cheapest: no cost(i, j) is below row_prices[i] +
/// column_prices[j], and those of pairs are equal to it.
class Assignment {
 public:
  /// No more rows than columns.
  explicit Assignment(const DistanceMatrix& costs)
      : costs_(costs),
        row_prices_(costs.rows, 0.0),
        column_prices_(costs.cols, 0.0),
        row_of_(costs.cols, kNone),
        column_of_(costs.rows, kNone),
        path_costs_(costs.cols),
        from_(costs.cols),
        is_settled_(costs.cols) {}

  /// Gives a row a column, for which rows that have one may change theirs.
  void add(std::size_t row) {
    const std::size_t free_column = find_shortest_path(row);
    raise_prices(row, path_costs_[free_column]);
    for (std::size_t column = free_column, i = kNone; i != row;) {
      i = from_[column];
      row_of_[column] = i;
      std::swap(column, column_of_[i]);
    }
  }

  std::size_t column_of(std::size_t row) const noexcept { return column_of_[row]; }

 private:
  double reduced_cost(std::size_t i, std::size_t j) const noexcept { return costs_(i, j) - row_prices_[i] - column_prices_[j]; }

  /// The column without a row that is cheapest to come to from `row`, by way of columns whose rows would move on. Leaves in from_ the row
  /// that comes to each column, in path_costs_ what the way costs.
  std::size_t find_shortest_path(std::size_t row) {
    std::fill(is_settled_.begin(), is_settled_.end(), false);
    for (std::size_t j = 0; j < costs_.cols; ++j) {
      path_costs_[j] = reduced_cost(row, j);
      from_[j] = row;
    }
    for (std::size_t column = nearest_column(); row_of_[column] != kNone; column = nearest_column()) {
      is_settled_[column] = true;
      extend_paths(column);
    }
    return nearest_column();
  }

  /// Of columns that are equally near one without a row, so that rows that have a column keep it; then the lowest.
  std::size_t nearest_column() const noexcept {
    std::size_t nearest = kNone;
    for (std::size_t j = 0; j < costs_.cols; ++j) {
      if (is_settled_[j]) continue;
      if (nearest == kNone || path_costs_[j] < path_costs_[nearest] ||
          (path_costs_[j] == path_costs_[nearest] && row_of_[j] == kNone && row_of_[nearest] != kNone)) {
        nearest = j;
      }
    }
    return nearest;
  }

  void extend_paths(std::size_t column) noexcept {
    const std::size_t i = row_of_[column];
    const double so_far = path_costs_[column];
    for (std::size_t j = 0; j < costs_.cols; ++j) {
      if (is_settled_[j]) continue;
      const double cost = so_far + reduced_cost(i, j);
      if (cost >= path_costs_[j]) continue;
      path_costs_[j] = cost;
      from_[j] = i;
    }
  }

  void raise_prices(std::size_t row, double path_cost) noexcept {
    row_prices_[row] += path_cost;
    for (std::size_t j = 0; j < costs_.cols; ++j) {
      if (!is_settled_[j]) continue;
      const double rise = path_cost - path_costs_[j];
      row_prices_[row_of_[j]] += rise;
      column_prices_[j] -= rise;
    }
  }

  const DistanceMatrix& costs_;
  std::vector<double> row_prices_;
  std::vector<double> column_prices_;
  std::vector<std::size_t> row_of_;
  std::vector<std::size_t> column_of_;
  // Of the row that is added.
  std::vector<double> path_costs_;
  std::vector<std::size_t> from_;
  std::vector<bool> is_settled_;
};

DistanceMatrix transposed(const DistanceMatrix& matrix) {
  DistanceMatrix result(matrix.cols, matrix.rows);
  for (std::size_t i = 0; i < matrix.rows; ++i) {
    for (std::size_t j = 0; j < matrix.cols; ++j) result(j, i) = matrix(i, j);
  }
  return result;
}

}  // namespace

std::vector<std::optional<std::size_t>> match_rows(const DistanceMatrix& costs) {
  if (!std::all_of(costs.values.begin(), costs.values.end(), [](double cost) { return cost - cost == 0.0; }))
    throw InvalidArgument("costs of an assignment must be finite");
  const bool is_wide = costs.rows <= costs.cols;
  const DistanceMatrix turned = is_wide ? DistanceMatrix() : transposed(costs);
  const DistanceMatrix& wide = is_wide ? costs : turned;
  Assignment assignment(wide);
  for (std::size_t i = 0; i < wide.rows; ++i) assignment.add(i);
  std::vector<std::optional<std::size_t>> columns(costs.rows);
  for (std::size_t i = 0; i < wide.rows; ++i) {
    if (is_wide) {
      columns[i] = assignment.column_of(i);
    } else {
      columns[assignment.column_of(i)] = i;
    }
  }
  return columns;
}

}  // namespace ldavi
