// SPDX-License-Identifier: Apache-2.0
#include "ldavi/variational/laplace.hpp"

#include <string>

#include "base/number_format.hpp"
#include "ldavi/base/error.hpp"
#include "variational/checked_density.hpp"
#include "variational/mode_search.hpp"

namespace ldavi {

LaplaceApproximation laplace(const Target& target, std::span<const double> start) {
  if (target.dimension == 0) throw InvalidArgument("Laplace: the target has no coordinates, expected at least one");
  if (start.size() != target.dimension) {
    throw InvalidArgument("Laplace: the start has " + std::to_string(start.size()) + " coordinates, the target " +
                          std::to_string(target.dimension));
  }
  CheckedDensity density(target);
  ModeSearch search(density, start);
  search.climb(kClimbTolerance);
  search.refine();
  return search.approximation();
}

std::string LaplaceApproximation::brief() const {
  const std::string where = at_mode ? "a mode" : "no mode was reached: a point";
  const std::string shape = curved ? "" : ", where the curvature is not positive definite";
  return where + " with log density " + significant_text(log_density, 6) + shape + ", after " + grouped_text(evaluations) +
         " evaluations";
}

}  // namespace ldavi
