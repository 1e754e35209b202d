// SPDX-License-Identifier: Apache-2.0
#include "corpus/counting/phrase_joiner.hpp"

#include <algorithm>

namespace ldavi {
namespace {

std::vector<std::string_view> words_of(std::string_view phrase) {
  std::vector<std::string_view> words;
  for (std::size_t begin = 0; begin <= phrase.size();) {
    const std::size_t end = std::min(phrase.find(' ', begin), phrase.size());
    words.push_back(phrase.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

}  // namespace

PhraseJoiner::PhraseJoiner(std::span<const std::string> phrases, Stemmer* stemmer) {
  for (std::uint32_t phrase = 0; phrase < phrases.size(); ++phrase) {
    std::vector<std::uint32_t> numbers;
    for (const std::string_view word : words_of(phrases[phrase]))
      numbers.push_back(words_.number(stemmer == nullptr ? word : stemmer->stem(word)));
    Pair& pair =
        pairs_.try_emplace(key(numbers[0], numbers[1]), Pair{static_cast<std::uint32_t>(pairs_.size()), kNone}).first->second;
    if (numbers.size() == 2) {
      pair.phrase = phrase;
    } else {
      triples_.emplace(key(pair.number, numbers[2]), phrase);
    }
  }
}

std::string PhraseJoiner::name(std::string_view phrase) {
  std::string name(phrase);
  std::replace(name.begin(), name.end(), ' ', '_');
  return name;
}

PhraseJoiner::Match PhraseJoiner::phrase_at(std::span<const std::uint32_t> words) const {
  if (words.size() < 2 || words[0] == kNone || words[1] == kNone) return {};
  const auto pair = pairs_.find(key(words[0], words[1]));
  if (pair == pairs_.end()) return {};
  if (words.size() > 2 && words[2] != kNone) {
    const auto triple = triples_.find(key(pair->second.number, words[2]));
    if (triple != triples_.end()) return {triple->second, 3};
  }
  return {pair->second.phrase, pair->second.phrase == kNone ? 0U : 2U};
}

}  // namespace ldavi
