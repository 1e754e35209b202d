// SPDX-License-Identifier: Apache-2.0
#include "corpus/counting/phrase_counts.hpp"

#include <algorithm>
#include <cstddef>

namespace ldavi {
namespace {

constexpr std::uint64_t kLeastCount = 10;
constexpr std::size_t kMostCounted = 8'000'000;

constexpr std::uint64_t key(std::uint32_t first, std::uint32_t second) noexcept { return std::uint64_t{first} << 32U | second; }

/// log(p_ab / (p_a p_b)) / -log p_ab >= 1/2 without a logarithm: p_ab^3 >= (p_a p_b)^2.
bool belong_together(std::uint64_t together, std::uint64_t first, std::uint64_t second, std::uint64_t all) noexcept {
  if (together < kLeastCount) return false;
  const auto share = [&](std::uint64_t count) { return static_cast<double>(count) / static_cast<double>(all); };
  const double p = share(together);
  const double apart = share(first) * share(second);
  return p * p * p >= apart * apart;
}

/// Counts what is met often; forgets what was met rarely when there is too much of it (lossy counting).
class Counts {
 public:
  void add(std::uint64_t key) {
    ++counts_[key];
    while (counts_.size() > kMostCounted) {
      std::erase_if(counts_, [this](const auto& entry) { return entry.second <= forgotten_; });
      ++forgotten_;
    }
  }
  std::uint64_t of(std::uint64_t key) const {
    const auto found = counts_.find(key);
    return found == counts_.end() ? 0 : found->second;
  }
  const std::unordered_map<std::uint64_t, std::uint32_t>& all() const noexcept { return counts_; }

 private:
  std::unordered_map<std::uint64_t, std::uint32_t> counts_;
  std::uint32_t forgotten_ = 1;
};

}  // namespace

std::vector<PhraseWords> find_phrases(const DocumentsByWord& documents, std::span<const std::uint64_t> tokens) {
  std::uint64_t all = 0;
  for (const std::uint64_t count : tokens) all += count;
  const auto may_belong = [&](std::uint32_t word) { return word != kBetweenPhrases && tokens[word] >= kLeastCount; };

  Counts pairs;
  documents([&](std::span<const std::uint32_t> words) {
    for (std::size_t i = 1; i < words.size(); ++i) {
      if (may_belong(words[i - 1]) && may_belong(words[i])) pairs.add(key(words[i - 1], words[i]));
    }
  });
  std::vector<PhraseWords> found;
  std::unordered_map<std::uint64_t, std::uint32_t> numbers;  // of pairs that belong together
  for (const auto& [pair, count] : pairs.all()) {
    const auto first = static_cast<std::uint32_t>(pair >> 32U);
    const auto second = static_cast<std::uint32_t>(pair);
    if (belong_together(count, tokens[first], tokens[second], all)) found.push_back({{first, second, 0}, 2});
  }
  const auto by_words = [](const PhraseWords& a, const PhraseWords& b) {
    return a.words < b.words || (a.words == b.words && a.size < b.size);
  };
  std::sort(found.begin(), found.end(), by_words);  // the order of a hash table is none
  for (const PhraseWords& pair : found)
    numbers.emplace(key(pair.words[0], pair.words[1]), static_cast<std::uint32_t>(numbers.size()));

  // A triple by its pair's number and the third word.
  const auto number_of = [&](std::uint32_t first, std::uint32_t second) {
    const auto number = numbers.find(key(first, second));
    return number == numbers.end() ? kBetweenPhrases : number->second;
  };
  Counts before;  // the pair stands before the word
  Counts after;
  documents([&](std::span<const std::uint32_t> words) {
    for (std::size_t i = 2; i < words.size(); ++i) {
      if (!may_belong(words[i - 2]) || !may_belong(words[i - 1]) || !may_belong(words[i])) continue;
      if (const std::uint32_t pair = number_of(words[i - 2], words[i - 1]); pair != kBetweenPhrases) {
        before.add(key(pair, words[i]));
      } else if (const std::uint32_t last = number_of(words[i - 1], words[i]); last != kBetweenPhrases) {
        after.add(key(last, words[i - 2]));
      }
    }
  });
  const std::vector<PhraseWords> found_pairs = found;
  const auto add_triples = [&](const Counts& counts, bool pair_first) {
    for (const auto& [triple, count] : counts.all()) {
      const PhraseWords& pair = found_pairs[static_cast<std::size_t>(triple >> 32U)];
      const auto word = static_cast<std::uint32_t>(triple);
      const std::uint64_t of_pair = pairs.of(key(pair.words[0], pair.words[1]));
      if (!belong_together(count, of_pair, tokens[word], all)) continue;
      if (pair_first) {
        found.push_back({{pair.words[0], pair.words[1], word}, 3});
      } else {
        found.push_back({{word, pair.words[0], pair.words[1]}, 3});
      }
    }
  };
  add_triples(before, true);
  add_triples(after, false);
  std::sort(found.begin(), found.end(), by_words);
  return found;
}

}  // namespace ldavi
