// SPDX-License-Identifier: Apache-2.0
#include "text/decode.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace ldavi {
namespace {

constexpr std::string_view kReplacement = "\uFFFD";
constexpr std::string_view kZeroWidthSpace = "\u200B";

unsigned byte_at(std::string_view text, std::size_t i) noexcept { return static_cast<unsigned char>(text[i]); }

/// Bytes that a sequence with this lead has; 0 where no sequence begins so.
std::size_t length_by_lead(unsigned lead) noexcept {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead < 0xE0) return 2;
  if (lead >= 0xE0 && lead < 0xF0) return 3;
  if (lead >= 0xF0 && lead < 0xF5) return 4;
  return 0;
}

/// How many bytes at the start of `text` could begin a sequence of `size` bytes: Unicode's table 3-7.
std::size_t valid_prefix(std::string_view text, std::size_t size) noexcept {
  const unsigned lead = byte_at(text, 0);
  std::size_t valid = 1;
  for (; valid < size && valid < text.size(); ++valid) {
    unsigned least = 0x80;
    unsigned most = 0xBF;
    if (valid == 1) {
      if (lead == 0xE0) least = 0xA0;
      if (lead == 0xED) most = 0x9F;
      if (lead == 0xF0) least = 0x90;
      if (lead == 0xF4) most = 0x8F;
    }
    if (byte_at(text, valid) < least || byte_at(text, valid) > most) break;
  }
  return valid;
}

}  // namespace

std::size_t ascii_prefix(std::string_view text) noexcept {
  constexpr std::uint64_t kHighBits = 0x8080808080808080U;
  std::size_t i = 0;
  for (; i + 8 <= text.size(); i += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + i, 8);
    if ((word & kHighBits) != 0) break;
  }
  while (i < text.size() && byte_at(text, i) < 0x80) ++i;
  return i;
}

bool is_ascii(std::string_view text) noexcept { return ascii_prefix(text) == text.size(); }

SequenceStart utf8_sequence_start(std::string_view text) noexcept {
  const std::size_t size = length_by_lead(byte_at(text, 0));
  return {size, size == 0 ? 1 : valid_prefix(text, size)};
}

std::size_t utf8_sequence_length(std::string_view text) noexcept {
  const SequenceStart start = utf8_sequence_start(text);
  return start.valid == start.size ? start.size : 0;
}

bool is_well_formed_utf8(std::string_view text) noexcept {
  for (text.remove_prefix(ascii_prefix(text)); !text.empty(); text.remove_prefix(ascii_prefix(text))) {
    const std::size_t size = utf8_sequence_length(text);
    if (size == 0) return false;
    text.remove_prefix(size);
  }
  return true;
}

std::uint64_t make_well_formed(std::string& text) {
  if (is_well_formed_utf8(text)) return 0;
  std::uint64_t ill_formed = 0;
  std::string mended;
  for (std::string_view rest = text; !rest.empty();) {
    const SequenceStart start = utf8_sequence_start(rest);
    const bool is_sound = start.valid == start.size;
    mended += is_sound ? rest.substr(0, start.size) : kReplacement;
    ill_formed += is_sound ? 0 : 1;
    rest.remove_prefix(start.valid);
  }
  text = std::move(mended);
  return ill_formed;
}

std::size_t count_code_points(std::string_view text) noexcept {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::uint64_t decode_utf8(std::string_view text, std::string& decoded, std::vector<DecodedOffset>* offsets) {
  decoded.clear();
  decoded.reserve(text.size());
  if (offsets != nullptr) offsets->assign(1, {0, 0});
  std::uint64_t ill_formed = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto [size, valid] = utf8_sequence_start(text.substr(i));
    if (valid == size) {
      const std::string_view sequence = text.substr(i, size);
      decoded += sequence == kZeroWidthSpace ? std::string_view("   ") : sequence;
      i += size;
      continue;
    }
    ++ill_formed;
    decoded += kReplacement;
    i += valid;
    if (offsets != nullptr) offsets->push_back({decoded.size(), i});
  }
  return ill_formed;
}

std::size_t source_offset(const std::vector<DecodedOffset>& offsets, std::size_t decoded) noexcept {
  const auto after = std::upper_bound(offsets.begin(), offsets.end(), decoded,
                                      [](std::size_t value, const DecodedOffset& offset) { return value < offset.decoded; });
  const DecodedOffset& last = *std::prev(after);
  return last.source + (decoded - last.decoded);
}

}  // namespace ldavi
