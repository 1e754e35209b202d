// SPDX-License-Identifier: Apache-2.0
#include "exporters/cells.hpp"

#include "text/control_characters.hpp"
#include "text/decode.hpp"
#include "text/visible_text.hpp"

namespace ldavi {
namespace {

bool is_harmless(std::string_view text) noexcept { return is_well_formed_utf8(text) && !has_control_characters(text); }

}  // namespace

void append_tsv_cell(std::string& out, std::string_view text) {
  std::string cell;
  append_exact_tsv_cell(cell, text);
  out += is_harmless(cell) ? cell : visible_text(cell);
}

void append_csv_cell(std::string& out, std::string_view text) {
  std::string cell;
  const bool starts_formula = !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
  if (starts_formula) cell = "'";
  cell += is_harmless(text) ? std::string(text) : visible_text(text, "\t\n\r");
  append_exact_csv_cell(out, cell);
}

void append_exact_tsv_cell(std::string& out, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '\t': out += "\\t"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\\': out += "\\\\"; break;
      default: out += c;
    }
  }
}

void append_exact_csv_cell(std::string& out, std::string_view text) {
  const bool needs_quotes = text.find_first_of(",\"\r\n") != std::string_view::npos;
  if (needs_quotes) out += '"';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  if (needs_quotes) out += '"';
}

}  // namespace ldavi
