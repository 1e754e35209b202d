// SPDX-License-Identifier: Apache-2.0
// Counts the words of documents, one document after the other: what one thread does.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/aligned_vector.hpp"
#include "corpus/counting/term_table.hpp"
#include "ldavi/corpus/corpus.hpp"
#include "ldavi/text/analyzer.hpp"

namespace ldavi {

class WordCounter {
 public:
  /// What a word is in all documents.
  struct Totals {
    std::uint64_t tokens = 0;
    std::uint32_t documents = 0;
    std::uint32_t in_document = 0;  // while one is counted
  };

  /// Words of the document that is being counted. Throws InvalidArgument past 2^32 - 2 of them.
  void add(const Tokens& tokens);
  /// Begins the next document. The words of the last one by number, in the order first met; valid until the next call.
  DocumentCounts end_document();
  /// A document of these words.
  DocumentCounts count(std::span<const std::string_view> words);

  /// The number of each word that was added last, in order.
  std::span<const std::uint32_t> sequence() const noexcept { return numbers_; }

  /// By number.
  const std::vector<std::string_view>& words() const noexcept { return table_.terms(); }
  const AlignedVector<Totals>& totals() const noexcept { return totals_; }

 private:
  void begin_document() noexcept;
  /// The words that numbers_ stand for.
  void add_numbers();

  TermTable table_;
  AlignedVector<Totals> totals_;
  std::vector<std::uint32_t> numbers_;  // of the words that were added last
  std::uint64_t num_words_ = 0;         // of the document
  bool is_ended_ = true;                // found_ and counts_ are those of the last document
  std::vector<std::uint32_t> found_;
  std::vector<std::uint32_t> counts_;
};

}  // namespace ldavi
