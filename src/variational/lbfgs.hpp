// SPDX-License-Identifier: Apache-2.0
// Maximisation of a smooth function by liblbfgs.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "ldavi/variational/fit_termination.hpp"

namespace ldavi {

/// Returns the value at x and fills the gradient. -inf: nothing is there, and the gradient is not looked at. Never NaN. May
/// throw.
using AscentObjective = std::function<double(std::span<const double> x, std::span<double> gradient)>;

struct Ascent {
  std::vector<double> x;
  double value = 0.0;
  double gradient_norm = 0.0;
  int iterations = 0;
  FitTermination termination = FitTermination::kStalled;
};

struct AscentOptions {
  int max_iterations = 1000;
  /// Converged where the Euclidean norm of the gradient is at most this, or 20 steps in a row gained no more.
  double tolerance = 1e-8;
  /// What runs further away than limits_i in coordinate i has no maximum. Of the size of x.
  std::vector<double> limits;
};

/// L-BFGS (Liu and Nocedal 1989) with ten pairs, and a line search by backtracking to the Wolfe conditions, which steps back
/// from where there is nothing. Where the line search fails it begins anew along the gradient; where that fails too, and the
/// square of the gradient's norm is within 1e-10 max(1, |value|), it has converged: in coordinates in which the function curves
/// about once, no more than that is to be gained. The value at the start must be finite. An exception of the objective ends it
/// and is thrown again here.
Ascent lbfgs_maximise(const AscentObjective& objective, std::span<const double> start, const AscentOptions& options);

}  // namespace ldavi
