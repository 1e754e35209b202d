// SPDX-License-Identifier: Apache-2.0
// A corpus on its way from words to terms: several threads count, and when all is counted it is decided which words stay.
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/corpus_sink.hpp"
#include "corpus/row_store.hpp"
#include "corpus/word_counter.hpp"
#include "ldavi/corpus/pruning.hpp"
#include "text/stemmer.hpp"

namespace ldavi {

class CorpusCounts {
 public:
  /// As CorpusBuilder has them.
  CorpusCounts(std::uint64_t memory_bytes, std::string folder) : rows_(memory_bytes, std::move(folder)) {}

  /// There are at least so many counters then, one a thread. Each numbers words in its own way.
  void make_counters(std::size_t count);
  WordCounter& counter(std::size_t number) { return counters_[number]; }

  /// Rows counted by counters of this object, in the order of the documents. Throws as RowStore::add does.
  void add(const RowBatch& rows) { rows_.add(rows); }

  std::uint64_t num_documents() const noexcept { return rows_.size(); }
  /// Documents whose id an earlier one has, by 64-bit hashes of the ids.
  std::uint64_t duplicate_ids() const;
  bool is_spilled() const noexcept { return rows_.is_in_file(); }

  /// Each distinct word so far, of all counters; parallel.
  struct Words {
    std::vector<std::string_view> words;
    std::vector<std::uint64_t> documents;
    std::vector<std::uint64_t> tokens;
    /// By counter and its number: the place among `words`.
    std::vector<std::vector<std::uint32_t>> places;
  };
  Words words() const;

  /// See CorpusBuilder. With a stemmer, words of one stem that are neither stop words nor dropped by name are one term, which is called as the
  /// commonest of them (the first by its bytes of two as common, one that is kept by name before all).
  CorpusOutline settle(std::span<const std::string> stop_words, const PruningOptions& pruning, PruningReport& report,
                       Stemmer* stemmer = nullptr);
  /// Once settled; gives the memory back.
  void pour(CorpusSink& sink);

 private:
  Words grouped(Words all, std::span<const std::string> stop_words, const PruningOptions& pruning, Stemmer& stemmer) const;
  void count_documents(Words& all) const;

  std::deque<WordCounter> counters_;  // which do not move
  RowStore rows_;
  /// Terms by counter and its number: their place in bytewise order; kDropped for words that do not stay. Empty until settled.
  std::vector<std::vector<std::uint32_t>> terms_;
};

}  // namespace ldavi
