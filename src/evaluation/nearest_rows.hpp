// SPDX-License-Identifier: Apache-2.0
// Rows of a matrix that are near to each other by Hellinger distance.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "ldavi/base/matrix.hpp"

namespace ldavi {

class NearestRows {
 public:
  /// Knows `rows` of `mixtures`, whose entries are not negative, and numbers them 0, 1, 2 … Memory: a copy of them.
  NearestRows(const Matrix& mixtures, std::span<const std::size_t> rows);

  /// The `size` rows nearest to row i, without itself, the nearest first; ties go to the lower number. Fewer where there are fewer.
  std::vector<std::size_t> of(std::size_t i, std::size_t size) const;

 private:
  /// The sum over columns of sqrt(p q): the larger, the nearer.
  float likeness(std::size_t i, std::size_t j) const noexcept;

  Matrix roots_;
};

}  // namespace ldavi
