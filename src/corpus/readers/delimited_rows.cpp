// SPDX-License-Identifier: Apache-2.0
#include "corpus/readers/delimited_rows.hpp"

#include <algorithm>
#include <utility>

#include "base/number_format.hpp"
#include "corpus/readers/tsv_cells.hpp"
#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

constexpr std::size_t kBlock = std::size_t{1} << 16;
/// The separator shows in so much of the first row.
constexpr std::size_t kSample = std::size_t{1} << 20;

bool is_line_end(char c) noexcept { return c == '\n' || c == '\r'; }

}  // namespace

DelimitedRows::DelimitedRows(TextFile file, Form form) : file_(std::move(file)), form_(form) {
  if (form == Form::kTsv) separator_ = '\t';
}

/// Reads on; false at the end of the file.
bool DelimitedRows::fill() {
  buffer_.erase(0, std::exchange(position_, 0));
  const std::size_t kept = buffer_.size();
  buffer_.resize(kept + kBlock);
  const std::size_t got = file_.read(buffer_.data() + kept, kBlock);
  buffer_.resize(kept + got);
  return got > 0;
}

/// By the first row that is not blank; it stays to be read.
void DelimitedRows::choose_separator() {
  bool in_quotes = false;
  bool is_blank = true;
  separator_ = ',';
  char other = '\0';
  for (std::size_t i = 0; i < kSample; ++i) {
    if (i == ahead().size() && !fill()) break;
    const char c = ahead()[i];
    if (c == '"') in_quotes = !in_quotes;
    if (!in_quotes && is_line_end(c) && !is_blank) break;
    is_blank = is_blank && is_line_end(c);
    if (in_quotes) continue;
    if (c == ',') return;
    if (c == ';' || (c == '\t' && other == '\0')) other = c;
  }
  if (other != '\0') separator_ = other;
}

bool DelimitedRows::next(DelimitedRow& row, std::size_t most) {
  if (separator_ == '\0') choose_separator();
  most_ = most;
  if (!begin_row(row)) return false;
  for (;;) {
    if (ahead().empty() && !fill()) {
      if (state_ == State::kQuoted) refuse_open_quote("is not closed before the end of the file");
      end_cell(row);
      return true;
    }
    if (state_ == State::kStart) {
      state_ = State::kPlain;
      if (form_ == Form::kCsv && ahead().front() == '"') {
        ++position_;
        state_ = State::kQuoted;
        quote_line_ = line_;
        ++size_;
      }
    } else if (state_ == State::kQuoted) {
      take_quoted(row);
    } else if (state_ == State::kQuoteSeen) {
      take_after_quote(row);
    } else if (take_plain(row)) {
      return true;
    }
  }
}

/// False where there is no more.
bool DelimitedRows::begin_row(DelimitedRow& row) {
  if (ahead().empty() && !fill()) return false;
  if (std::exchange(after_carriage_return_, false) && ahead().front() == '\n') {
    ++position_;
    carriage_return_ends_row_ = false;
    if (ahead().empty() && !fill()) return false;
  }
  row.line = line_;
  row.num_kept = row.num_cells = row.badly_quoted = 0;
  row.is_blank = false;
  size_ = 0;
  begin_cell(row);
  return true;
}

void DelimitedRows::begin_cell(DelimitedRow& row) {
  state_ = State::kStart;
  ends_with_carriage_return_ = false;
  if (row.num_cells >= most_) return;
  row.cells.resize(std::max(row.cells.size(), row.num_cells + 1));
  row.cells[row.num_cells].clear();
}

void DelimitedRows::end_cell(DelimitedRow& row) {
  if (row.num_cells < most_) {
    if (form_ == Form::kTsv) undo_tsv_escapes(row.cells[row.num_cells]);
    ++row.num_kept;
  }
  ++row.num_cells;
  row.is_blank = size_ == 0;
}

void DelimitedRows::append(DelimitedRow& row, std::string_view text) {
  size_ += text.size();
  if (size_ > kMaxRow) {
    const std::string most = bytes_text(kMaxRow);
    if (state_ != State::kPlain) refuse_open_quote("is not closed within " + most);
    throw ParseError(name(), row.line, "the row has more than " + most, "expected a row a line");
  }
  if (row.num_cells < most_) row.cells[row.num_cells] += text;
}

/// True at the end of the row.
bool DelimitedRows::take_plain(DelimitedRow& row) {
  const std::string_view rest = ahead();
  const auto* const end = std::find_if(
      rest.begin(), rest.end(), [separator = separator_, carriage_return = carriage_return_ends_row_ ? '\r' : '\n'](char c) {
        return c == separator || c == '\n' || c == carriage_return;
      });
  const std::string_view text = rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
  append(row, text);
  position_ += text.size();
  if (!text.empty()) ends_with_carriage_return_ = text.back() == '\r';
  if (text.size() == rest.size()) return false;
  const char stop = buffer_[position_++];
  if (stop == separator_) {
    ++size_;
    end_cell(row);
    begin_cell(row);
    return false;
  }
  if (stop == '\n' && ends_with_carriage_return_) {
    --size_;
    if (row.num_cells < most_) row.cells[row.num_cells].pop_back();
  }
  end_cell(row);
  ++line_;
  after_carriage_return_ = stop == '\r';
  if (stop == '\n') carriage_return_ends_row_ = false;
  return true;
}

void DelimitedRows::take_quoted(DelimitedRow& row) {
  const std::string_view rest = ahead();
  const std::string_view text = rest.substr(0, rest.find('"'));
  for (const char c : text) {
    if (c == '\r' || (c == '\n' && !after_carriage_return_)) ++line_;
    after_carriage_return_ = c == '\r';
  }
  append(row, text);
  position_ += text.size();
  if (text.size() == rest.size()) return;
  ++position_;
  ++size_;
  state_ = State::kQuoteSeen;
  after_carriage_return_ = false;
}

void DelimitedRows::take_after_quote(DelimitedRow& row) {
  const char c = ahead().front();
  if (c == '"') {
    state_ = State::kQuoted;
    append(row, "\"");
    ++position_;
    return;
  }
  if (c != separator_ && !is_line_end(c) && row.badly_quoted == 0) row.badly_quoted = row.num_cells + 1;
  state_ = State::kPlain;
}

void DelimitedRows::refuse_open_quote(const std::string& problem) const {
  throw ParseError(name(), quote_line_, "the quote that opens a cell " + problem,
                   "expected another one where the cell ends, and two for one inside it");
}

}  // namespace ldavi
