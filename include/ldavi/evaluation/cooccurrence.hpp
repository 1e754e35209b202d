// SPDX-License-Identifier: Apache-2.0
// In how many windows the top words of a topic stand together: counted once, read by every measure of coherence.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "ldavi/base/matrix.hpp"
#include "ldavi/corpus/corpus.hpp"
#include "ldavi/corpus/load.hpp"

namespace ldavi {

/// Words in a window of C_UCI and C_NPMI, and of C_V.
/// Source: Röder, Both, Hinneburg 2015, "Exploring the space of topic coherence measures".
inline constexpr std::size_t kShortWindow = 10;
inline constexpr std::size_t kLongWindow = 110;

/// Of each topic (a column of V x K) the `size` terms of the largest weights, largest first; ties go to the lower term. Fewer
/// where there are fewer terms.
std::vector<std::vector<std::uint32_t>> top_terms_of_topics(const Matrix& weights, std::size_t size);

/// Of one topic's top words, in the order given.
struct TopicCooccurrence {
  /// Windows that hold word i.
  std::vector<std::uint64_t> windows;
  /// Windows that hold words j and i, j < i, at i (i - 1) / 2 + j.
  std::vector<std::uint64_t> together;

  std::size_t num_words() const noexcept { return windows.size(); }
  static std::size_t pair(std::size_t i, std::size_t j) noexcept { return i > j ? i * (i - 1) / 2 + j : j * (j - 1) / 2 + i; }
  std::uint64_t both(std::size_t i, std::size_t j) const noexcept { return together[pair(i, j)]; }
};

/// A window is a whole document, or some words in a row of one: a set of words.
struct Cooccurrence {
  /// Looked at.
  std::uint64_t num_windows = 0;
  std::vector<TopicCooccurrence> topics;
};

/// Counts whole documents: `documents` are numbers of documents of `corpus`. Terms of a topic are distinct. The same for any number of threads
/// (0: as many as the process may use).
/// Cost: a look at each cell, and for each document and topic the pairs of the topic's words in it.
Cooccurrence count_cooccurrences(const Corpus& corpus, std::span<const std::uint32_t> documents,
                                 const std::vector<std::vector<std::uint32_t>>& top_terms, int num_threads = 0);

/// In whole documents, and in windows of them. A window of N words begins at each word of a document that has N words from there on; a
/// shorter document is one window, one without words none. Words that nobody looks for, known or not, hold their place; stop words are no
/// words here.
struct CooccurrenceCounts {
  Cooccurrence documents;
  /// The documents were text: counts have no windows.
  bool has_windows = false;
  Cooccurrence short_windows;
  Cooccurrence long_windows;
};

/// Counts documents as read_counted shows them, those with a known word; these are numbered, and 0, holdout, 2 holdout … are left out.
/// Memory: the counts, for each thread. The same for any number of threads.
/// Cost: a look at each word, and for each document and topic the pairs of the topic's words in it, by the ranges of windows that hold them.
class CooccurrenceCounter {
 public:
  /// `top_terms`: for each topic, distinct terms below num_terms. holdout 0: all documents count. num_threads 0: as many as the process may use.
  CooccurrenceCounter(const std::vector<std::vector<std::uint32_t>>& top_terms, std::size_t num_terms,
                      std::uint32_t holdout = 0, int num_threads = 0);
  ~CooccurrenceCounter();
  CooccurrenceCounter(const CooccurrenceCounter&) = delete;
  CooccurrenceCounter& operator=(const CooccurrenceCounter&) = delete;

  void add(const CountedBatch& batch);
  /// Of all that was added.
  CooccurrenceCounts counts() const;

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace ldavi
