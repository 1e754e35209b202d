// SPDX-License-Identifier: Apache-2.0
// The documents that one step of an online engine learns from, with their terms numbered anew.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "inference/training_set.hpp"

namespace ldavi {

/// The distinct terms of the batch stand in `terms()`, ascending; its documents name them by their place there. So what a step does for
/// terms costs as many of them as the batch has, however many the corpus has.
class Minibatch {
 public:
  /// Memory: four bytes a term of the corpus, and what the largest batch needs.
  explicit Minibatch(std::size_t num_terms) : places_(num_terms, kNone) {}

  /// Cost: one step a cell, and sorting the distinct terms.
  void assign(const TrainingSet& set, std::span<const std::uint32_t> documents);

  std::size_t num_documents() const noexcept { return first_cells_.size() - 1; }
  std::size_t num_cells() const noexcept { return cell_terms_.size(); }
  std::uint64_t num_tokens() const noexcept { return num_tokens_; }
  /// Numbers of the corpus.
  std::span<const std::uint32_t> terms() const noexcept { return index_.terms; }
  DocumentCounts document(std::size_t i) const noexcept;
  std::size_t first_cell(std::size_t i) const noexcept { return first_cells_[i]; }
  /// The cells by term, documents ascending.
  const TermIndex& index() const noexcept { return index_; }

 private:
  static constexpr std::uint32_t kNone = 0xFFFF'FFFFU;

  std::vector<std::uint32_t> places_;  // by term of the corpus; kNone between batches
  std::vector<std::size_t> first_cells_{0};
  std::vector<std::uint32_t> cell_terms_;
  std::vector<std::uint32_t> cell_counts_;
  std::uint64_t num_tokens_ = 0;
  TermIndex index_;
};

}  // namespace ldavi
