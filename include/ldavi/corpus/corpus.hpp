// SPDX-License-Identifier: Apache-2.0
// Counted documents: what every engine learns from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "ldavi/base/array.hpp"
#include "ldavi/base/string_table.hpp"
#include "ldavi/corpus/vocabulary.hpp"

namespace ldavi {

/// A document's distinct terms, ascending, and how often each stands in it (> 0). Views into the corpus.
struct DocumentCounts {
  std::span<const std::uint32_t> terms;
  std::span<const std::uint32_t> counts;

  std::size_t size() const noexcept { return terms.size(); }
  std::uint64_t num_tokens() const noexcept;
};

/// A sparse matrix of counts, a row a document, empty documents included, in the order of the input. A plain value of immutable
/// arrays (CorpusBuilder, load_corpus), which stand in memory or in a mapped file; a copy shares them.
struct Corpus {
  Vocabulary vocabulary;
  /// num_documents() + 1 offsets into terms and counts.
  Array<std::uint64_t> offsets{0};
  Array<std::uint32_t> terms;
  Array<std::uint32_t> counts;
  /// One a document.
  StringTable ids;
  /// One a document, or none at all where no document had one. What a document lacks is "".
  StringTable labels;
  StringTable dates;

  std::size_t num_documents() const noexcept { return offsets.size() - 1; }
  std::size_t num_terms() const noexcept { return vocabulary.size(); }
  std::size_t num_nonzeros() const noexcept { return terms.size(); }
  std::uint64_t num_tokens() const noexcept;
  DocumentCounts document(std::size_t d) const noexcept {
    const std::size_t begin = static_cast<std::size_t>(offsets[d]);
    const std::size_t size = static_cast<std::size_t>(offsets[d + 1]) - begin;
    return {terms.subspan(begin, size), counts.subspan(begin, size)};
  }

  /// Without the vocabulary. What is mapped from a file is not counted.
  std::uint64_t bytes_in_memory() const noexcept;
  /// Documents [begin, end) are not needed now. Those of a mapped corpus leave memory until they are used again, so that a run over all
  /// of them needs little of it; those in memory stay.
  void release(std::size_t begin, std::size_t end) const noexcept;
};

/// XXH3-64 over vocabulary, counts and ids: equal corpora, equal hashes.
std::uint64_t content_hash(const Corpus& corpus);

/// Documents with at least one token of the vocabulary, in order, numbered 0, 1, 2 …; every `holdout`-th of them (0, holdout,
/// 2 holdout …) is held out. holdout 0: none is.
struct HoldoutSplit {
  std::vector<std::uint32_t> training;
  std::vector<std::uint32_t> held_out;
};
HoldoutSplit split_holdout(const Corpus& corpus, std::uint32_t holdout);

}  // namespace ldavi
