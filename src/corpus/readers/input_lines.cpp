// SPDX-License-Identifier: Apache-2.0
#include "corpus/readers/input_lines.hpp"

#include <utility>

#include "ldavi/base/error.hpp"

namespace ldavi {

bool InputLines::next(std::string& line) {
  if (!peeked_.empty()) {
    line = std::move(peeked_.front());
    peeked_.pop_front();
  } else if (!lines_.next(line)) {
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
  while (lines_.next(line)) {
    peeked_.push_back(std::move(line));  // with its room: whoever takes it may want a little more
    if (!is_blank(peeked_.back()) && --nth == 0) return peeked_.back();
  }
  return {};
}

void InputLines::refuse(const std::string& problem, const std::string& expectation) const {
  throw ParseError(name(), line_number(), problem, expectation);
}

bool is_blank(const std::string& line) noexcept { return line.find_first_not_of(" \t") == std::string::npos; }

}  // namespace ldavi
