// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/term_table.hpp"
#include "ldavi/corpus/vocabulary.hpp"
#include "text/stemmer.hpp"

namespace ldavi {

/// Which term of a vocabulary a word of a document is: the term itself, or one of the same stem. Not for use by two threads at once.
class TermFinder {
 public:
  /// `stem` is the language, "" for none. `vocabulary` must outlive the finder. Throws InvalidArgument as Stemmer does.
  TermFinder(const Vocabulary& vocabulary, const std::string& stem);

  std::optional<std::uint32_t> find(std::string_view word);

 private:
  const Vocabulary& vocabulary_;
  std::optional<Stemmer> stemmer_;
  TermTable stems_;                   // of the terms
  std::vector<std::uint32_t> terms_;  // by stem: the first term that has it
  /// Words that were asked for and their terms: to stem a word costs more than all else.
  TermTable words_;
  std::vector<std::optional<std::uint32_t>> answers_;
};

}  // namespace ldavi
