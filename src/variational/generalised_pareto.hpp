// SPDX-License-Identifier: Apache-2.0
// The distribution of what exceeds a high threshold.
#pragma once

#include <span>

namespace ldavi {

/// P(X > x) = (1 + shape x / scale)^(-1/shape) for x > 0; of shape 0 the exponential distribution. Moments of order 1/shape and
/// above do not exist.
struct GeneralisedPareto {
  double shape = 0.0;
  double scale = 1.0;

  /// The x that is exceeded with probability 1 - p; 0 <= p < 1.
  double quantile(double p) const noexcept;
};

/// The posterior mean of theta = -shape / scale over a grid, with an empirical prior that is wide, and the shape that is most
/// likely with it. sorted: the sample, ascending; at least two values, all positive and finite.
/// Accuracy: the shape is efficient; its standard error is near (1 + shape) / sqrt(n) for shapes above -1/2.
/// Cost: n (30 + sqrt(n)) logarithms.
/// Source: Zhang, Stephens 2009, "A new and efficient estimation method for the generalized Pareto distribution"; the grid's
/// size as in Vehtari and others 2024, appendix.
GeneralisedPareto fit_generalised_pareto(std::span<const double> sorted);

}  // namespace ldavi
