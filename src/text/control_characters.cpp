// SPDX-License-Identifier: Apache-2.0
#include "text/control_characters.hpp"

#include "text/decode.hpp"

namespace ldavi {

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

bool has_control_characters(std::string_view text) noexcept {
  while (!text.empty()) {
    const std::string_view sequence = text.substr(0, utf8_sequence_length(text));
    if (is_control_character(code_point_of(sequence))) return true;
    text.remove_prefix(sequence.size());
  }
  return false;
}

}  // namespace ldavi
