// SPDX-License-Identifier: Apache-2.0
#include "corpus/counting/term_finder.hpp"

#include <string>
#include <utility>

namespace ldavi {
namespace {

/// Remembered, so that a stream without end does not fill memory.
constexpr std::size_t kMostWords = 1'000'000;

}  // namespace

TermFinder::TermFinder(const Vocabulary& vocabulary, const TextRules& rules) : vocabulary_(vocabulary) {
  if (!rules.stem.empty()) {
    stemmer_.emplace(rules.stem);
    for (std::uint32_t term = 0; term < vocabulary.size(); ++term) {
      if (stems_.number(stemmer_->stem(vocabulary.term(term))) == term_of_stem_.size()) term_of_stem_.push_back(term);
    }
  }
  if (rules.phrases.empty()) return;
  joiner_.emplace(rules.phrases, stemmer_ ? &*stemmer_ : nullptr);
  for (const std::string& phrase : rules.phrases)
    phrases_.push_back(vocabulary.find(PhraseJoiner::name(phrase)).value_or(kNone));
  stop_words_.insert(rules.stop_words.begin(), rules.stop_words.end());
}

TextRules TermFinder::rules_of_words(TextRules rules) {
  if (!rules.phrases.empty()) rules.stop_words.clear();
  return rules;
}

std::uint64_t TermFinder::find(std::span<const std::string_view> words, std::vector<std::uint32_t>& terms,
                               std::vector<Place>* places) {
  terms.clear();
  if (places != nullptr) places->clear();
  std::uint64_t unknown = 0;
  const auto take = [&](std::uint32_t term, std::size_t begin, std::size_t size) {
    terms.push_back(term);
    if (places != nullptr) places->push_back({begin, begin + size});
    unknown += term == kNone ? 1 : 0;
  };
  if (!joiner_) {
    for (std::size_t i = 0; i < words.size(); ++i) take(stemmer_ ? look_up(words[i]).term : term_of(words[i]), i, 1);
    return unknown;
  }
  found_.clear();
  joined_.clear();
  for (const std::string_view word : words) {
    found_.push_back(look_up(word));
    joined_.push_back(found_.back().joined);
  }
  joiner_->join(
      joined_,
      [&](std::size_t i) {
        if (!found_[i].is_stop_word) take(found_[i].term, i, 1);
      },
      [&](std::uint32_t phrase, std::size_t first, std::size_t size) { take(phrases_[phrase], first, size); });
  return unknown;
}

const TermFinder::Answer& TermFinder::look_up(std::string_view word) {
  if (words_.size() >= kMostWords) {
    words_.clear();
    answers_.clear();
  }
  const std::uint32_t number = words_.number(word);
  if (number == answers_.size()) answers_.push_back(answer(word));
  return answers_[number];
}

TermFinder::Answer TermFinder::answer(std::string_view word) {
  Answer answer;
  answer.is_stop_word = stop_words_.contains(word);
  if (answer.is_stop_word) return answer;
  const std::string stem(stemmer_ ? stemmer_->stem(word) : word);
  if (joiner_) answer.joined = joiner_->word(stem);
  if (!stemmer_) {
    answer.term = term_of(word);
  } else if (const std::uint32_t found = stems_.find(stem); found != kNone) {
    answer.term = term_of_stem_[found];
  }
  return answer;
}

std::uint32_t TermFinder::term_of(std::string_view word) const { return vocabulary_.find(word).value_or(kNone); }

}  // namespace ldavi
