// SPDX-License-Identifier: Apache-2.0
#include "corpus/readers/input_lines.hpp"

#include <utility>

#include "ldavi/base/error.hpp"

namespace ldavi {

bool InputLines::read(std::string& line) {
  if (!lines_.next(line)) return false;
  if (lines_.line_number() == 1) {
    if (line.starts_with("\xFF\xFE") || line.starts_with("\xFE\xFF")) {
      throw ParseError(name(), 0, "the text is UTF-16", "expected UTF-8 (iconv -f UTF-16 -t UTF-8 converts it)");
    }
    if (line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
  }
  return true;
}

bool InputLines::next(std::string& line) {
  if (!peeked_.empty()) {
    line = std::move(peeked_.front());
    peeked_.pop_front();
  } else if (!read(line)) {
    return false;
  }
  ++line_number_;
  return true;
}

std::string InputLines::peek(std::size_t nth) {
  for (const std::string& line : peeked_) {
    if (!is_blank(line) && --nth == 0) return line;
  }
  std::string line;
  while (read(line)) {
    peeked_.push_back(line);
    if (!is_blank(line) && --nth == 0) return line;
  }
  return {};
}

bool is_blank(const std::string& line) noexcept { return line.find_first_not_of(" \t") == std::string::npos; }

}  // namespace ldavi
