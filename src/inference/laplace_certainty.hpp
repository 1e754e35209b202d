// SPDX-License-Identifier: Apache-2.0
// How sure a mixture is whose eta, theta = softmax(eta), is taken for normal.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "ldavi/math/beta.hpp"

namespace ldavi {

/// eta ~ N(mode, (L L^T)^-1). Functions of theta are taken for linear in eta about the mode (delta method): logits of
/// shares, logarithms of ratios of two. Topics as edited: those that were merged into one add up.
class LaplaceCertainty {
 public:
  /// theta: softmax of the mode, as learned. factor: L, of the curvature at the mode (cholesky.hpp), K x K. merged_into:
  /// TopicView's. All must outlive this.
  LaplaceCertainty(std::span<const double> theta, std::span<const double> factor, std::span<const std::uint32_t> merged_into);

  /// The middle 95 % of a topic's share. Nothing, [0, 0], for one that was merged into another; the whole where it is
  /// alone. Cost: K^2 / 2.
  ShareInterval interval(std::size_t topic) const;
  /// Whether the topic with the largest share has more than the one with the second largest with a probability of
  /// kLeastCertainty or more.
  bool tells_largest() const;

 private:
  /// Of g . eta.
  double deviation(std::vector<double> gradient) const;

  std::span<const double> theta_;
  std::span<const double> factor_;
  std::span<const std::uint32_t> merged_into_;
  std::vector<double> shares_;
};

}  // namespace ldavi
