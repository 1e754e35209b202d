// SPDX-License-Identifier: Apache-2.0
// The search of a mode, and of the shape of the density there.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "ldavi/variational/laplace.hpp"
#include "variational/checked_density.hpp"

namespace ldavi {

/// Of a climb in coordinates that are not known to be right.
inline constexpr double kClimbTolerance = 1e-8;

/// Laplace's method in its two halves: a search that ends at a mode that is known need not go on to the second.
class ModeSearch {
 public:
  /// In coordinates y, x = start + scale y: the rounder the density is in them, the sooner it is done. scale: lower-triangular,
  /// D * D entries; or empty, for a diagonal one of max(1, |start_i|). Throws NumericError where the density is not finite at
  /// the start. The density must outlive it.
  ModeSearch(CheckedDensity& density, std::span<const double> start, std::span<const double> scale = {});

  /// L-BFGS, until the gradient in y is within the tolerance. Stays at the start where it runs away.
  void climb(double tolerance);
  /// Newton's steps until nothing is left to gain, each in the coordinates in which the last curvature is I.
  void refine();

  std::span<const double> point() const noexcept { return x_; }
  /// Once refined. Its `evaluations` are all of the density's so far.
  LaplaceApproximation approximation() const;

 private:
  std::vector<double> curvature();
  std::vector<double> gradient_change(std::size_t j);
  bool move(const std::vector<double>& step);

  CheckedDensity& density_;
  std::size_t size_;
  std::vector<double> x_;
  std::vector<double> gradient_;  // at x_
  std::vector<double> scale_;     // lower-triangular: x_ + scale_ y, and the density is round in y
  double value_ = 0.0;            // at x_
  double decrement_ = 0.0;
  bool curved_ = false;
};

}  // namespace ldavi
