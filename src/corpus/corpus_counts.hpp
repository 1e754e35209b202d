// SPDX-License-Identifier: Apache-2.0
// A corpus on its way from words to terms: several threads count, and when all is counted it is decided which words stay.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/corpus_sink.hpp"
#include "corpus/phrase_joiner.hpp"
#include "corpus/row_store.hpp"
#include "corpus/word_counter.hpp"
#include "ldavi/corpus/pruning.hpp"
#include "text/stemmer.hpp"

namespace ldavi {

/// Which words become terms, and how.
struct TermShaping {
  std::span<const std::string> stop_words = {};  // sorted
  const PruningOptions& pruning;
  /// Words of one stem that are neither stop words nor dropped by name are one term, which is called as the commonest of them (the first
  /// by its bytes of two as common, one that is kept by name before all). nullptr: each is one.
  Stemmer* stemmer = nullptr;
};

class CorpusCounts {
 public:
  /// As CorpusBuilder has them. With `keeps_order` rows have no counts but their words in order, and phrases are found.
  CorpusCounts(std::uint64_t memory_bytes, std::string folder, bool keeps_order = false)
      : rows_(memory_bytes, std::move(folder)), keeps_order_(keeps_order) {}

  bool keeps_order() const noexcept { return keeps_order_; }
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

  CorpusOutline settle(const TermShaping& shaping, PruningReport& report);
  /// Once settled: words with spaces between, sorted by their bytes; PhraseJoiner::name() of each may be a term.
  const std::vector<std::string>& phrases() const noexcept { return phrases_; }
  /// Once settled.
  void pour(CorpusSink& sink);

 private:
  Words grouped(Words all, const TermShaping& shaping) const;
  void count_documents(Words& all) const;
  void join_phrases(const TermShaping& shaping, Words& all);
  std::vector<std::string> found_phrases(const Words& all, const std::vector<bool>& is_between) const;
  void count_units(Words& all) const;
  /// Shows the units of each row, words in no phrase and phrases, as places among `all` words, in order.
  template <class See>
  void see_units(const See& see) const;

  std::deque<WordCounter> counters_;  // which do not move
  RowStore rows_;
  const bool keeps_order_;

  // Once settled.
  std::vector<std::vector<std::uint32_t>> places_;  // of words by counter and its number: among all, or of groups of a stem
  std::vector<std::uint32_t> numbers_;              // of terms by place, kDropped for what does not stay
  std::vector<std::string> phrases_;
  std::vector<std::string> phrase_names_;
  std::unique_ptr<PhraseJoiner> joiner_;
  std::vector<std::uint32_t> joined_words_;  // the joiner's, by place
};

}  // namespace ldavi
