// SPDX-License-Identifier: Apache-2.0
// A target's density as the fits look at it: counted, and its faults named.
#pragma once

#include <cstdint>
#include <span>

#include "ldavi/variational/target.hpp"

namespace ldavi {

class CheckedDensity {
 public:
  /// The target must outlive it.
  explicit CheckedDensity(const Target& target) : target_(&target) {}

  std::size_t dimension() const noexcept { return target_->dimension; }
  std::uint64_t evaluations() const noexcept { return evaluations_; }

  /// log p(x) and its gradient. -inf, and the gradient of no use, where the density is 0, where the gradient overflows at a log
  /// density below -1e290, or where x is not finite. Throws NumericError, naming the point, where the log density is NaN or
  /// +inf, or the gradient is not finite otherwise, naming the coordinate too.
  double at(std::span<const double> x, std::span<double> gradient);
  /// The same where something begins: throws NumericError, naming the point, where at() gives -inf.
  double at_start(std::span<const double> x, std::span<double> gradient);

 private:
  const Target* target_;
  std::uint64_t evaluations_ = 0;
};

}  // namespace ldavi
