// SPDX-License-Identifier: Apache-2.0
#include "evaluation/window_ranges.hpp"

#include <algorithm>

namespace ldavi {

std::size_t num_windows(std::size_t length, std::size_t size) noexcept {
  return length < size ? std::min<std::size_t>(length, 1) : length - size + 1;
}

void windows_that_hold(std::span<const std::uint32_t> places, std::size_t length, std::size_t size,
                       std::vector<WindowRange>& ranges) {
  ranges.clear();
  const std::size_t last_window = num_windows(length, size) - 1;
  for (const std::size_t place : places) {
    const std::size_t first = place < size ? 0 : place - size + 1;
    const std::size_t last = std::min(place, last_window);
    if (!ranges.empty() && first <= ranges.back().last + 1) {
      ranges.back().last = last;
    } else {
      ranges.push_back({first, last});
    }
  }
}

std::uint64_t num_windows(std::span<const WindowRange> ranges) noexcept {
  std::uint64_t sum = 0;
  for (const WindowRange& range : ranges) sum += range.last - range.first + 1;
  return sum;
}

std::uint64_t num_windows_in_both(std::span<const WindowRange> a, std::span<const WindowRange> b) noexcept {
  std::uint64_t sum = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    const std::size_t first = std::max(a[i].first, b[j].first);
    const std::size_t last = std::min(a[i].last, b[j].last);
    if (first <= last) sum += last - first + 1;
    if (a[i].last < b[j].last) {
      ++i;
    } else {
      ++j;
    }
  }
  return sum;
}

}  // namespace ldavi
