// SPDX-License-Identifier: Apache-2.0
// Reads NumPy's array files.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace ldavi {

/// A matrix, or a vector as a single row.
template <class Value>
struct NpyNumbers {
  std::size_t rows = 0;
  std::size_t cols = 0;
  /// Column after column where fortran_order, else row after row.
  bool fortran_order = false;
  std::vector<Value> values;

  Value operator()(std::size_t i, std::size_t j) const noexcept { return values[fortran_order ? j * rows + i : i * cols + j]; }
};
using NpyArray = NpyNumbers<float>;

/// Weights. Versions 1 to 3, one or two dimensions, '<f4' or '<f8'. Throws IoError; ParseError for other arrays, a file
/// that is too short or too long, and values that are negative, not finite or above the largest float.
NpyArray read_npy(const std::string& path);

/// Any numbers. The same, but for values: ParseError where one is not finite.
NpyNumbers<double> read_npy_numbers(const std::string& path);

}  // namespace ldavi
