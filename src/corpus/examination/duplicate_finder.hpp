// SPDX-License-Identifier: Apache-2.0
// Finds documents that are copies of others, exact and nearly so.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <string_view>
#include <vector>

#include "corpus/examination/similarity_sketch.hpp"
#include "ldavi/corpus/examination.hpp"

namespace ldavi {

/// Exact copies have one hash of 64 bits. Near copies share four fifths of their distinct words, whatever their order, as topics know none:
/// candidates share one of 21 bands of their sketches, and are kept where the sketches say at least kNear. A pair is found with a
/// probability of 0.998 where its sketches agree at four fifths of the places. Documents of fewer than kFewWords words are near copies
/// only where they have the same words in the same order. Memory: 136 bytes a document, and 12 more while it finds.
class DuplicateFinder {
 public:
  static constexpr double kNear = 0.8;
  static constexpr std::size_t kFewWords = 8;
  static constexpr std::size_t kMostGroups = 5;
  static constexpr std::size_t kMostExamples = 3;

  /// The next document, and the hashes of its words in order. One without content is no copy of any other.
  void add(std::string_view content, std::span<const std::uint64_t> word_hashes);

  DuplicateReport find() const;

 private:
  std::vector<std::uint64_t> content_hashes_;  // 0: no content
  std::deque<SimilaritySketch> sketches_;      // grows without a moment of double memory
};

}  // namespace ldavi
