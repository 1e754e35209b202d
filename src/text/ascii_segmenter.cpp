// SPDX-License-Identifier: Apache-2.0
// Implements: segmentation_rules() for ASCII, by a table of character classes.
// Tested by:  tests/unit/text/ascii_segmenter_test.cpp, against ICU.
#include "text/ascii_segmenter.hpp"

#include <array>
#include <cstdint>

namespace ldavi {
namespace {

enum Class : std::uint8_t {
  kOther = 0,
  kLetter = 1,
  kDigit = 2,
  kJoin = 4,
  kBetweenBoth = kLetter << 4 | kDigit << 4,  // the high half: what it may stand between
  kBetweenDigits = kDigit << 4
};
constexpr std::uint8_t kInWord = kLetter | kDigit | kJoin;

constexpr std::array<std::uint8_t, 256> kClasses = [] {
  std::array<std::uint8_t, 256> classes{};
  for (unsigned c = 'a'; c <= 'z'; ++c) classes[c] = kLetter;
  for (unsigned c = 'A'; c <= 'Z'; ++c) classes[c] = kLetter;
  for (unsigned c = '0'; c <= '9'; ++c) classes[c] = kDigit;
  classes['_'] = kJoin;
  classes['.'] = kBetweenBoth;
  classes['\''] = kBetweenBoth;
  classes[','] = kBetweenDigits;
  return classes;
}();

}  // namespace

void segment_ascii(std::string_view text, std::vector<Segment>& segments) {
  segments.clear();
  const auto class_at = [&](std::size_t i) { return i < text.size() ? kClasses[static_cast<unsigned char>(text[i])] : std::uint8_t{kOther}; };
  for (std::size_t i = 0; i < text.size();) {
    std::uint8_t last = class_at(i);
    if ((last & kInWord) == 0) {
      ++i;
      continue;
    }
    const std::size_t begin = i;
    std::uint8_t seen = last;
    for (++i;;) {
      const std::uint8_t next = class_at(i);
      if ((next & kInWord) != 0) {
        last = next;
        ++i;
      } else if ((next >> 4 & last) != 0 && class_at(i + 1) == last) {
        i += 2;
      } else {
        break;
      }
      seen |= last;
    }
    if ((seen & (kLetter | kDigit)) != 0) segments.push_back({begin, i, (seen & kLetter) != 0 ? SegmentKind::kWord : SegmentKind::kNumber});
  }
}

}  // namespace ldavi
