// SPDX-License-Identifier: Apache-2.0
// NumPy's array file, version 1.0.
#pragma once

#include <cstdint>
#include <string>

namespace ldavi {

/// The header of a two-dimensional little-endian float32 array in C order. 128 bytes whatever the numbers.
std::string npy_header(std::uint64_t rows, std::uint64_t cols);

}  // namespace ldavi
