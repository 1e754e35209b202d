// SPDX-License-Identifier: Apache-2.0
// The assignment problem: partners for the rows of a matrix of costs, no partner twice, at the least total cost.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace ldavi {

/// How far each topic of one set (a row) is from each of another (a column).
struct DistanceMatrix {
  std::size_t rows = 0;
  std::size_t cols = 0;
  std::vector<double> values;  // row-major

  DistanceMatrix() = default;
  DistanceMatrix(std::size_t num_rows, std::size_t num_cols) : rows(num_rows), cols(num_cols), values(num_rows * num_cols) {}

  double& operator()(std::size_t i, std::size_t j) noexcept { return values[i * cols + j]; }
  double operator()(std::size_t i, std::size_t j) const noexcept { return values[i * cols + j]; }
};

/// For each row its column, so that as many pairs as there can be have the least sum of costs; nothing for rows that are left over where
/// there are fewer columns. Of several such assignments always the same one: where all cost the same, row i has column i.
/// Throws InvalidArgument for a cost that is not finite.
/// Cost: m^2 n steps at most, m the smaller and n the larger side; usually far fewer.
/// Source: Jonker and Volgenant 1987, "A shortest augmenting path algorithm for dense and sparse linear assignment problems".
std::vector<std::optional<std::size_t>> match_rows(const DistanceMatrix& costs);

}  // namespace ldavi
