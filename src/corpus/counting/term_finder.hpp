// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "corpus/counting/phrase_joiner.hpp"
#include "corpus/counting/term_table.hpp"
#include "ldavi/corpus/vocabulary.hpp"
#include "ldavi/text/text_rules.hpp"
#include "text/stemmer.hpp"

namespace ldavi {

/// Which terms of a vocabulary the words of a document are: the term itself, or one of the same stem, or a phrase of several words. Not for
/// use by two threads at once.
class TermFinder {
 public:
  /// `vocabulary` and `rules` must outlive the finder. Throws InvalidArgument as Stemmer does.
  TermFinder(const Vocabulary& vocabulary, const TextRules& rules);

  /// The rules for the analyzer that finds the words: where there are phrases it must not drop stop words, which stand between them.
  static TextRules rules_of_words(TextRules rules);

  /// Words [begin, end) that are one term.
  struct Place {
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  /// Replaces the content of `terms` by those of the words, in order; a word that is none is kNoTerm there, a stop word is left out. Returns how
  /// many are none. `places`, where it is given, gets the words of each.
  std::uint64_t find(std::span<const std::string_view> words, std::vector<std::uint32_t>& terms,
                     std::vector<Place>* places = nullptr);

 private:
  static constexpr std::uint32_t kNone = WordIndex::kNone;
  static_assert(kNone == kNoTerm);

  struct Answer {
    std::uint32_t term = kNone;
    std::uint32_t joined = kNone;  // the joiner's
    bool is_stop_word = false;
  };

  const Answer& look_up(std::string_view word);
  Answer answer(std::string_view word);
  std::uint32_t term_of(std::string_view word) const;

  const Vocabulary& vocabulary_;
  std::optional<Stemmer> stemmer_;
  TermTable stems_;                          // of the terms
  std::vector<std::uint32_t> term_of_stem_;  // the first that has it
  std::optional<PhraseJoiner> joiner_;
  std::vector<std::uint32_t> phrases_;  // terms, by phrase
  std::unordered_set<std::string_view> stop_words_;
  /// Words that were asked for: to stem one costs more than all else.
  TermTable words_;
  std::vector<Answer> answers_;
  std::vector<Answer> found_;  // scratch
  std::vector<std::uint32_t> joined_;
};

}  // namespace ldavi
