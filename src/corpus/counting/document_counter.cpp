// SPDX-License-Identifier: Apache-2.0
#include "corpus/counting/document_counter.hpp"

#include <algorithm>
#include <iterator>

namespace ldavi {

std::uint64_t DocumentCounter::count(std::string_view text, CountedDocument& document, std::vector<std::uint32_t>& sequence) {
  analyzer_.analyze(text, tokens_);
  document.unknown_tokens = finder_.find(tokens_.words, sequence);
  document.known_tokens = sequence.size() - document.unknown_tokens;
  sorted_.clear();
  std::remove_copy(sequence.begin(), sequence.end(), std::back_inserter(sorted_), kNoTerm);
  std::sort(sorted_.begin(), sorted_.end());
  document.terms.clear();
  document.counts.clear();
  for (const std::uint32_t term : sorted_) {
    if (document.terms.empty() || document.terms.back() != term) {
      document.terms.push_back(term);
      document.counts.push_back(0);
    }
    ++document.counts.back();
  }
  return tokens_.invalid_sequences;
}

}  // namespace ldavi
