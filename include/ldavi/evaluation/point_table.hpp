// SPDX-License-Identifier: Apache-2.0
// Points from a table of numbers: what another program has measured.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace ldavi {

struct PointTable {
  std::size_t rows = 0;
  std::size_t cols = 0;
  /// A row a point.
  std::vector<double> values;
  /// Of the rows; "1", "2" … where the table has none.
  std::vector<std::string> ids;
  /// Names of the columns; empty where the table has none.
  std::vector<std::string> names;
};

/// Reads, plain, gzip or zstd:
///   a name that ends with .npy (before .gz, .zst): NumPy, N x D, float32 or float64, little-endian; a vector is one row
///   else text: a row a line, cells separated by commas, semicolons or tabs (a name that ends with .tsv: tabs). The first row
///   names the columns where none of its cells is a number; cells may be empty, not all of them. A column named id has the ids,
///   or the first one where the first row of numbers has none there. All others are numbers. "-" is standard input, text.
/// No number is larger than 1e100, so that squares and sums of them are finite; there are at most 100,000 columns.
/// Throws IoError; ParseError for a cell that is no finite number or is too large, naming line and column, rows of different
/// lengths, too many columns, no row or no column of numbers.
PointTable read_point_table(const std::string& path);

}  // namespace ldavi
