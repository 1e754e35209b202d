// SPDX-License-Identifier: Apache-2.0
#include "corpus/term_finder.hpp"

namespace ldavi {
namespace {

/// Remembered, so that a stream without end does not fill memory.
constexpr std::size_t kMostWords = 1'000'000;

}  // namespace

TermFinder::TermFinder(const Vocabulary& vocabulary, const std::string& stem) : vocabulary_(vocabulary) {
  if (stem.empty()) return;
  stemmer_.emplace(stem);
  for (std::uint32_t term = 0; term < vocabulary.size(); ++term) {
    if (stems_.number(stemmer_->stem(vocabulary.term(term))) == terms_.size()) terms_.push_back(term);
  }
}

std::optional<std::uint32_t> TermFinder::find(std::string_view word) {
  if (!stemmer_) return vocabulary_.find(word);
  if (words_.size() >= kMostWords) {
    words_.clear();
    answers_.clear();
  }
  const std::uint32_t number = words_.number(word);
  if (number == answers_.size()) {
    const std::uint32_t stem = stems_.find(stemmer_->stem(word));
    answers_.push_back(stem == TermIndex::kNone ? std::nullopt : std::optional(terms_[stem]));
  }
  return answers_[number];
}

}  // namespace ldavi
