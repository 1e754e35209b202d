// SPDX-License-Identifier: Apache-2.0
// Which topics come together in documents.
#pragma once

#include <cstddef>
#include <vector>

#include "ldavi/base/matrix.hpp"

namespace ldavi {

/// Symmetric, of pairs of different topics.
class TopicPairs {
 public:
  explicit TopicPairs(std::size_t num_topics) : size_(num_topics), values_(num_topics * (num_topics - 1) / 2, 0.0F) {}

  std::size_t num_topics() const noexcept { return size_; }
  /// i != j.
  float& operator()(std::size_t i, std::size_t j) noexcept { return values_[index(i, j)]; }
  float operator()(std::size_t i, std::size_t j) const noexcept { return values_[index(i, j)]; }
  /// Row by row above the diagonal: (0, 1), (0, 2) … (1, 2) …
  const std::vector<float>& values() const noexcept { return values_; }

 private:
  std::size_t index(std::size_t i, std::size_t j) const noexcept {
    return i < j ? i * size_ - i * (i + 1) / 2 + j - i - 1 : index(j, i);
  }

  std::size_t size_;
  std::vector<float> values_;
};

/// A longer list of documents is thinned evenly to about so many.
inline constexpr std::size_t kCorrelatedDocuments = 20'000;

/// Pearson's correlation of the shares of two topics over the rows of `mixtures` (D x K, K > 0); 0 for a topic whose share is always the same, and without two
/// rows. Shares add up to 1, so that few topics are apart by that alone: of two the correlation is -1.
/// The same for any number of threads (0: as many as the process may use). Absolute error < 1e-3. Cost: D K^2 / 2 products; a copy of the mixtures.
TopicPairs topic_correlations(const Matrix& mixtures, int num_threads = 0);

}  // namespace ldavi
