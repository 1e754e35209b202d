// SPDX-License-Identifier: Apache-2.0
// Implements: segmentation_rules() for ASCII. A table gives the classes of 64 characters as bit masks, and words are runs of ones in them: loops
//             over single characters would end at places that no processor can predict, once a word.
// Tested by:  tests/unit/text/ascii_segmenter_test.cpp, against ICU.
#include "text/ascii_segmenter.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

namespace ldavi {
namespace {

/// Bits of a class. A digit may have on both sides a comma that joins it to another, a letter and a digit what is kBetween.
enum Class : std::uint8_t { kLetter = 1, kDigit = 2, kJoin = 4, kBetween = 8, kBetweenDigits = 16 };

constexpr std::array<std::uint8_t, 256> kClasses = [] {
  std::array<std::uint8_t, 256> classes{};
  for (unsigned c = 'a'; c <= 'z'; ++c) classes[c] = kLetter;
  for (unsigned c = 'A'; c <= 'Z'; ++c) classes[c] = kLetter;
  for (unsigned c = '0'; c <= '9'; ++c) classes[c] = kDigit;
  classes['_'] = kJoin;
  classes['.'] = kBetween | kBetweenDigits;
  classes['\''] = kBetween | kBetweenDigits;
  classes[','] = kBetweenDigits;
  return classes;
}();

using Mask = std::uint64_t;  // a bit a character
constexpr std::size_t kBlock = 64;

/// The lowest bits of the eight bytes, as the lowest byte.
constexpr Mask gathered(std::uint64_t bytes) noexcept { return (bytes & 0x0101010101010101U) * 0x0102040810204080U >> 56; }

struct Masks {
  Mask letters = 0;
  Mask digits = 0;
  Mask joins = 0;
  Mask between = 0;
  Mask between_digits = 0;
};

Masks masks_of(const char* characters) noexcept {
  Masks masks;
  for (std::size_t i = 0; i < kBlock; i += 8) {
    std::uint64_t classes = 0;
    for (std::size_t j = 0; j < 8; ++j)
      classes |= std::uint64_t{kClasses[static_cast<unsigned char>(characters[i + j])]} << (8 * j);
    masks.letters |= gathered(classes) << i;
    masks.digits |= gathered(classes >> 1) << i;
    masks.joins |= gathered(classes >> 2) << i;
    masks.between |= gathered(classes >> 3) << i;
    masks.between_digits |= gathered(classes >> 4) << i;
  }
  return masks;
}

/// Ones from bit `begin` to below bit `end`; `end` is at most 63.
constexpr Mask ones(int begin, int end) noexcept { return (Mask{1} << end) - (Mask{1} << begin); }

/// The classes of 64 characters, those after the end of the text as of a space.
Masks masks_at(std::string_view text, std::size_t base) noexcept {
  if (base + kBlock <= text.size()) return masks_of(text.data() + base);
  std::array<char, kBlock> padded{};
  const std::string_view rest = text.substr(base);
  std::copy(rest.begin(), rest.end(), padded.begin());
  return masks_of(padded.data());
}

/// What stands at the places of `mask`: zero where there is none of the class.
struct Seen {
  Mask letters = 0;
  Mask digits = 0;
  Mask joins = 0;

  void add(const Masks& is, Mask mask) noexcept {
    letters |= is.letters & mask;
    digits |= is.digits & mask;
    joins |= is.joins & mask;
  }
};

}  // namespace

void segment_ascii(std::string_view text, std::vector<Segment>& segments) {
  segments.clear();
  Mask letter_before = 0;  // 1 where the last character of the block before is one
  Mask digit_before = 0;
  bool open = false;  // a word goes on from the block before
  std::size_t begin = 0;
  Seen seen;  // in the word
  for (std::size_t base = 0; base < text.size() || open; base += kBlock) {
    Masks is = masks_at(text, base);
    const std::uint8_t next =
        base + kBlock < text.size() ? kClasses[static_cast<unsigned char>(text[base + kBlock])] : std::uint8_t{0};
    const Mask letter_after = (next & kLetter) != 0 ? 1 : 0;
    const Mask digit_after = (next & kDigit) != 0 ? 1 : 0;
    is.joins |= is.between & (is.letters << 1 | letter_before) & (is.letters >> 1 | letter_after << 63);
    is.joins |= is.between_digits & (is.digits << 1 | digit_before) & (is.digits >> 1 | digit_after << 63);
    letter_before = is.letters >> 63;
    digit_before = is.digits >> 63;

    // Ones where a word begins or ends, by turns.
    const Mask in_word = is.letters | is.digits | is.joins;
    Mask edges = in_word ^ (in_word << 1 | Mask{open});
    int from = 0;
    while (open || edges != 0) {
      if (!open) {
        from = std::countr_zero(edges);
        edges &= edges - 1;
        begin = base + static_cast<std::size_t>(from);
        seen = {};
      }
      open = edges == 0;
      if (open) {
        seen.add(is, ~Mask{0} << from);
        break;
      }
      const int to = std::countr_zero(edges);
      edges &= edges - 1;
      seen.add(is, ones(from, to));
      if ((seen.letters | seen.digits) == 0) continue;
      segments.push_back({begin, base + static_cast<std::size_t>(to),
                          seen.letters != 0 ? SegmentKind::kWord : SegmentKind::kNumber, seen.joins == 0});
    }
  }
}

}  // namespace ldavi
