// SPDX-License-Identifier: Apache-2.0
// From a start to a mixture whose bound no update, no removal and no merge raises.
#pragma once

#include <vector>

#include "variational/mixture_state.hpp"

namespace ldavi {

struct ClimbLimits {
  /// Nats a point.
  double tolerance = 0.0;
  int max_passes = 1;
  /// Components with fewer points are tried without, and left out in the end.
  double least_count = 0.0;
};

struct MixtureClimb {
  MixtureState state;
  /// After each pass whose components were kept.
  std::vector<double> bounds;
  bool converged = false;
  int merges = 0;
};

MixtureClimb climb(const MixturePrior& prior, const std::vector<PointStatistics>& start, const ClimbLimits& limits,
                   MixturePass& pass);

}  // namespace ldavi
