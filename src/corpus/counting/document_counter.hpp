// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "corpus/counting/term_finder.hpp"
#include "ldavi/corpus/load.hpp"
#include "ldavi/text/analyzer.hpp"

namespace ldavi {

/// Counts new texts, one by one, under a vocabulary that stands already. Not for use by two threads at once.
class DocumentCounter {
 public:
  /// `vocabulary` and `rules` must outlive the counter. `analyzer` has the TermFinder::rules_of_words(rules).
  DocumentCounter(const Vocabulary& vocabulary, const TextRules& rules, const Analyzer& analyzer)
      : finder_(vocabulary, rules), analyzer_(analyzer) {}

  /// Fills `document`, all but its id, and puts the words in order into `sequence`, as TermFinder::find() does. Returns the number of
  /// ill-formed UTF-8 sequences.
  std::uint64_t count(std::string_view text, CountedDocument& document, std::vector<std::uint32_t>& sequence);

 private:
  TermFinder finder_;
  Analyzer analyzer_;
  Tokens tokens_;
  std::vector<std::uint32_t> sorted_;  // scratch
};

}  // namespace ldavi
