// SPDX-License-Identifier: Apache-2.0
// The rows of a table in text: CSV by RFC 4180, and TSV.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/readers/text_file.hpp"

namespace ldavi {

struct DelimitedRow {
  /// Those that are kept; what is beyond num_kept is of earlier rows.
  std::vector<std::string> cells;
  std::size_t num_kept = 0;
  /// All there are.
  std::size_t num_cells = 0;
  /// Nothing stands in the line: one cell, and no quotes.
  bool is_blank = false;
  /// Where it begins, from 1.
  std::uint64_t line = 0;
  /// The first cell, from 1, that goes on after its closing quote; 0 where there is none.
  std::size_t badly_quoted = 0;
};

/// A row ends with LF or CRLF; with CR where the first one does, else a CR belongs to its cell, as Python and pandas write them without quotes.
/// CSV: cells are separated by commas, or by the semicolons, or else the tabs of the first row where that has none outside quotes. A cell that
/// begins with a quote ends at the next one that is not doubled; separators and line ends in between belong to it.
/// TSV: cells are separated by tabs and end with the line; quotes mean nothing, and \t \n \r \\ stand for tab, line feed, carriage return and
/// backslash.
class DelimitedRows {
 public:
  enum class Form { kCsv, kTsv };
  /// A row of more bytes is refused: a quote that nobody closed would take all the rest of a file.
  static constexpr std::size_t kMaxRow = 256'000'000;

  DelimitedRows(TextFile file, Form form);

  /// The next row with the first `most` of its cells, as soon as its end has been read; false at the end. Throws ParseError for a row that is
  /// too long and for a quote that nobody closed, with the line where it stands.
  bool next(DelimitedRow& row, std::size_t most);

  const std::string& name() const noexcept { return file_.name(); }

 private:
  enum class State { kStart, kPlain, kQuoted, kQuoteSeen };

  bool fill();
  std::string_view ahead() const noexcept { return std::string_view(buffer_).substr(position_); }
  void choose_separator();
  bool begin_row(DelimitedRow& row);
  void begin_cell(DelimitedRow& row);
  void end_cell(DelimitedRow& row);
  void append(DelimitedRow& row, std::string_view text);
  bool take_plain(DelimitedRow& row);
  void take_quoted(DelimitedRow& row);
  void take_after_quote(DelimitedRow& row);
  [[noreturn]] void refuse_open_quote(const std::string& problem) const;

  TextFile file_;
  Form form_;
  char separator_ = '\0';  // not chosen yet
  std::string buffer_;
  std::size_t position_ = 0;
  std::uint64_t line_ = 1;  // in which the next byte stands
  bool after_carriage_return_ = false;
  bool carriage_return_ends_row_ = true;  // until a row ended with LF
  // Of the row that is being read:
  State state_ = State::kStart;
  std::size_t most_ = 0;
  std::size_t size_ = 0;
  std::uint64_t quote_line_ = 0;
  bool ends_with_carriage_return_ = false;  // the cell, outside quotes
};

}  // namespace ldavi
