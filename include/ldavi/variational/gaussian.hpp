// SPDX-License-Identifier: Apache-2.0
// Gaussian approximations of a density, as values: what a fit gives.
#pragma once

#include <cstddef>
#include <span>
#include <variant>
#include <vector>

#include "ldavi/base/random.hpp"

namespace ldavi {

/// Independent coordinates: x_i ~ N(mean_i, deviation_i^2), deviation_i > 0.
struct DiagonalGaussian {
  std::vector<double> mean;
  std::vector<double> deviation;
};

/// N(mean, L L^T). factor: L, lower-triangular with a positive diagonal, all D * D entries row by row; what is above its
/// diagonal is not looked at.
struct FullGaussian {
  std::vector<double> mean;
  std::vector<double> factor;
};

/// sum_j weights_j N(m_j, L_j L_j^T): at least one component, all of one dimension; weights >= 0 that sum to 1.
struct MixedGaussian {
  std::vector<double> weights;
  std::vector<FullGaussian> components;
};

using Approximation = std::variant<DiagonalGaussian, FullGaussian, MixedGaussian>;

// Each function throws InvalidArgument where the shapes of q, or of what it is given, do not agree. Free of state: for any
// number of threads.

/// D, the number of coordinates.
std::size_t dimension(const Approximation& q);

/// log q(x), normalised. -inf where all of q underflows. Cost: D for independent coordinates, D^2 / 2 multiplications a
/// component for others.
double log_density(const Approximation& q, std::span<const double> x);

/// E[x], of size D.
std::vector<double> mean(const Approximation& q);

/// The standard deviation of each coordinate, of size D. Cost: D^2 / 2 multiplications a component.
std::vector<double> deviations(const Approximation& q);

/// E[(x - E x) (x - E x)^T], D * D entries row by row. Cost: D^3 / 3 multiplications a component.
std::vector<double> covariance(const Approximation& q);

/// One draw, written to `out` of size D.
void draw(const Approximation& q, RandomStream& random, std::span<double> out);

}  // namespace ldavi
