// SPDX-License-Identifier: Apache-2.0
// Densities with gradients that the tests of variational fits share.
#pragma once

#include <cstddef>
#include <vector>

#include "ldavi/variational/gaussian.hpp"
#include "ldavi/variational/target.hpp"

namespace ldavi {

/// The density of a Gaussian, but for a constant: -|L^-1 (x - m)|^2 / 2.
Target gaussian_target(FullGaussian gaussian);

/// Any mean, deviations from 1 / spread to spread, and correlations: the stronger, the larger `mixing`.
FullGaussian some_gaussian(std::size_t size, double spread, double mixing);

struct RoundMode {
  double weight;
  std::vector<double> mean;
  double deviation;
};

/// sum_j weight_j N(mean_j, deviation_j^2 I), normalised.
Target modes_target(std::vector<RoundMode> modes);

/// x0 ~ N(0, 1), x1 ~ N(bend x0^2, width^2), normalised.
Target banana_target(double bend, double width);

/// Neal's funnel: v ~ N(0, 3^2), x ~ N(0, exp(v)), normalised; the coordinates are (v, x).
Target funnel_target();

/// The posterior of a logistic regression: coefficients ~ N(0, 4), the rows of the covariates correlated and of unlike scales,
/// labels from planted coefficients. The same each time.
Target logistic_target(std::size_t rows, std::size_t coefficients);

}  // namespace ldavi
