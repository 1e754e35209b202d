// SPDX-License-Identifier: Apache-2.0
// Rows of a table in one of the two text forms.
#pragma once

#include <string>
#include <string_view>

#include "base/number_format.hpp"
#include "exporters/cells.hpp"
#include "ldavi/exporters/topic_tables.hpp"

namespace ldavi {

/// Builds one row; format is kTsv or kCsv.
class TableRow {
 public:
  TableRow(std::string& line, TableFormat format) : line_(line), format_(format) { line_.clear(); }

  TableRow& cell(std::string_view text) {
    separate();
    if (format_ == TableFormat::kCsv) {
      append_csv_cell(line_, text);
    } else {
      append_tsv_cell(line_, text);
    }
    return *this;
  }
  template <class Number>
  TableRow& number(Number value) {
    separate();
    append_number(line_, value);
    return *this;
  }
  /// The finished line.
  std::string_view end() {
    line_ += format_ == TableFormat::kCsv ? "\r\n" : "\n";
    return line_;
  }

 private:
  void separate() {
    if (!first_) line_ += format_ == TableFormat::kCsv ? ',' : '\t';
    first_ = false;
  }

  std::string& line_;
  TableFormat format_;
  bool first_ = true;
};

}  // namespace ldavi
