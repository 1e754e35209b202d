// SPDX-License-Identifier: Apache-2.0
// Which windows of a document hold a word, without a look at each window.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace ldavi {

/// Windows in a row, by the place of the word they begin with: first to last.
struct WindowRange {
  std::size_t first = 0;
  std::size_t last = 0;

  friend bool operator==(const WindowRange&, const WindowRange&) = default;
};

/// Windows of `size` (> 0) words in a document of `length` words, at each place that has so many from there on: one where the document is
/// shorter, none where it is empty.
std::size_t num_windows(std::size_t length, std::size_t size) noexcept;

/// Replaces the content of `ranges` by the windows that hold a word which stands at `places` (ascending): ascending, none meets the next.
void windows_that_hold(std::span<const std::uint32_t> places, std::size_t length, std::size_t size,
                       std::vector<WindowRange>& ranges);

std::uint64_t num_windows(std::span<const WindowRange> ranges) noexcept;

/// Those that are in both. Cost: the ranges of the two.
std::uint64_t num_windows_in_both(std::span<const WindowRange> a, std::span<const WindowRange> b) noexcept;

}  // namespace ldavi
