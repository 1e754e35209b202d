// SPDX-License-Identifier: Apache-2.0
#include "exporters/markdown.hpp"

#include "text/visible_text.hpp"

namespace ldavi {

void append_markdown(std::string& out, std::string_view text) {
  constexpr std::string_view kMarks = "\\`*_[]<>|~&$";
  constexpr std::string_view kBlanks = "\t\n\r";
  for (const char c : visible_text(text, kBlanks)) {
    if (kBlanks.find(c) != std::string_view::npos) {
      out += ' ';
      continue;
    }
    if (kMarks.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
}

}  // namespace ldavi
