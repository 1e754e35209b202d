// SPDX-License-Identifier: Apache-2.0
// The order in which online engines meet the documents, cut into minibatches.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace ldavi {

/// Each pass has an order of its own, drawn from the seed, so that sorted input does no harm: runs of kDocumentsPerRun neighbours are
/// shuffled, and then the documents within each window of kRunsPerWindow runs. Neighbours lie together in a file, so that a pass reads it
/// in long runs and not document by document. The minibatches of a window may be learned from several times before the next window.
class DocumentOrder {
 public:
  static constexpr std::size_t kDocumentsPerRun = 64;
  static constexpr std::size_t kRunsPerWindow = 64;

  /// `batch_size` is what minibatches should have; theirs differ by at most one document. Numbers of at least 1.
  DocumentOrder(std::uint64_t seed, std::size_t num_documents, std::size_t batch_size, std::size_t repeats);

  /// Minibatches of a pass, each as often as it is repeated.
  std::size_t num_steps() const noexcept { return num_batches_ * repeats_; }
  /// Documents of a batch at the most.
  std::size_t largest_batch() const noexcept { return (num_documents_ + num_batches_ - 1) / num_batches_; }
  /// Draws the order of pass 1, 2 ….
  void begin_pass(int pass);
  /// The documents of a step of the pass, step < num_steps().
  std::span<const std::uint32_t> batch(std::size_t step) const noexcept;
  /// Whether the next step has documents of another window.
  bool ends_window(std::size_t step) const noexcept { return (step + 1) % (batches_per_window_ * repeats_) == 0; }
  /// Whether an earlier step of the pass had the same documents.
  bool is_repeat(std::size_t step) const noexcept { return place(step).repeat > 0; }

 private:
  struct Place {
    std::size_t batch;
    std::size_t repeat;
  };
  Place place(std::size_t step) const noexcept;

  std::uint64_t seed_;
  std::size_t num_documents_;
  std::size_t num_batches_;
  std::size_t batches_per_window_;
  std::size_t repeats_;
  std::vector<std::uint32_t> order_;
};

}  // namespace ldavi
