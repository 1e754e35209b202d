// SPDX-License-Identifier: Apache-2.0
// Which terms a corpus keeps.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ldavi {

/// Which terms are kept. Defaults (for text): docs/decisions.
struct PruningOptions {
  /// In at least so many documents. Default for text: 5, 2 below 1,000 documents, 1 below 10; for counts: 1.
  std::optional<std::uint64_t> min_documents{};
  /// In at most this share of the documents, 0 < share <= 1. Default for text: 0.5, 1 below 10 documents; for counts: 1.
  std::optional<double> max_share{};
  /// No more than so many, those in the most documents; at least 1. Default: any number.
  std::optional<std::uint64_t> max_terms{};
  /// As documents' words are written (read_words gives them so). Words of `kept` stay where they stand in any document, though they be
  /// stop words, rare or frequent; those of `dropped` never do.
  std::vector<std::string> kept{};
  std::vector<std::string> dropped{};

  friend bool operator==(const PruningOptions&, const PruningOptions&) = default;
};

std::vector<std::string> problems(const PruningOptions& options);

/// What pruning and filtering left out.
struct PruningReport {
  std::uint64_t stop_word_terms = 0;
  std::uint64_t stop_word_tokens = 0;
  std::uint64_t rare_terms = 0;
  std::uint64_t rare_tokens = 0;
  std::uint64_t frequent_terms = 0;
  std::uint64_t frequent_tokens = 0;
  /// Left out by name.
  std::uint64_t dropped_terms = 0;
  std::uint64_t dropped_tokens = 0;
  /// Past the most terms.
  std::uint64_t surplus_terms = 0;
  std::uint64_t surplus_tokens = 0;
  /// The limits in force.
  std::uint64_t min_documents = 1;
  double max_share = 1.0;
};

}  // namespace ldavi
