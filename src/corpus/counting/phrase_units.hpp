// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "corpus/counting/counted_words.hpp"
#include "corpus/counting/phrase_joiner.hpp"
#include "corpus/counting/row_store.hpp"
#include "corpus/counting/term_shaping.hpp"

namespace ldavi {

/// The documents of a corpus as sequences of units: words in no phrase, and phrases.
class PhraseUnits {
 public:
  /// Finds the phrases of `rows`, which have their words in order, and adds them to `all` as words like others, under the names they have as
  /// terms. Then documents and tokens of `all` are those of units: a word in a phrase does not count. Three passes over the rows.
  PhraseUnits(const RowStore& rows, const TermShaping& shaping, CountedWords& all);
  PhraseUnits(const PhraseUnits&) = delete;
  PhraseUnits& operator=(const PhraseUnits&) = delete;

  /// Words with spaces between, sorted by their bytes.
  const std::vector<std::string>& phrases() const noexcept { return phrases_; }

  /// Keeps its memory from row to row.
  struct Scratch {
    std::vector<std::uint32_t> joined;
    std::vector<std::uint32_t> units;
  };
  /// The units of a row's words as places among `all`, valid until `scratch` is used again. `places` are those of the row's counter.
  std::span<const std::uint32_t> read(std::span<const std::uint32_t> words, std::span<const std::uint32_t> places,
                                      Scratch& scratch) const;

 private:
  PhraseUnits(const RowStore& rows, const TermShaping& shaping, const std::vector<bool>& between, CountedWords& all);
  void count(const RowStore& rows, CountedWords& all);

  std::vector<std::string> phrases_;
  std::vector<std::string> names_;  // whose letters `all` shows
  PhraseJoiner joiner_;
  std::vector<std::uint32_t> joined_words_;  // the joiner's numbers, by place
};

}  // namespace ldavi
