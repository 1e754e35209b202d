// SPDX-License-Identifier: Apache-2.0
// A matrix of shares in Matrix Market's coordinate format, real and general: row, column and value of each entry, from 1.
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace ldavi {

/// All before the entries; of the same length whatever the numbers, so that it can be written over once they are known.
std::string coordinate_header(std::uint64_t rows, std::uint64_t cols, std::uint64_t entries);

/// A line an entry. `row` counts from 0.
void append_coordinates(std::string& out, std::uint64_t row, std::span<const float> values);

}  // namespace ldavi
