// SPDX-License-Identifier: Apache-2.0
// Looks for NaN and infinity, which vector arithmetic may hide (Highway's comparisons drop a NaN).
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

namespace ldavi {

inline bool all_finite(const float* values, std::size_t size) noexcept {
  constexpr std::uint32_t kExponent = 0x7F800000U;
  std::uint32_t bad = 0;
  for (std::size_t i = 0; i < size; ++i) bad |= static_cast<std::uint32_t>((std::bit_cast<std::uint32_t>(values[i]) & kExponent) == kExponent);
  return bad == 0;
}

}  // namespace ldavi
