// SPDX-License-Identifier: Apache-2.0
// Laplace's approximation: a Gaussian at a mode of the density, as wide as its curvature there says.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "ldavi/variational/gaussian.hpp"
#include "ldavi/variational/target.hpp"

namespace ldavi {

/// What Laplace's method found. It is a mode unless a flag says otherwise.
struct LaplaceApproximation {
  /// N(m, H^-1), H = -d^2 log p(m) / dx dx^T.
  FullGaussian gaussian;
  /// log p(m) + constant of the target.
  double log_density = 0.0;
  /// log of the integral of p, had it the Gaussian's shape: log p(m) + D / 2 log 2 pi - 1/2 log det H.
  double log_evidence = 0.0;
  /// Newton's decrement, g^T H^-1 g at m: 0 at a mode, and 1 a standard deviation away from it.
  double decrement = 0.0;
  /// False: the search ran away or found no better point, and m is not a mode; decrement says how far from one.
  bool at_mode = false;
  /// False: H is not positive definite, as at a saddle or on a plain. Its eigenvalues are taken by their magnitude, and those
  /// that are nearly 0 raised, so that the Gaussian has a shape, but it is not Laplace's.
  bool curved = false;
  std::uint64_t evaluations = 0;

  bool reliable() const noexcept { return at_mode && curved; }
  /// One line for people.
  std::string brief() const;
};

/// Climbs from `start`, of size dimension, to a mode by L-BFGS, then by Newton's steps in coordinates in which the density is
/// round; the curvature is central differences of the gradient in those.
/// Throws InvalidArgument where shapes do not agree or there is no coordinate; NumericError where the density is not finite at
/// the start, or faulty anywhere on the way (target.hpp says what is a fault), naming the point.
/// Accuracy: for a Gaussian target m to 1e-8 deviations, the covariance to 1e-8 relatively. Cost: the evaluations of L-BFGS,
/// mostly some tens, and 2 D + 1 for each of a few steps, with D^3 multiplications. Source: Tierney and Kadane 1986.
LaplaceApproximation laplace(const Target& target, std::span<const double> start);

}  // namespace ldavi
