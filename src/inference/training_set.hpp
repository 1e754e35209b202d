// SPDX-License-Identifier: Apache-2.0
// The documents an engine learns from: those with a token that are not held out.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "ldavi/corpus/corpus.hpp"

namespace ldavi {

/// A view of the corpus' documents, renumbered 0, 1, 2 … without gaps. Every document has at least one token.
class TrainingSet {
 public:
  /// `corpus` must outlive the set. Throws InvalidArgument when no token is left to learn from, or holdout keeps back the only document with one.
  TrainingSet(const Corpus& corpus, std::uint32_t holdout);
  TrainingSet(Corpus&& corpus, std::uint32_t holdout) = delete;
  /// These documents of `corpus`, at least one, each with a token; their terms are below `num_terms`, whatever vocabulary it has.
  TrainingSet(const Corpus& corpus, std::vector<std::uint32_t> documents, std::size_t num_terms);

  std::size_t num_documents() const noexcept { return documents_.size(); }
  std::size_t num_terms() const noexcept { return num_terms_; }
  /// Cells are the distinct terms of a document; all documents' cells stand one after the other.
  std::size_t num_cells() const noexcept { return first_cells_.back(); }
  std::uint64_t num_tokens() const noexcept { return num_tokens_; }

  std::size_t first_cell(std::size_t d) const noexcept { return first_cells_[d]; }
  std::size_t document_size(std::size_t d) const noexcept { return document(d).size(); }
  /// Distinct terms of the largest document.
  std::size_t largest_document() const noexcept { return largest_document_; }
  std::uint64_t document_tokens(std::size_t d) const noexcept { return document_tokens_[d]; }
  DocumentCounts document(std::size_t d) const noexcept { return corpus_.document(documents_[d]); }
  /// No document is needed now: those of a corpus that is mapped from a file leave memory.
  void release() const noexcept { corpus_.release(0, corpus_.num_documents()); }

 private:
  const Corpus& corpus_;
  std::size_t num_terms_;
  std::vector<std::uint32_t> documents_;  // their numbers in the corpus
  std::vector<std::size_t> first_cells_{0};
  std::vector<std::uint64_t> document_tokens_;
  std::uint64_t num_tokens_ = 0;
  std::size_t largest_document_ = 0;
};

/// The cells of some documents by term, documents in the order given: what sums over documents walk, so that no two threads write one
/// row and no sum depends on the number of threads.
struct TermIndex {
  /// Terms that occur, ascending.
  std::vector<std::uint32_t> terms;
  /// terms.size() + 1 offsets into cells.
  std::vector<std::size_t> offsets;
  /// A cell's number among the cells of these documents, and its document's position in the list.
  std::vector<std::uint32_t> cells;
  std::vector<std::uint32_t> documents;
};

/// Throws InvalidArgument past 2^32 - 1 cells.
TermIndex index_terms(const TrainingSet& set, std::span<const std::uint32_t> documents);

}  // namespace ldavi
