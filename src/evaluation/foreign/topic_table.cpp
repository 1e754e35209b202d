// SPDX-License-Identifier: Apache-2.0
#include "evaluation/foreign/topic_table.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "base/number_format.hpp"
#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

/// The columns with weights. Throws ParseError where the first line is a row like the others.
std::vector<std::size_t> weight_columns(const std::vector<std::string>& names, const InputLines& lines) {
  std::vector<std::size_t> named;
  std::vector<std::size_t> others;
  for (std::size_t column = 1; column < names.size(); ++column) {
    const std::string& name = names[column];
    if (name.starts_with("topic_")) named.push_back(column);
    if (name == "document_frequency" || name == "count") continue;
    others.push_back(column);
    const auto number = parse_double(name);
    const auto place = static_cast<double>(others.size());
    if (number && *number != place && *number != place - 1) {
      throw ParseError(lines.name(), lines.line_number(), "'" + name + "' is no name of a column",
                       "expected names in the first line: term, topic_0 …");
    }
  }
  return named.empty() ? others : named;
}

}  // namespace

ForeignTopics read_term_table(InputLines& lines, Separator separator) {
  std::string line;
  next_row(lines, line);
  const std::vector<std::string> names = split_cells(line, separator);
  const std::vector<std::size_t> columns = weight_columns(names, lines);
  check_num_topics(columns.size(), lines.name());

  ForeignTopics topics;
  std::vector<float> values;
  std::unordered_map<std::string, std::uint64_t> first_lines;  // look-up only, never iterated
  while (next_row(lines, line)) {
    std::vector<std::string> cells = split_cells(line, separator);
    check_num_columns(cells.size(), names.size(), lines);
    if (cells[0].empty())
      throw ParseError(lines.name(), lines.line_number(), "the term is empty", "expected a term in the first column");
    const auto [first, is_new] = first_lines.emplace(cells[0], lines.line_number());
    if (!is_new) {
      throw ParseError(lines.name(), lines.line_number(),
                       "the term '" + cells[0] + "' stands in line " + std::to_string(first->second) + " already",
                       "expected each term once");
    }
    for (const std::size_t column : columns) values.push_back(parse_weight(cells[column], lines));
    topics.terms.push_back(std::move(cells[0]));
  }
  if (topics.terms.empty()) throw ParseError(lines.name(), 0, "there is no term", "expected a row a term");
  topics.weights = Matrix(topics.terms.size(), columns.size());
  for (std::size_t term = 0; term < topics.terms.size(); ++term) {
    std::copy_n(values.begin() + static_cast<std::ptrdiff_t>(term * columns.size()), columns.size(), topics.weights.row(term));
  }
  return topics;
}

ForeignTopics read_number_table(InputLines& lines, Separator separator) {
  ForeignTopics topics;
  topics.weights = read_topic_rows(lines, separator, [&](const std::vector<std::string>& cells) {
    std::vector<float> row;
    for (const std::string& cell : cells) row.push_back(parse_weight(cell, lines));
    return row;
  });
  return topics;
}

}  // namespace ldavi
