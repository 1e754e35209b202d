// SPDX-License-Identifier: Apache-2.0
// Expected counts of terms by topic, N_wk, and of topics, N_k, as the responsibilities of cvb0's blocks of documents have them.
//
// Document d is in block d mod B, at place d / B. All sums are taken by term, documents in order.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "inference/active_topics.hpp"
#include "inference/term_ranges.hpp"
#include "inference/training_set.hpp"
#include "ldavi/base/matrix.hpp"
#include "ldavi/base/parallel.hpp"
#include "math/kernels/cvb0.hpp"

namespace ldavi {

/// In a list of new numbers of topics: this one has left.
inline constexpr std::int32_t kGone = -1;

class ExpectedCounts {
 public:
  /// None yet: recount() or restore() first. `set` and `executor` must outlive the counts.
  ExpectedCounts(const TrainingSet& set, std::size_t num_blocks, Executor& executor);

  /// V x K.
  const Matrix& of_terms() const noexcept { return of_terms_; }
  const std::vector<double>& of_topics() const noexcept { return of_topics_; }

  /// Of terms alone: what a block's documents have.
  void add(std::size_t block, ActiveTopics& active);
  /// Of terms alone: takes out what a block's documents had when topics had other numbers; new_numbers[old] is the column, or kGone.
  void remove(std::size_t block, ActiveTopics& active, std::span<const std::int32_t> new_numbers);
  /// Of terms alone: what a sweep changed in a block's documents, whose values before it stand in `previous`.
  void add_changes(std::size_t block, ActiveTopics& active, std::uint16_t* previous);
  /// Of topics alone; they never fall below 0.
  void add_to_topics(std::span<const double> changes);

  /// N_k anew from N_wk.
  void count_topics();
  /// Both anew, from the responsibilities of all blocks: the rounding of floats would let them drift apart.
  void recount(std::span<ActiveTopics> blocks, std::size_t num_topics);
  void save(EngineStateWriter& state) const;
  void restore(const EngineStateReader& state, std::size_t num_topics);
  /// Keeps these topics alone, given ascending.
  void keep_topics(std::span<const std::size_t> topics);

 private:
  template <class NumberOf>
  void add_numbered(std::size_t block, ActiveTopics& active, float unit, const NumberOf& number_of);

  const TrainingSet& set_;
  Executor& executor_;
  const Cvb0Kernels& kernels_;
  const std::size_t num_blocks_;
  const TermRanges ranges_;
  Matrix of_terms_;
  std::vector<double> of_topics_;
};

/// A document and its active topics as the kernels take them.
ActiveDocument kernel_document(const DocumentCounts& document, const ActiveTopics::View& view, std::uint16_t* previous,
                               float* work);

}  // namespace ldavi
