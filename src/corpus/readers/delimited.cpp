// SPDX-License-Identifier: Apache-2.0
#include "corpus/readers/delimited.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

#include "base/number_format.hpp"
#include "corpus/readers/bad_record.hpp"
#include "corpus/readers/delimited_columns.hpp"
#include "corpus/readers/delimited_rows.hpp"
#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

constexpr std::size_t kMaxColumns = 100'000;

class DelimitedSource final : public DocumentSource {
 public:
  DelimitedSource(DelimitedRows rows, bool is_tsv, const ReadOptions& options, std::string id_prefix, ReadReport& report)
      : rows_(std::move(rows)), is_tsv_(is_tsv), options_(options), id_prefix_(std::move(id_prefix)), report_(report) {}

  bool next(Document& document) override {
    if (!next_row()) return false;
    ++number_;
    document = {};
    if (const std::string problem = problem_of_row(); !problem.empty()) {
      const ParseError error(rows_.name(), row_.line, problem, expectation());
      if (!options_.skip_bad_records) throw error;
      document.problem = error.what();
      count_bad_record(report_, document.problem);
    } else {
      take(document);
    }
    if (document.id.empty()) document.id = id_prefix_ + std::to_string(number_);
    return true;
  }

  const ReadReport& report() const override { return report_; }

 private:
  /// The next row of a document into row_.
  bool next_row() {
    if (num_columns_ == 0) {
      if (!begin()) return false;
      if (options_.no_header) return true;
    }
    do {
      if (!rows_.next(row_, num_columns_)) return false;
    } while (row_.is_blank && num_columns_ > 1);
    return true;
  }

  /// Reads the first row; false where there is none.
  bool begin() {
    do {
      if (!rows_.next(row_, kMaxColumns)) return false;
    } while (row_.is_blank);
    if (row_.num_cells > kMaxColumns) {
      throw ParseError(rows_.name(), row_.line, "the row has " + counted_text(row_.num_cells, "cell"),
                       "expected a table with at most " + grouped_text(kMaxColumns) + " columns");
    }
    const std::span<const std::string> names(row_.cells.data(), row_.num_cells);
    if (std::any_of(names.begin(), names.end(), [](const std::string& name) { return name.find('\0') != std::string::npos; }))
      throw ParseError(rows_.name(), row_.line, "not text", "expected a table in text");
    columns_ = options_.no_header ? columns_by_number(names.size(), options_, rows_.name(), row_.line)
                                  : columns_by_name(names, options_, rows_.name(), row_.line);
    num_columns_ = names.size();
    return true;
  }

  /// "" for a row that is as it should be.
  std::string problem_of_row() const {
    if (row_.badly_quoted > 0) return "cell " + std::to_string(row_.badly_quoted) + " goes on after its closing quote";
    if (row_.num_cells != num_columns_) return "the row has " + counted_text(row_.num_cells, "cell");
    return {};
  }

  std::string expectation() const {
    if (row_.badly_quoted > 0) return "expected a separator there, or two quotes for one inside a cell";
    const bool has_quote =
        is_tsv_ && std::any_of(row_.cells.begin(), row_.cells.begin() + static_cast<std::ptrdiff_t>(row_.num_kept),
                               [](const std::string& cell) { return cell.starts_with('"'); });
    return "expected " + std::to_string(num_columns_) + ", as in the " + (options_.no_header ? "first row" : "header") +
           (has_quote ? " (--input-format csv for cells in quotes)" : "");
  }

  void take(Document& document) {
    const auto cell = [&](const std::optional<std::size_t>& column) { return column ? row_.cells[*column] : std::string(); };
    document.id = cell(columns_.id);
    document.label = cell(columns_.label);
    document.date = cell(columns_.date);
    document.text.swap(row_.cells[columns_.text]);  // last: it may be one of the others too
  }

  DelimitedRows rows_;
  bool is_tsv_;
  ReadOptions options_;
  std::string id_prefix_;
  ReadReport& report_;
  DelimitedRow row_;
  DelimitedColumns columns_;
  std::size_t num_columns_ = 0;  // 0 until the first row was read
  std::uint64_t number_ = 0;
};

}  // namespace

std::unique_ptr<DocumentSource> read_delimited(TextFile file, InputFormat format, const ReadOptions& options,
                                               std::string id_prefix, ReadReport& report) {
  report.has_fields = true;
  const bool is_tsv = format == InputFormat::kTsv;
  DelimitedRows rows(std::move(file), is_tsv ? DelimitedRows::Form::kTsv : DelimitedRows::Form::kCsv);
  return std::make_unique<DelimitedSource>(std::move(rows), is_tsv, options, std::move(id_prefix), report);
}

}  // namespace ldavi
