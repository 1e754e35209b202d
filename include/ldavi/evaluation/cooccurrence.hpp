// SPDX-License-Identifier: Apache-2.0
// In how many documents the top words of a topic stand together: counted once, read by every measure of coherence.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "ldavi/base/matrix.hpp"
#include "ldavi/corpus/corpus.hpp"

namespace ldavi {

/// Of each topic (a column of V x K) the `size` terms of the largest weights, largest first; ties go to the lower term. Fewer
/// where there are fewer terms.
std::vector<std::vector<std::uint32_t>> top_terms_of_topics(const Matrix& weights, std::size_t size);

/// Of one topic's top words, in the order given.
struct TopicCooccurrence {
  /// Documents that hold word i.
  std::vector<std::uint32_t> documents;
  /// Documents that hold words j and i, j < i, at i (i - 1) / 2 + j.
  std::vector<std::uint32_t> together;

  std::size_t num_words() const noexcept { return documents.size(); }
  std::uint32_t both(std::size_t i, std::size_t j) const noexcept {
    return i > j ? together[i * (i - 1) / 2 + j] : together[j * (j - 1) / 2 + i];
  }
};

struct Cooccurrence {
  /// Looked at.
  std::uint64_t num_documents = 0;
  std::vector<TopicCooccurrence> topics;
};

/// Counts in `documents` (numbers of documents of `corpus`), a document being one set of words. Terms of a topic are distinct.
/// Cost: a look at each cell, and for each document and topic the pairs of the topic's words in it.
Cooccurrence count_cooccurrences(const Corpus& corpus, std::span<const std::uint32_t> documents,
                                 const std::vector<std::vector<std::uint32_t>>& top_terms);

}  // namespace ldavi
