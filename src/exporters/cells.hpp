// SPDX-License-Identifier: Apache-2.0
// Text inside the cells of tables. Terms and ids are other people's text: nothing in them may break a table or start a formula.
#pragma once

#include <string>
#include <string_view>

namespace ldavi {

/// Tab, line feed, carriage return and backslash as \t \n \r \\.
void append_tsv_cell(std::string& out, std::string_view text);

/// RFC 4180: quoted where needed. Text that begins with = + - @, tab or carriage return gets ' before it, so that no spreadsheet runs it.
void append_csv_cell(std::string& out, std::string_view text);

/// RFC 4180 without that mark, for who reads the text back.
void append_exact_csv_cell(std::string& out, std::string_view text);

}  // namespace ldavi
