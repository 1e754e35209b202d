// SPDX-License-Identifier: Apache-2.0
// Counts of terms by topic that all shrink at every step, without being touched.
#pragma once

#include <cstddef>

#include "ldavi/base/matrix.hpp"
#include "ldavi/base/parallel.hpp"

namespace ldavi {

/// N_wk = scale * values_wk: a step N <- (1 - rho) N + rho S costs one multiplication, and the rows that S has.
class DecayingCounts {
 public:
  DecayingCounts(std::size_t num_terms, std::size_t num_topics) : values_(num_terms, num_topics) {}

  const Matrix& values() const noexcept { return values_; }
  Matrix& values() noexcept { return values_; }
  double scale() const noexcept { return scale_; }
  /// Of values that were saved with it.
  void restore_scale(double scale) noexcept { scale_ = scale; }

  /// N <- factor * N, 0 < factor < 1. Now and then the values take the scale up, which costs V * K.
  void decay(double factor, Executor& executor);
  /// N <- factor * N, factor >= 1.
  void grow(double factor) noexcept { scale_ *= factor; }
  /// The values become the counts, the scale 1.
  void settle(Executor& executor);

 private:
  Matrix values_;
  double scale_ = 1.0;
};

}  // namespace ldavi
