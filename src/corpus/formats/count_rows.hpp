// SPDX-License-Identifier: Apache-2.0
// Documents as formats with a document a line give them, without saying before how many terms there are.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "corpus/formats/count_matrix.hpp"
#include "corpus/formats/count_words.hpp"
#include "corpus/formats/known_terms.hpp"

namespace ldavi {

/// Zeros are dropped, repeated terms added.
class CountRows {
 public:
  /// Throws ParseError where a vocabulary is known and has no term.
  explicit CountRows(std::optional<KnownTerms> known);

  /// The largest number that a term may have, where the first has the number 0.
  std::uint64_t last_term() const noexcept { return known_ ? known_->number - 1 : kMaxSize - 1; }

  /// To the document that is being read; `term` is at most last_term().
  void add(std::uint32_t term, std::uint32_t count);
  /// Begins the next one. Throws ParseError for a sum past 2^32 - 1; then the document is still being read.
  void end_document(const WordPlace& place);
  /// Leaves out what was read of the document.
  void end_empty_document();

  /// Leaves this empty. There are as many terms as are known, else as the largest number says; throws ParseError where that is far beyond
  /// what the entries show.
  CountMatrix build(const std::string& source);

 private:
  std::optional<KnownTerms> known_;
  CountMatrix matrix_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> cells_;  // term, count: of the document that is being read
  std::uint64_t num_terms_ = 0;                                 // by the largest number of a term in documents that have ended
  std::uint64_t num_terms_line_ = 0;                            // where it stands
};

}  // namespace ldavi
