// SPDX-License-Identifier: Apache-2.0
#include "evaluation/foreign/mallet_weights.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "base/number_format.hpp"
#include "evaluation/foreign/table_cells.hpp"
#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

constexpr float kUnset = -1.0F;

using Parts = std::array<std::string_view, 3>;

/// Nothing where there are not three. MALLET escapes nothing.
std::optional<Parts> parts_of(std::string_view line) {
  const std::size_t first = line.find('\t');
  if (first == std::string_view::npos) return std::nullopt;
  const std::size_t second = line.find('\t', first + 1);
  if (second == std::string_view::npos || line.find('\t', second + 1) != std::string_view::npos) return std::nullopt;
  return Parts{line.substr(0, first), line.substr(first + 1, second - first - 1), line.substr(second + 1)};
}

/// Weights of a topic by the term's number; a term may be met first in a later topic.
void set_weight(std::vector<float>& row, std::size_t term, float weight, std::string_view name, const InputLines& lines) {
  if (row.size() <= term) row.resize(term + 1, kUnset);
  if (row[term] != kUnset) {
    throw ParseError(lines.name(), lines.line_number(), "the topic has a weight of '" + std::string(name) + "' already",
                     "expected each pair once");
  }
  row[term] = weight;
}

}  // namespace

bool is_mallet_row(const std::string& line) {
  const auto parts = parts_of(line);
  return parts && parse_unsigned((*parts)[0]) && !(*parts)[1].empty() && parse_double((*parts)[2]);
}

ForeignTopics read_mallet_weights(InputLines& lines) {
  ForeignTopics topics;
  std::vector<std::vector<float>> rows;                     // a row a topic
  std::unordered_map<std::string, std::size_t> term_index;  // look-up only, never iterated
  std::string line;
  while (lines.next(line)) {
    if (is_blank(line)) continue;
    const auto parts = parts_of(line);
    const auto topic = parts ? parse_unsigned((*parts)[0]) : std::nullopt;
    if (!topic || (*parts)[1].empty())
      throw ParseError(lines.name(), lines.line_number(), "this is no row of weights",
                       "expected topic, term and weight with tabs between");
    if (*topic >= rows.size()) {
      check_num_topics(static_cast<std::size_t>(*topic) + 1, lines.name());
      rows.resize(static_cast<std::size_t>(*topic) + 1);
    }
    const auto [place, is_new] = term_index.emplace((*parts)[1], topics.terms.size());
    if (is_new) topics.terms.emplace_back((*parts)[1]);
    set_weight(rows[static_cast<std::size_t>(*topic)], place->second, parse_weight((*parts)[2], lines), (*parts)[1], lines);
  }
  check_num_topics(rows.size(), lines.name());
  topics.weights = Matrix(topics.terms.size(), rows.size());
  for (std::size_t k = 0; k < rows.size(); ++k) {
    if (rows[k].empty()) {
      throw ParseError(lines.name(), 0, "topic " + std::to_string(k) + " has no line",
                       "expected every topic from 0 to " + std::to_string(rows.size() - 1));
    }
    for (std::size_t term = 0; term < rows[k].size(); ++term) topics.weights(term, k) = std::max(rows[k][term], 0.0F);
    std::vector<float>().swap(rows[k]);  // both forms of all topics need not be in memory at once
  }
  return topics;
}

}  // namespace ldavi
