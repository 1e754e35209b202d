// SPDX-License-Identifier: Apache-2.0
#include "evaluation/foreign/lda_c_beta.hpp"

#include <filesystem>
#include <system_error>
#include <vector>

#include "base/input_file.hpp"
#include "base/number_format.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/math/special.hpp"

namespace ldavi {
namespace {

double parse_logarithm(const std::string& cell, const InputLines& lines) {
  const auto value = parse_double(cell);
  if (!value || *value > 0.0) {
    throw ParseError(lines.name(), lines.line_number(), "'" + cell + "' is no logarithm of a probability",
                     "expected finite numbers, at most 0, as in the lines before");
  }
  return *value;
}

void check_sum(double sum, const InputLines& lines) {
  constexpr double kTolerance = 0.01;
  if (sum > 1.0 - kTolerance && sum < 1.0 + kTolerance) return;
  throw ParseError(lines.name(), lines.line_number(), "the probabilities of the topic sum to " + significant_text(sum, 3),
                   "expected logarithms to base e of probabilities that sum to 1");
}

void check_equal(const std::string& key, double value, std::size_t expected, const InputLines& lines) {
  if (value == static_cast<double>(expected)) return;
  throw ParseError(lines.name(), lines.line_number(), key + " is " + number_text(value),
                   "expected " + std::to_string(expected) + ", as in the file of logarithms beside it");
}

}  // namespace

bool is_log_row(std::string_view line, Separator separator) {
  bool is_any_negative = false;
  for (const std::string& cell : split_cells(line, separator)) {
    const auto value = parse_double(cell);
    if (!value || *value > 0.0) return false;
    is_any_negative = is_any_negative || *value < 0.0;
  }
  return is_any_negative;
}

ForeignTopics read_log_probabilities(InputLines& lines, Separator separator) {
  ForeignTopics topics;
  topics.weights = read_topic_rows(lines, separator, [&](const std::vector<std::string>& cells) {
    std::vector<float> row;
    double sum = 0.0;
    for (const std::string& cell : cells) {
      const double probability = exp(parse_logarithm(cell, lines));
      sum += probability;
      row.push_back(static_cast<float>(probability));
    }
    check_sum(sum, lines);
    return row;
  });
  return topics;
}

std::optional<double> alpha_beside(const std::string& beta_path, const ForeignTopics& topics) {
  const std::filesystem::path beta(beta_path);
  if (beta.extension() != ".beta") return std::nullopt;
  const std::string other = std::filesystem::path(beta).replace_extension(".other").string();
  std::error_code error;
  if (!std::filesystem::exists(other, error)) return std::nullopt;
  InputLines lines{InputFile(other)};
  std::optional<double> alpha;
  std::string line;
  while (next_row(lines, line)) {
    const std::vector<std::string> cells = split_cells(line, Separator::kBlank);
    const auto value = cells.size() == 2 ? parse_double(cells[1]) : std::nullopt;
    if (!value || *value < 0.0)
      throw ParseError(lines.name(), lines.line_number(), "this is no setting of lda-c", "expected a name and a number");
    if (cells[0] == "num_topics") check_equal(cells[0], *value, topics.weights.cols(), lines);
    if (cells[0] == "num_terms") check_equal(cells[0], *value, topics.weights.rows(), lines);
    if (cells[0] == "alpha") alpha = *value;
  }
  if (!alpha) throw ParseError(lines.name(), 0, "there is no alpha", "expected what lda-c writes beside final.beta");
  return alpha;
}

}  // namespace ldavi
