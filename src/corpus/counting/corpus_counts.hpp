// SPDX-License-Identifier: Apache-2.0
// A corpus on its way from words to terms: several threads count, and when all is counted it is decided which words stay.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "corpus/corpus_sink.hpp"
#include "corpus/counting/counted_words.hpp"
#include "corpus/counting/phrase_units.hpp"
#include "corpus/counting/row_store.hpp"
#include "corpus/counting/term_shaping.hpp"
#include "corpus/counting/word_counter.hpp"
#include "ldavi/base/parallel.hpp"
#include "ldavi/corpus/pruning.hpp"

namespace ldavi {

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

  /// Each distinct word so far, of all counters. Costs a look at each word of each counter.
  CountedWords words() const;

  /// `all` are words().
  CorpusOutline settle(CountedWords all, const TermShaping& shaping, PruningReport& report);
  /// Once settled, with keeps_order(): words with spaces between, sorted by their bytes; PhraseJoiner::name() of each may be a term.
  const std::vector<std::string>& phrases() const noexcept { return units_->phrases(); }
  /// Once settled, all documents in order.
  void pour(CorpusSink& sink, Executor& executor) const;

 private:
  void count_documents(CountedWords& all) const;

  std::deque<WordCounter> counters_;  // which do not move
  RowStore rows_;
  const bool keeps_order_;

  // Once settled.
  std::unique_ptr<PhraseUnits> units_;  // with keeps_order_
  std::vector<std::uint32_t> numbers_;  // of terms by place, kDropped for what does not stay
  std::vector<std::vector<std::uint32_t>>
      places_;  // by counter and its number of a word; without units_ they are numbers_ already
};

}  // namespace ldavi
