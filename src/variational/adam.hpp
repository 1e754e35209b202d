// SPDX-License-Identifier: Apache-2.0
// Maximisation of the mean of a noisy function by Adam, with averaging.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "variational/lbfgs.hpp"

namespace ldavi {

/// An estimate of the value at x in that step, and of its gradient. -inf: nothing is there.
using NoisyObjective = std::function<double(std::uint64_t step, std::span<const double> x, std::span<double> gradient)>;

struct AdamSchedule {
  int steps = 2000;  ///< at least 4
  double rate = 0.05;
  std::vector<double> limits;  ///< as of AscentOptions
};

/// Adam (Kingma and Ba 2015) with the rate falling as 1 / sqrt(1 + step / 100); gives the mean of x over the last half of the
/// steps (Polyak and Juditsky 1992), and as value the mean of its estimates there. Steps count from 1. A step to where there is
/// nothing is taken back, and the rate halved: kStalled where that is so 60 times. It has converged where the last quarter of
/// the values is no better than the one before, by three standard errors; else kIterationLimit. gradient_norm is that of the
/// last estimate.
Ascent adam_maximise(const NoisyObjective& objective, std::span<const double> start, const AdamSchedule& schedule);

}  // namespace ldavi
