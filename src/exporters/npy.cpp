// SPDX-License-Identifier: Apache-2.0
#include "exporters/npy.hpp"

namespace ldavi {

std::string npy_header(std::uint64_t rows, std::uint64_t cols) {
  constexpr std::size_t kSize = 128;
  constexpr std::size_t kPrefix = 10;  // magic, version, length of the rest
  std::string dictionary =
      "{'descr': '<f4', 'fortran_order': False, 'shape': (" + std::to_string(rows) + ", " + std::to_string(cols) + "), }";
  dictionary.resize(kSize - kPrefix - 1, ' ');
  std::string header("\x93NUMPY\x01\x00", 8);
  header += static_cast<char>(kSize - kPrefix);
  header += '\0';
  return header + dictionary + "\n";
}

}  // namespace ldavi
