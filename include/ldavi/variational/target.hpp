// SPDX-License-Identifier: Apache-2.0
// What is to be approximated: a density known up to a constant, with its gradient.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace ldavi {

/// log p(x) + constant for x in R^dimension, and its gradient.
struct Target {
  std::size_t dimension = 0;
  /// Returns log p(x) + constant and fills `gradient`, of size dimension. Where the density is 0 it returns -inf, and what is
  /// in `gradient` is not looked at. NaN and +inf, as at a pole, are faults, and so is a gradient that is not finite where the
  /// density is: fit() and laplace() throw NumericError, naming the point. But searches look far out, where exp overflows: an
  /// infinite gradient at a log density below -1e290 is taken as a density of 0.
  /// May be called by several threads at once where a function says so; none does by default.
  std::function<double(std::span<const double> x, std::span<double> gradient)> log_density;
};

/// A coordinate at which a gradient is not what finite differences of the density say.
struct GradientFault {
  std::size_t coordinate = 0;
  double given = 0.0;
  double expected = 0.0;
};

/// Compares target's gradient at x with central differences of fourth order; gives the coordinates that differ by more than
/// kGradientCheckTolerance * max(1, |expected|), and by more than rounding of the density does to differences, the worst first.
/// Throws InvalidArgument where x has another dimension, NumericError where the density or the gradient is not finite at x,
/// naming the coordinate.
/// Cost: 4 dimension + 1 evaluations.
std::vector<GradientFault> check_gradient(const Target& target, std::span<const double> x);
inline constexpr double kGradientCheckTolerance = 1e-6;

}  // namespace ldavi
