// SPDX-License-Identifier: Apache-2.0
// KL(q || p) in one and two dimensions by a dense grid: what an approximation is measured against.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "ldavi/variational/target.hpp"

namespace ldavi {

/// [low_0, high_0] or [low_0, high_0] x [low_1, high_1].
struct Box {
  std::vector<double> low;
  std::vector<double> high;
};

/// What the grid found; of q and p inside the box, as if nothing were outside.
struct GridDivergence {
  /// KL(q || p) = integral of q log(q / p), both normalised; +inf where q has mass and p has none.
  double divergence = 0.0;
  /// log of the integral of e^(log q), and of e^(log p).
  double log_normaliser_q = 0.0;
  double log_normaliser_p = 0.0;
  /// Of p; the covariance is row-major.
  std::vector<double> mean;
  std::vector<double> covariance;
  /// Points a side of the last grid.
  std::size_t points = 0;
  /// The last two grids agree to kGridTolerance: the divergence absolutely or relatively, normalisers relatively, moments
  /// relative to p's standard deviations or means.
  bool converged = false;
  /// q or p has more than kEdgeDensity of its largest density beside an edge: what is outside may count.
  bool touches_edge = false;
};
inline constexpr double kGridTolerance = 1e-10;
inline constexpr double kEdgeDensity = 1e-8;

/// Integrates over panels with 10 points of Gauss and Legendre each, twice as many panels a side until two grids agree. Neither
/// density needs a normaliser; -inf is density 0. What is narrower than a thousandth of the box may be overlooked: choose the
/// box by the mass. box: of 1 or 2 dimensions, the target's. Throws InvalidArgument where the box is of another shape or empty,
/// NumericError where a density is NaN or +inf, with the point, or 0 on all of the last grid.
/// Cost: evaluations of both; in one dimension 240 to 160,000, in two 32,000 to 2 million.
/// Thread safety: calls log_q and target from the calling thread alone.
GridDivergence kl_divergence(const std::function<double(std::span<const double>)>& log_q, const Target& target, const Box& box);

}  // namespace ldavi
