// SPDX-License-Identifier: Apache-2.0
#include "ldavi/evaluation/foreign_topics.hpp"

#include <algorithm>
#include <string_view>

#include "base/number_format.hpp"
#include "corpus/input_name.hpp"
#include "corpus/readers/input_lines.hpp"
#include "evaluation/foreign/mallet_weights.hpp"
#include "evaluation/foreign/npy_array.hpp"
#include "evaluation/foreign/table_cells.hpp"
#include "evaluation/foreign/topic_table.hpp"
#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

bool is_npy(const std::string& path) { return uncompressed_name(path).ends_with(".npy"); }

ForeignTopics topics_of(const NpyArray& array, const std::string& source) {
  check_num_topics(array.rows, source);
  ForeignTopics topics;
  topics.weights = Matrix(array.cols, array.rows);
  for (std::size_t k = 0; k < array.rows; ++k) {
    for (std::size_t term = 0; term < array.cols; ++term) topics.weights(term, k) = array(k, term);
  }
  return topics;
}

/// Three numbers a line are a table of three terms, while MALLET's terms are words, all but some: its first lines tell.
bool are_mallet_rows(InputLines& lines) {
  constexpr std::size_t kLookedAt = 100;
  for (std::size_t n = 1; n <= kLookedAt; ++n) {
    const std::string line = lines.peek(n);
    if (!is_mallet_row(line)) return false;
    if (!parse_double(split_cells(line, Separator::kTab)[1])) return true;
  }
  return false;
}

ForeignTopics read_text(const std::string& path) {
  InputLines lines{InputFile(path)};
  const std::string first = lines.peek();
  if (first.empty()) throw ParseError(lines.name(), 0, "there is no topic", "expected at least one");
  if (first.starts_with("\x93NUMPY"))
    throw ParseError(lines.name(), 0, "this is a NumPy array", "expected it in a file whose name ends with .npy");
  const Separator separator = separator_of(first);
  const std::vector<std::string> cells = split_cells(first, separator);
  if (are_mallet_rows(lines)) return read_mallet_weights(lines);
  return !cells.empty() && parse_double(cells[0]) ? read_number_table(lines, separator) : read_term_table(lines, separator);
}

std::size_t count_empty_topics(const Matrix& weights) {
  std::vector<float> largest(weights.cols(), 0.0F);
  for (std::size_t term = 0; term < weights.rows(); ++term) {
    for (std::size_t k = 0; k < largest.size(); ++k) largest[k] = std::max(largest[k], weights(term, k));
  }
  return static_cast<std::size_t>(std::count(largest.begin(), largest.end(), 0.0F));
}

}  // namespace

ForeignTopics read_foreign_topics(const std::string& path) {
  ForeignTopics topics = is_npy(path) ? topics_of(read_npy(path), path) : read_text(path);
  topics.empty_topics = count_empty_topics(topics.weights);
  return topics;
}

std::vector<double> read_numbers(const std::string& path) {
  if (is_npy(path)) {
    const NpyArray array = read_npy(path);
    if (array.rows > 1 && array.cols > 1) throw ParseError(path, 0, "the array is a matrix", "expected a vector");
    return {array.values.begin(), array.values.end()};
  }
  InputLines lines{InputFile(path)};
  std::vector<double> numbers;
  std::string line;
  while (lines.next(line)) {
    std::replace_if(
        line.begin(), line.end(), [](char c) { return c == ',' || c == '\t'; }, ' ');
    for (const std::string& cell : split_cells(line, Separator::kBlank))
      numbers.push_back(static_cast<double>(parse_weight(cell, lines)));
  }
  if (numbers.empty()) throw ParseError(lines.name(), 0, "there is no number", "expected one a topic");
  return numbers;
}

}  // namespace ldavi
