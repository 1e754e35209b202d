// SPDX-License-Identifier: Apache-2.0
#include "cli/text_columns.hpp"

#include <algorithm>

#include "text/decode.hpp"

namespace ldavi::cli {

std::string right_aligned(const std::string& text, std::size_t width) {
  return text.size() < width ? std::string(width - text.size(), ' ') + text : text;
}

std::string left_aligned(std::string text, std::size_t width) {
  if (text.size() < width) text.resize(width, ' ');
  return text;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (const char byte : text) {
    const auto lead = static_cast<unsigned char>(byte);
    if ((lead & 0xC0) == 0x80) continue;
    const bool wide = lead >= 0xE3 && lead <= 0xED;
    const bool mark = lead == 0xCC || lead == 0xCD;
    width += mark ? 0 : wide ? 2 : 1;
  }
  return width;
}

std::string shortened(std::string_view text, std::size_t width) {
  if (display_width(text) <= width) return std::string(text);
  std::string kept;
  for (std::size_t columns = 0; !text.empty();) {
    const std::string_view character = text.substr(0, std::max<std::size_t>(1, utf8_sequence_length(text)));
    columns += display_width(character);
    if (columns > width - 1) break;
    kept += character;
    text.remove_prefix(character.size());
  }
  return kept + "…";
}

std::string with_words(std::string line, std::span<const std::string> words, std::size_t width) {
  std::size_t columns = display_width(line);
  bool is_first = true;
  for (const std::string& word : words) {
    const std::size_t needed = display_width(word) + (is_first ? 0 : 1);
    if (width > 0 && columns + needed > width && !is_first) break;
    line += (is_first ? "" : " ") + word;
    columns += needed;
    is_first = false;
  }
  return line;
}

}  // namespace ldavi::cli
