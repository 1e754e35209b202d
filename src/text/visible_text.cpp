// SPDX-License-Identifier: Apache-2.0
#include "text/visible_text.hpp"

#include <cstdint>

#include "text/control_characters.hpp"
#include "text/decode.hpp"

namespace ldavi {

std::string visible_text(std::string_view text, std::string_view kept) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string decoded;
  decode_utf8(text, decoded, nullptr);
  std::string out;
  for (std::size_t i = 0; i < decoded.size();) {
    const std::string_view sequence =
        std::string_view(decoded).substr(i, utf8_sequence_length(std::string_view(decoded).substr(i)));
    i += sequence.size();
    const std::uint32_t c = code_point_of(sequence);
    if (!is_control_character(c) || (sequence.size() == 1 && kept.find(sequence.front()) != std::string_view::npos)) {
      out += sequence;
      continue;
    }
    out += "\\u{";
    for (int shift = c > 0xFFF ? 12 : c > 0xFF ? 8 : 4; shift >= 0; shift -= 4) out += kDigits[c >> shift & 0xF];
    out += '}';
  }
  return out;
}

}  // namespace ldavi
