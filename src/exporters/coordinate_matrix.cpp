// SPDX-License-Identifier: Apache-2.0
#include "exporters/coordinate_matrix.hpp"

#include "base/number_format.hpp"

namespace ldavi {

std::string coordinate_header(std::uint64_t rows, std::uint64_t cols, std::uint64_t entries) {
  constexpr std::size_t kSize = 128;
  constexpr std::size_t kMostDigits = 20;
  std::string header = "%%MatrixMarket matrix coordinate real general\n";
  const std::string sizes = std::to_string(rows) + " " + std::to_string(cols) + " " + std::to_string(entries) + "\n";
  static_assert(3 * (kMostDigits + 1) + 46 + 2 <= kSize);
  header += '%' + std::string(kSize - header.size() - sizes.size() - 2, ' ') + '\n';  // a comment that fills up
  return header + sizes;
}

void append_coordinates(std::string& out, std::uint64_t row, std::span<const float> values) {
  for (std::size_t col = 0; col < values.size(); ++col) {
    append_number(out, row + 1);
    out += ' ';
    append_number(out, std::uint64_t{col} + 1);
    out += ' ';
    append_number(out, values[col]);
    out += '\n';
  }
}

}  // namespace ldavi
