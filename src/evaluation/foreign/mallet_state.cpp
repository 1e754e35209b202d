// SPDX-License-Identifier: Apache-2.0
#include "evaluation/foreign/mallet_state.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

#include "base/number_format.hpp"
#include "evaluation/foreign/table_cells.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/inference/options.hpp"

namespace ldavi {
namespace {

constexpr std::string_view kAlpha = "#alpha :";
constexpr std::string_view kBeta = "#beta :";

std::vector<double> numbers_behind(std::string_view key, const std::string& line, const InputLines& lines) {
  std::vector<double> numbers;
  for (const std::string& cell : split_cells(std::string_view(line).substr(key.size()), Separator::kBlank))
    numbers.push_back(static_cast<double>(parse_weight(cell, lines)));
  if (numbers.empty()) lines.refuse("there is no number", "expected some behind " + std::string(key));
  return numbers;
}

/// Takes the last word off; "" where there is none.
std::string_view take_last(std::string_view& line) {
  const std::size_t end = line.find_last_not_of(' ');
  if (end == std::string_view::npos) return {};
  line = line.substr(0, end + 1);
  const std::size_t blank = line.find_last_of(' ');
  const std::size_t begin = blank == std::string_view::npos ? 0 : blank + 1;
  const std::string_view word = line.substr(begin);
  line = line.substr(0, begin);
  return word;
}

struct Token {
  std::uint64_t type_index = 0;
  std::string_view type;
  std::size_t topic = 0;
};

/// doc source pos typeindex type topic: read from the end, as the source is a path that may have blanks.
Token token_of(std::string_view line, const InputLines& lines) {
  constexpr const char* kExpected = "expected doc, source, pos, typeindex, type and topic with blanks between";
  const auto topic = parse_unsigned(take_last(line));
  const std::string_view type = take_last(line);
  const auto type_index = parse_unsigned(take_last(line));
  const auto position = parse_unsigned(take_last(line));
  const std::size_t document_end = line.find(' ');
  const bool has_source = document_end != std::string_view::npos && line.find_first_not_of(' ', document_end) < line.size();
  if (!topic || type.empty() || !type_index || !position || !has_source || !parse_unsigned(line.substr(0, document_end)))
    lines.refuse("this is no token with its topic", kExpected);
  if (*topic >= static_cast<std::uint64_t>(kMostTopics))
    lines.refuse("topic " + grouped_text(*topic), "expected topics below " + grouped_text(kMostTopics));
  return {*type_index, type, static_cast<std::size_t>(*topic)};
}

/// Counts of (term, topic) with the names of the terms.
class TokenCounts {
 public:
  void add(const Token& token, const InputLines& lines) {
    const auto [place, is_new] = rows_.emplace(token.type_index, counts_.size());
    if (is_new) {
      if (!indices_.emplace(token.type, token.type_index).second) {
        lines.refuse("'" + std::string(token.type) + "' has two numbers, " +
                         std::to_string(indices_.at(std::string(token.type))) + " and " + std::to_string(token.type_index),
                     "expected one for each type");
      }
      terms_.emplace_back(token.type);
      counts_.emplace_back();
    } else if (terms_[place->second] != token.type) {
      lines.refuse("type " + std::to_string(token.type_index) + " is '" + std::string(token.type) + "', and was '" +
                       terms_[place->second] + "' before",
                   "expected one type for each number");
    }
    std::vector<std::uint32_t>& row = counts_[place->second];
    if (row.size() <= token.topic) row.resize(token.topic + 1, 0);
    ++row[token.topic];
    num_topics_ = std::max(num_topics_, token.topic + 1);
  }

  std::size_t num_topics() const noexcept { return num_topics_; }

  /// All counts, each with beta added. Ends their life.
  ForeignTopics take(std::size_t num_topics, double beta) {
    ForeignTopics topics;
    topics.weights = Matrix(counts_.size(), num_topics);
    for (std::size_t term = 0; term < counts_.size(); ++term) {
      float* const weights = topics.weights.row(term);
      std::fill_n(weights, num_topics, static_cast<float>(beta));
      for (std::size_t k = 0; k < counts_[term].size(); ++k) weights[k] = static_cast<float>(beta + counts_[term][k]);
      std::vector<std::uint32_t>().swap(counts_[term]);  // both forms of all counts need not be in memory at once
    }
    topics.terms = std::move(terms_);
    return topics;
  }

 private:
  std::unordered_map<std::uint64_t, std::size_t> rows_;     // of a type's number; look-up only, never iterated
  std::unordered_map<std::string, std::uint64_t> indices_;  // the same
  std::vector<std::string> terms_;
  std::vector<std::vector<std::uint32_t>> counts_;
  std::size_t num_topics_ = 0;
};

}  // namespace

bool is_mallet_state(std::string_view first_line) noexcept { return first_line.starts_with("#doc "); }

ForeignTopics read_mallet_state(InputLines& lines) {
  TokenCounts counts;
  std::vector<double> alpha;
  double beta = 0.0;
  std::string line;
  lines.next(line);
  while (lines.next(line)) {
    if (is_blank(line)) continue;
    if (line.starts_with(kAlpha)) {
      alpha = numbers_behind(kAlpha, line, lines);
    } else if (line.starts_with(kBeta)) {
      const std::vector<double> numbers = numbers_behind(kBeta, line, lines);
      if (numbers.size() != 1) lines.refuse(counted_text(numbers.size(), "number"), "expected one beta");
      beta = numbers.front();
    } else {
      const Token token = token_of(line, lines);
      if (!alpha.empty() && token.topic >= alpha.size())
        lines.refuse("topic " + std::to_string(token.topic),
                     "expected one of the " + counted_text(alpha.size(), "topic") + " that #alpha names");
      counts.add(token, lines);
    }
  }
  if (counts.num_topics() == 0) throw ParseError(lines.name(), 0, "there is no token", "expected a line a token");
  const std::size_t num_topics = alpha.empty() ? counts.num_topics() : alpha.size();
  check_num_topics(num_topics, lines.name());
  if (num_topics < counts.num_topics()) {
    throw ParseError(lines.name(), 0, "#alpha stands behind tokens of more topics than it names", "expected it before them");
  }
  ForeignTopics topics = counts.take(num_topics, beta);
  topics.alpha = std::move(alpha);
  return topics;
}

}  // namespace ldavi
