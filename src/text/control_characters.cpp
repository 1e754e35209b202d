// SPDX-License-Identifier: Apache-2.0
#include "text/control_characters.hpp"

#include <unicode/uchar.h>

#include "text/decode.hpp"

namespace ldavi {
namespace {

/// Whether one of the characters is `wanted`.
template <typename Wanted>
bool has(std::string_view text, Wanted wanted) noexcept {
  while (!text.empty()) {
    const std::size_t size = utf8_sequence_length(text);
    if (size > 0 && wanted(code_point_of(text.substr(0, size)))) return true;
    text.remove_prefix(size > 0 ? size : 1);  // an ill-formed byte is no character
  }
  return false;
}

}  // namespace

std::uint32_t code_point_of(std::string_view sequence) noexcept {
  const auto lead = static_cast<unsigned char>(sequence[0]);
  std::uint32_t c = sequence.size() == 1 ? lead : lead & (0x7FU >> sequence.size());
  for (const char next : sequence.substr(1)) c = c << 6 | (static_cast<unsigned char>(next) & 0x3FU);
  return c;
}

bool is_control_character(std::uint32_t c) noexcept {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x200E && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069) || c == 0x061C;
}

bool has_control_characters(std::string_view text) noexcept { return has(text, is_control_character); }

bool is_unseen(std::uint32_t c) noexcept {
  return is_control_character(c) || c == 0x200B || (c >= 0x2060 && c <= 0x2065) || c == 0xFEFF;
}

bool has_visible_character(std::string_view text) noexcept {
  return has(text, [](std::uint32_t c) {
    const auto point = static_cast<UChar32>(c);
    return !is_unseen(c) && u_isUWhiteSpace(point) == 0 && u_hasBinaryProperty(point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) == 0;
  });
}

}  // namespace ldavi
