// SPDX-License-Identifier: Apache-2.0
#include "ldavi/evaluation/point_table.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>

#include "base/number_format.hpp"
#include "corpus/readers/delimited_rows.hpp"
#include "evaluation/foreign/npy_array.hpp"
#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

constexpr std::size_t kMostColumns = 100'000;
/// Squares of numbers, and sums of as many as there can be, are to be finite.
constexpr double kLargest = 1e100;
constexpr const char* kSmallerExpected = "expected at most 1e100, divide all of the column";

std::string_view without_compression(std::string_view path) {
  for (const std::string_view suffix : {".gz", ".zst"}) {
    if (path.ends_with(suffix)) path.remove_suffix(suffix.size());
  }
  return path;
}

std::string_view trimmed(std::string_view cell) {
  while (!cell.empty() && cell.front() == ' ') cell.remove_prefix(1);
  while (!cell.empty() && cell.back() == ' ') cell.remove_suffix(1);
  return cell;
}

std::optional<double> number_in(std::string_view cell) { return parse_double(trimmed(cell)); }

/// Also a number that no double holds, and "nan" and "inf": none of them is a name.
bool is_written_as_number(std::string_view cell) {
  cell = trimmed(cell);
  double ignored = 0.0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), ignored);
  return error != std::errc::invalid_argument && end == cell.data() + cell.size();
}

TextFile text_of(const std::string& path) {
  TextFile file{InputFile(path)};
  if (file.is_binary())
    throw ParseError(file.name(), 0, "this is no table of text",
                     "expected numbers with commas or tabs between, or a NumPy array named .npy");
  return file;
}

/// Rows of text, one after the other.
class TextTable {
 public:
  explicit TextTable(const std::string& path)
      : rows_(text_of(path),
              without_compression(path).ends_with(".tsv") ? DelimitedRows::Form::kTsv : DelimitedRows::Form::kCsv) {}

  PointTable read() {
    if (!next()) throw ParseError(rows_.name(), 0, "there is no row", "expected a row a point");
    num_cells_ = row_.num_cells;
    if (num_cells_ > kMostColumns) refuse(counted_text(num_cells_, "column"), "expected at most " + grouped_text(kMostColumns));
    bool more = true;
    if (is_row_of_names()) {
      take_names();
      more = next();
    }
    if (more && !id_column_ && !is_written_as_number(row_.cells[0])) id_column_ = 0;
    table_.cols = num_cells_ - (id_column_ ? 1 : 0);
    if (table_.cols == 0) refuse("there is no column of numbers", "expected at least one");
    for (; more; more = next()) take_row();
    if (table_.rows == 0)
      throw ParseError(rows_.name(), 0, "there is no row but the names of the columns", "expected a row a point");
    if (id_column_ && !table_.names.empty())
      table_.names.erase(table_.names.begin() + static_cast<std::ptrdiff_t>(*id_column_));
    return std::move(table_);
  }

 private:
  bool next() {
    do {
      if (!rows_.next(row_, kMostColumns)) return false;
    } while (row_.is_blank);
    return true;
  }

  [[noreturn]] void refuse(const std::string& problem, const std::string& expectation) const {
    throw ParseError(rows_.name(), row_.line, problem, expectation);
  }

  bool is_row_of_names() const {
    const auto begin = row_.cells.begin();
    const auto end = begin + static_cast<std::ptrdiff_t>(num_cells_);
    return std::none_of(begin, end, is_written_as_number) &&
           std::any_of(begin, end, [](const std::string& cell) { return !trimmed(cell).empty(); });
  }

  void take_names() {
    for (std::size_t j = 0; j < num_cells_; ++j) {
      table_.names.emplace_back(trimmed(row_.cells[j]));
      if (table_.names.back() == "id" && !id_column_) id_column_ = j;
    }
  }

  std::string column_text(std::size_t j) const {
    return table_.names.empty() ? std::to_string(j + 1) : "'" + table_.names[j] + "'";
  }

  void take_row() {
    if (row_.num_cells != num_cells_)
      refuse(counted_text(row_.num_cells, "column"), "expected " + grouped_text(num_cells_) + ", as before");
    ++table_.rows;
    if (!id_column_) table_.ids.push_back(std::to_string(table_.rows));
    for (std::size_t j = 0; j < num_cells_; ++j) {
      if (id_column_ == j) {
        table_.ids.push_back(row_.cells[j]);
        continue;
      }
      const std::optional<double> number = number_in(row_.cells[j]);
      if (!number) {
        const bool could_be_names = table_.rows == 1 && table_.names.empty();
        refuse("'" + row_.cells[j] + "' in column " + column_text(j) + " is no number",
               could_be_names ? "expected a finite number, or no number in all of the first row" : "expected a finite number");
      }
      if (std::abs(*number) > kLargest)
        refuse("'" + row_.cells[j] + "' in column " + column_text(j) + " is too large", kSmallerExpected);
      table_.values.push_back(*number);
    }
  }

  DelimitedRows rows_;
  DelimitedRow row_;
  std::size_t num_cells_ = 0;
  std::optional<std::size_t> id_column_;
  PointTable table_;
};

PointTable from_npy(const std::string& path) {
  const NpyNumbers<double> array = read_npy_numbers(path);
  if (array.cols > kMostColumns)
    throw ParseError(path, 0, counted_text(array.cols, "column"), "expected at most " + grouped_text(kMostColumns));
  PointTable table{array.rows, array.cols, {}, {}, {}};
  table.values.reserve(array.values.size());
  for (std::size_t n = 0; n < array.rows; ++n) {
    table.ids.push_back(std::to_string(n + 1));
    for (std::size_t j = 0; j < array.cols; ++j) {
      const double number = array(n, j);
      if (std::abs(number) > kLargest) {
        const std::string place = " in row " + grouped_text(n + 1) + ", column " + grouped_text(j + 1);
        throw ParseError(path, 0, number_text(number) + place + " is too large", kSmallerExpected);
      }
      table.values.push_back(number);
    }
  }
  return table;
}

}  // namespace

PointTable read_point_table(const std::string& path) {
  return without_compression(path).ends_with(".npy") ? from_npy(path) : TextTable(path).read();
}

}  // namespace ldavi
