// SPDX-License-Identifier: Apache-2.0
#include "ldavi/evaluation/foreign_topics.hpp"

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <system_error>

#include "base/number_format.hpp"
#include "corpus/input_name.hpp"
#include "corpus/readers/input_lines.hpp"
#include "evaluation/foreign/lda_c_beta.hpp"
#include "evaluation/foreign/mallet_state.hpp"
#include "evaluation/foreign/mallet_weights.hpp"
#include "evaluation/foreign/npy_array.hpp"
#include "evaluation/foreign/table_cells.hpp"
#include "evaluation/foreign/topic_table.hpp"
#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

constexpr std::string_view kNpyMagic = "\x93NUMPY";

/// By the name, or the first bytes of a file that can be opened twice.
bool is_npy(const std::string& path) {
  if (uncompressed_name(path).ends_with(".npy")) return true;
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) return false;
  InputFile file(path);
  std::string start(kNpyMagic.size(), '\0');
  std::size_t size = 0;
  for (std::size_t got = 1; got > 0 && size < start.size(); size += got)
    got = file.read(start.data() + size, start.size() - size);
  return start == kNpyMagic;
}

/// psi(x) < log x, so that exp(E[log beta]) = exp(psi(lambda) - psi(sum of lambda)) sums to less than 1.
bool are_geometric_means(const Matrix& weights, const std::string& path) {
  if (!uncompressed_name(path).ends_with("expElogbeta.npy")) return false;
  std::vector<double> sums(weights.cols(), 0.0);
  for (std::size_t term = 0; term < weights.rows(); ++term) {
    for (std::size_t k = 0; k < sums.size(); ++k) sums[k] += static_cast<double>(weights(term, k));
  }
  return std::all_of(sums.begin(), sums.end(), [](double sum) { return sum < 1.0; });
}

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

ForeignTopics read_log_topics(InputLines& lines, Separator separator, const std::string& path) {
  ForeignTopics topics = read_log_probabilities(lines, separator);
  if (const auto alpha = alpha_beside(path, topics)) topics.alpha.assign(topics.weights.cols(), *alpha);
  return topics;
}

ForeignTopics read_text(const std::string& path) {
  InputLines lines{InputFile(path)};
  const std::string first = lines.peek();
  if (first.empty()) throw ParseError(lines.name(), 0, "there is no topic", "expected at least one");
  if (first.starts_with(kNpyMagic))
    throw ParseError(lines.name(), 0, "this is a NumPy array", "expected it in a file whose name ends with .npy");
  const Separator separator = separator_of(first);
  const std::vector<std::string> cells = split_cells(first, separator);
  if (is_mallet_state(first)) return read_mallet_state(lines);
  if (are_mallet_rows(lines)) return read_mallet_weights(lines);
  if (is_log_row(first, separator)) return read_log_topics(lines, separator, path);
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
  topics.geometric_means = are_geometric_means(topics.weights, path);
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
