// SPDX-License-Identifier: Apache-2.0
// The lines of an input of text; one may look at the first of them before reading.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <utility>

#include "base/input_file.hpp"
#include "corpus/readers/text_file.hpp"

namespace ldavi {

class InputLines {
 public:
  explicit InputLines(TextFile file) : lines_(std::make_unique<TextFile>(std::move(file))) {}
  /// In an encoding that its byte order mark tells; what is ill-formed in UTF-8 stays as it is.
  explicit InputLines(InputFile file) : InputLines(TextFile(std::move(file))) {}

  /// The next line without its end, as UTF-8; false at the end. Throws as TextFile does.
  bool next(std::string& line);
  /// Of the line returned last, from 1.
  std::uint64_t line_number() const noexcept { return line_number_; }
  const std::string& name() const noexcept { return lines_.name(); }
  /// Throws ParseError of the line returned last.
  [[noreturn]] void refuse(const std::string& problem, const std::string& expectation) const;

  /// The first line from here that is not blank, or the `nth` of them; it stays to be read. "" where there is none.
  std::string peek(std::size_t nth = 1);

 private:
  LineReader lines_;
  std::deque<std::string> peeked_;
  std::uint64_t line_number_ = 0;
};

/// Whether there is nothing but blanks and tabs in it.
bool is_blank(const std::string& line) noexcept;

}  // namespace ldavi
