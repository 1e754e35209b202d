// SPDX-License-Identifier: Apache-2.0
#include "exporters/npy.hpp"

#include <array>

namespace ldavi {

std::string npy_header(std::string_view type, std::span<const std::uint64_t> shape) {
  constexpr std::size_t kSize = 128;
  constexpr std::size_t kPrefix = 10;  // magic, version, length of the rest
  std::string lengths;
  for (std::size_t i = 0; i < shape.size(); ++i) lengths += (i > 0 ? ", " : "") + std::to_string(shape[i]);
  if (shape.size() == 1) lengths += ",";
  std::string dictionary = "{'descr': '" + std::string(type) + "', 'fortran_order': False, 'shape': (" + lengths + "), }";
  dictionary.resize(kSize - kPrefix - 1, ' ');
  std::string header("\x93NUMPY\x01\x00", 8);
  header += static_cast<char>(kSize - kPrefix);
  header += '\0';
  return header + dictionary + "\n";
}

std::string npy_header(std::uint64_t rows, std::uint64_t cols) { return npy_header("<f4", std::array{rows, cols}); }

void write_npy(std::span<const double> values, const ByteSink& sink) {
  sink(npy_header("<f8", std::array{std::uint64_t{values.size()}}));
  sink(bytes_of(values));
}

void write_npy(double value, const ByteSink& sink) {
  sink(npy_header("<f8", {}));
  sink(bytes_of({&value, 1}));
}

std::string_view bytes_of(std::span<const float> values) noexcept {
  return {reinterpret_cast<const char*>(values.data()), values.size_bytes()};
}

std::string_view bytes_of(std::span<const double> values) noexcept {
  return {reinterpret_cast<const char*>(values.data()), values.size_bytes()};
}

}  // namespace ldavi
