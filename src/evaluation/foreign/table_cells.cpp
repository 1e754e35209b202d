// SPDX-License-Identifier: Apache-2.0
#include "evaluation/foreign/table_cells.hpp"

#include <algorithm>
#include <limits>

#include "base/number_format.hpp"
#include "corpus/readers/tsv_cells.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/inference/options.hpp"

namespace ldavi {
namespace {

std::vector<std::string> split_commas(std::string_view line) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (quoted && c == '"' && i + 1 < line.size() && line[i + 1] == '"') {
      cells.back() += c;
      ++i;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  for (std::string& cell : cells) {
    if (cell.size() > 1 && cell[0] == '\'' && std::string_view("=+-@").find(cell[1]) != std::string_view::npos)
      cell.erase(0, 1);
  }
  return cells;
}

std::vector<std::string> split_blanks(std::string_view line) {
  std::vector<std::string> cells;
  for (std::size_t end = 0;;) {
    const std::size_t begin = line.find_first_not_of(' ', end);
    if (begin == std::string_view::npos) return cells;
    end = std::min(line.find(' ', begin), line.size());
    cells.emplace_back(line.substr(begin, end - begin));
  }
}

}  // namespace

Separator separator_of(std::string_view line) noexcept {
  if (line.find('\t') != std::string_view::npos) return Separator::kTab;
  return line.find(',') != std::string_view::npos ? Separator::kComma : Separator::kBlank;
}

std::vector<std::string> split_cells(std::string_view line, Separator separator) {
  switch (separator) {
    case Separator::kTab: return split_tsv(line);
    case Separator::kComma: return split_commas(line);
    case Separator::kBlank: return split_blanks(line);
  }
  return {};
}

float parse_weight(std::string_view cell, const InputLines& lines) {
  const std::size_t begin = cell.find_first_not_of(' ');
  if (begin != std::string_view::npos) cell = cell.substr(begin, cell.find_last_not_of(' ') + 1 - begin);
  const auto weight = parse_double(cell);
  if (!weight)
    throw ParseError(lines.name(), lines.line_number(), "'" + std::string(cell) + "' is no weight",
                     "expected a finite number, at least 0");
  if (*weight < 0.0) {
    throw ParseError(lines.name(), lines.line_number(), "the weight " + std::string(cell) + " is negative",
                     "expected weights or probabilities, not their logarithms");
  }
  if (*weight > static_cast<double>(std::numeric_limits<float>::max())) {
    throw ParseError(lines.name(), lines.line_number(), "the weight " + std::string(cell) + " is too large",
                     "expected at most 3e38");
  }
  return static_cast<float>(*weight);
}

bool next_row(InputLines& lines, std::string& line) {
  while (lines.next(line)) {
    if (!is_blank(line)) return true;
  }
  return false;
}

void check_num_columns(std::size_t size, std::size_t expected, const InputLines& lines) {
  if (size != expected) lines.refuse(counted_text(size, "column"), "expected " + grouped_text(expected) + ", as before");
}

Matrix read_topic_rows(InputLines& lines, Separator separator,
                       const std::function<std::vector<float>(const std::vector<std::string>&)>& numbers_of) {
  std::string line;
  std::vector<float> values;
  std::size_t num_terms = 0;
  std::size_t num_topics = 0;
  while (next_row(lines, line)) {
    const std::vector<std::string> cells = split_cells(line, separator);
    if (num_topics == 0) num_terms = cells.size();
    check_num_columns(cells.size(), num_terms, lines);
    const std::vector<float> row = numbers_of(cells);
    values.insert(values.end(), row.begin(), row.end());
    ++num_topics;
  }
  check_num_topics(num_topics, lines.name());
  Matrix weights(num_terms, num_topics);
  for (std::size_t k = 0; k < num_topics; ++k) {
    for (std::size_t term = 0; term < num_terms; ++term) weights(term, k) = values[k * num_terms + term];
  }
  return weights;
}

void check_num_topics(std::size_t num_topics, const std::string& source) {
  if (num_topics == 0) throw ParseError(source, 0, "there is no topic", "expected at least one");
  if (num_topics > static_cast<std::size_t>(kMostTopics)) {
    throw ParseError(source, 0, "there are " + grouped_text(num_topics) + " topics",
                     "expected at most " + grouped_text(kMostTopics));
  }
}

}  // namespace ldavi
