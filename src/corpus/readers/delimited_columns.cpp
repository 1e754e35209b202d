// SPDX-License-Identifier: Apache-2.0
#include "corpus/readers/delimited_columns.hpp"

#include <algorithm>

#include "base/number_format.hpp"
#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

/// So many names are told where one is missing.
constexpr std::size_t kMaxNamed = 8;
/// Of a name, which may be a text where there is no header.
constexpr std::size_t kMaxLength = 60;

std::string quoted(const std::string& name) {
  return "'" + (name.size() > kMaxLength ? name.substr(0, kMaxLength) + "…" : name) + "'";
}

/// "there are 'id', 'text'"
std::string listed(std::span<const std::string> names) {
  std::string list = "there are ";
  for (std::size_t i = 0; i < std::min(names.size(), kMaxNamed); ++i) list += (i == 0 ? "" : ", ") + quoted(names[i]);
  return names.size() > kMaxNamed ? list + " …" : list;
}

}  // namespace

DelimitedColumns columns_by_name(std::span<const std::string> names, const ReadOptions& options, const std::string& source,
                                 std::uint64_t line) {
  for (auto name = names.begin(); name != names.end(); ++name) {
    if (name->empty() || std::find(names.begin(), name, *name) == name) continue;
    throw ParseError(source, line, "two columns are named " + quoted(*name) + " (" + listed(names) + ")",
                     "expected each name once");
  }
  const auto find = [&](const std::string& name, bool is_needed, const std::string& expectation) -> std::optional<std::size_t> {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found != names.end() && !name.empty()) return static_cast<std::size_t>(found - names.begin());
    if (is_needed) throw ParseError(source, line, "no column '" + name + "' (" + listed(names) + ")", expectation);
    return std::nullopt;
  };
  const ReadOptions defaults;
  DelimitedColumns columns;
  columns.text = *find(options.text_field, true, "expected the document's text in it, or its name with --text-field");
  columns.id = find(options.id_field, options.id_field != defaults.id_field, "expected the name of a column with --id-field");
  columns.label = find(options.label_field.value_or("label"), options.label_field.has_value(),
                       "expected the name of a column with --label-field");
  columns.date = find(options.date_field.value_or("date"), options.date_field.has_value(),
                      "expected the name of a column with --date-field");
  return columns;
}

DelimitedColumns columns_by_number(std::size_t num_columns, const ReadOptions& options, const std::string& source,
                                   std::uint64_t line) {
  const auto find = [&](const std::string& field, const std::string& option) {
    const auto number = parse_unsigned(field);
    if (!number || *number == 0)
      throw InvalidArgument(option + " " + field + ": expected the number of a column, from 1, for a table without header");
    if (*number > num_columns) {
      throw ParseError(source, line, "there is no column " + field + ", but " + counted_text(num_columns, "column"),
                       "expected the number of one with " + option);
    }
    return static_cast<std::size_t>(*number - 1);
  };
  DelimitedColumns columns;
  columns.text = find(options.text_field, "--text-field");
  if (options.id_field != ReadOptions().id_field) columns.id = find(options.id_field, "--id-field");
  if (options.label_field) columns.label = find(*options.label_field, "--label-field");
  if (options.date_field) columns.date = find(*options.date_field, "--date-field");
  return columns;
}

}  // namespace ldavi
