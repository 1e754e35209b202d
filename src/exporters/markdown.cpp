// SPDX-License-Identifier: Apache-2.0
#include "exporters/markdown.hpp"

namespace ldavi {

void append_markdown(std::string& out, std::string_view text) {
  constexpr std::string_view kMarks = "\\`*_[]<>|~&$";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F) {
      out += ' ';
      continue;
    }
    if (kMarks.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
}

}  // namespace ldavi
