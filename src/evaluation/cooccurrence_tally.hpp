// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "evaluation/top_word_places.hpp"
#include "evaluation/window_ranges.hpp"
#include "ldavi/evaluation/cooccurrence.hpp"

namespace ldavi {

/// What one thread has counted.
class CooccurrenceTally {
 public:
  /// `places` must outlive the tally.
  explicit CooccurrenceTally(const TopWordPlaces& places);

  /// A whole document: its distinct terms.
  void add(std::span<const std::uint32_t> terms);
  /// And its windows: `sequence` holds these terms in the order of the text, with kNoTerm between them.
  void add(std::span<const std::uint32_t> terms, std::span<const std::uint32_t> sequence);

  const CooccurrenceCounts& counts() const noexcept { return counts_; }

 private:
  /// A top word of the document at hand: its rank in a topic, and its number among the document's top words.
  struct Found {
    std::uint32_t rank;
    std::uint32_t number;
  };

  void find(std::span<const std::uint32_t> terms);
  void locate(std::span<const std::uint32_t> sequence);
  template <class Single, class Pair>
  void count(std::uint64_t num_windows, const Single& single, const Pair& pair, Cooccurrence& counts);
  void count_windows(std::size_t length, std::size_t size, Cooccurrence& counts);
  void forget();

  const TopWordPlaces& places_;
  CooccurrenceCounts counts_;
  // Of the document at hand.
  std::vector<std::vector<Found>> found_;           // by topic
  std::vector<std::uint32_t> topics_;               // with any
  std::vector<std::uint32_t> terms_;                // the top words, by number
  std::vector<std::uint32_t> numbers_;              // by term
  std::vector<std::vector<std::uint32_t>> stands_;  // where the top words stand, by number
  std::vector<std::vector<WindowRange>> ranges_;    // and in which windows
};

/// Adds counts of the same topics, has_windows apart.
void add_counts(const CooccurrenceCounts& from, CooccurrenceCounts& to);

}  // namespace ldavi
