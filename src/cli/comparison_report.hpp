// SPDX-License-Identifier: Apache-2.0
// What compare has found, for a person and for a program.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "ldavi/corpus/vocabulary.hpp"
#include "ldavi/evaluation/comparison.hpp"

namespace ldavi::cli {

struct ComparedModel {
  std::string path;
  Vocabulary vocabulary;
  TopicWords words;
  /// Of its tokens, of terms that the other model knows as well.
  double common_share = 0.0;
  /// That people gave its topics, "" where nobody has; empty where nobody has named any.
  std::vector<std::string> names = {};

  const std::string& name(std::size_t topic) const noexcept;
  /// Topics without a word: they are left out of the comparison.
  std::vector<std::uint32_t> empty_topics() const;
};

struct ComparisonReport {
  ComparedModel a;
  ComparedModel b;
  std::size_t common_terms = 0;
  TopicDistance distance = TopicDistance::kJensenShannon;
  /// Top words of each topic.
  std::size_t num_words = 10;
  /// Without empty topics.
  Comparison comparison;
};

/// A line a pair, lines for topics that are gone or new, and a summary; cut to `width` columns where it is not 0.
std::string comparison_text(const ComparisonReport& report, std::size_t width);

/// docs/reference/schemas/compare.schema.json
std::string comparison_json(const ComparisonReport& report);

}  // namespace ldavi::cli
