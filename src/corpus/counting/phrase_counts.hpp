// SPDX-License-Identifier: Apache-2.0
// Which words stand together so often that they are one.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <unordered_map>
#include <vector>

namespace ldavi {

/// Two or three words by number.
struct PhraseWords {
  std::array<std::uint32_t, 3> words{};
  std::uint32_t size = 0;

  friend bool operator==(const PhraseWords&, const PhraseWords&) = default;
};

/// A word that is in no phrase and that none goes across.
constexpr std::uint32_t kBetweenPhrases = 0xFFFF'FFFF;

/// Shows the words of each document, in order, to `see`; more than once, alike each time.
using DocumentsByWord = std::function<void(const std::function<void(std::span<const std::uint32_t>)>& see)>;

/// Pairs of words that stand side by side at least ten times, and whose normalised pointwise mutual information (Bouma 2009) is a half or
/// more; then triples that begin or end with such a pair, by the same measure between the pair and the third word. `tokens`: how often
/// each word stands in the documents. Two passes; memory: 32 bytes a pair of words that both stand there ten times, at most eight
/// million of these, beyond which rare ones are forgotten. Ascending by words; the same for the same documents in the same order.
std::vector<PhraseWords> find_phrases(const DocumentsByWord& documents, std::span<const std::uint64_t> tokens);

}  // namespace ldavi
