// SPDX-License-Identifier: Apache-2.0
// Text inside the cells of tables. Terms and ids are other people's text: nothing in them may break a table or start a formula.
#pragma once

#include <string>
#include <string_view>

namespace ldavi {

/// Tab, line feed, carriage return and backslash as \t \n \r \\; other control characters as \u{1b} and ill-formed bytes as
/// U+FFFD, as tables are printed on terminals too.
void append_tsv_cell(std::string& out, std::string_view text);

/// RFC 4180: quoted where needed, control characters but tabs and ends of lines as \u{1b}, ill-formed bytes as U+FFFD. Text
/// that begins with = + - @, tab or carriage return gets ' before it, so that no spreadsheet runs it.
void append_csv_cell(std::string& out, std::string_view text);

/// For who reads the text back: TSV with those four escapes alone, RFC 4180 without that mark.
void append_exact_tsv_cell(std::string& out, std::string_view text);
void append_exact_csv_cell(std::string& out, std::string_view text);

}  // namespace ldavi
