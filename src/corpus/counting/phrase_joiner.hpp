// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/counting/term_table.hpp"
#include "text/stemmer.hpp"

namespace ldavi {

/// Finds phrases, of two or three words each, in texts: from left to right, the longest first.
class PhraseJoiner {
 public:
  static constexpr std::uint32_t kNone = WordIndex::kNone;

  /// Phrases are words with a space between. With a stemmer, words of one stem are alike.
  PhraseJoiner(std::span<const std::string> phrases, Stemmer* stemmer);

  /// What a phrase is called as a term: its words with _ between.
  static std::string name(std::string_view phrase);

  /// The number of a word, or of its stem, in phrases; kNone where it is in none.
  std::uint32_t word(std::string_view word) const noexcept { return words_.find(word); }

  /// Calls single(i) for each word that is in no phrase here, and phrase(number, i, size) for each phrase, of words i to i + size.
  template <class Single, class Phrase>
  void join(std::span<const std::uint32_t> words, const Single& single, const Phrase& phrase) const {
    for (std::size_t i = 0; i < words.size();) {
      const auto [number, size] = phrase_at(words.subspan(i));
      if (size == 0) {
        single(i++);
      } else {
        phrase(number, i, size);
        i += size;
      }
    }
  }

 private:
  /// The first two words of phrases.
  struct Pair {
    std::uint32_t number = 0;
    std::uint32_t phrase = kNone;  // the two alone
  };
  struct Match {
    std::uint32_t phrase = kNone;
    std::size_t size = 0;
  };

  static std::uint64_t key(std::uint32_t first, std::uint32_t second) noexcept { return std::uint64_t{first} << 32U | second; }
  Match phrase_at(std::span<const std::uint32_t> words) const;

  TermTable words_;
  std::unordered_map<std::uint64_t, Pair> pairs_;             // by two words
  std::unordered_map<std::uint64_t, std::uint32_t> triples_;  // phrases, by the number of a pair and a word
};

}  // namespace ldavi
