// SPDX-License-Identifier: Apache-2.0
// Implements: dividing a document between the table-driven segmenter and ICU's, which is ten times slower. Nothing is joined with white space
//             that follows it: neither by segmentation, nor by normalization, nor by ICU's dictionaries.
// Tested by:  tests/unit/text/stretch_test.cpp
#include "text/stretch.hpp"

#include "text/decode.hpp"

namespace ldavi {
namespace {

/// Fewer bytes of ASCII than this do not pay for starting ICU once more after them.
constexpr std::size_t kShortestAscii = 32;
/// Longer stretches than this gain nothing, and fit into no cache.
constexpr std::size_t kLongStretch = std::size_t{1} << 16;
constexpr std::size_t kLongestStretch = std::size_t{1} << 28;

bool is_space(char c) noexcept { return c == ' ' || (c >= '\t' && c <= '\r'); }

}  // namespace

Stretch first_stretch(std::string_view text) noexcept {
  const std::string_view window = text.substr(0, kLongStretch);
  const std::size_t ascii = ascii_prefix(window);
  if (ascii == text.size()) return {ascii, true};
  std::size_t last_space = ascii;
  while (last_space > 0 && !is_space(text[last_space - 1])) --last_space;
  if (last_space > 1) return {last_space - 1, true};

  std::size_t end = ascii;  // the word there is ICU's
  for (;;) {
    while (end < text.size() && end < kLongestStretch && !is_space(text[end])) ++end;
    if (end >= kLongStretch || end == text.size()) break;
    const std::string_view next = text.substr(end, kShortestAscii);
    const std::size_t gap = ascii_prefix(next);
    if (gap == next.size()) break;
    end += gap;
  }
  if (end == kLongestStretch && end < text.size()) {
    while ((static_cast<unsigned char>(text[end]) & 0xC0) == 0x80 && end > kLongestStretch - 3) --end;
  }
  return {end, false};
}

std::string_view first_part(std::string_view text, std::size_t size) noexcept {
  std::size_t end = size;
  while (end < text.size() && !is_space(text[end])) ++end;
  return text.substr(0, end);
}

}  // namespace ldavi
