// SPDX-License-Identifier: Apache-2.0
// NumPy's array file, version 1.0.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "ldavi/exporters/sink.hpp"

namespace ldavi {

/// The header of an array in C order; type: "<f4" and so on. 128 bytes whatever the numbers, of which there are at most two.
std::string npy_header(std::string_view type, std::span<const std::uint64_t> shape);

/// Of a two-dimensional little-endian float32 array.
std::string npy_header(std::uint64_t rows, std::uint64_t cols);

/// A whole file of float64: an array of one dimension.
void write_npy(std::span<const double> values, const ByteSink& sink);

/// A whole file of float64: a single number, of no dimension.
void write_npy(double value, const ByteSink& sink);

/// The bytes of numbers as they stand in memory, which is little-endian wherever lda-vi runs.
std::string_view bytes_of(std::span<const float> values) noexcept;
std::string_view bytes_of(std::span<const double> values) noexcept;

}  // namespace ldavi
