// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace ldavi {

/// Rows lie anywhere in a matrix that is larger than the caches: so many are on their way at a time.
inline constexpr std::size_t kRowsAhead = 8;

inline void prefetch_row(const float* row, std::size_t size) {
  constexpr std::size_t kCacheLine = 16;
#if defined(__GNUC__)
  for (std::size_t k = 0; k < size; k += kCacheLine) __builtin_prefetch(row + k);
#else
  static_cast<void>(row), static_cast<void>(size);
#endif
}

}  // namespace ldavi
