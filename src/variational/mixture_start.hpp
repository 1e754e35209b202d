// SPDX-License-Identifier: Apache-2.0
// Where a mixture begins: the statistics of points that have been given to components.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "variational/mixture_pass.hpp"

namespace ldavi {

/// Lloyd's steps after k-means++.
inline constexpr int kLloydSteps = 5;

/// k-means++ with up to num_components centres, fewer where there are fewer distinct points, and kLloydSteps; distances in
/// units of `variances`. `start` numbers the random draws. Cost: 2 N K D multiplications for the centres, and 2 N K D a step.
std::vector<PointStatistics> k_means_start(MixturePass& pass, std::span<const double> variances, std::size_t num_components,
                                           std::uint64_t seed, std::uint64_t start);

/// Each point to the nearest of the centres (row-major), in the same units.
std::vector<PointStatistics> centre_start(MixturePass& pass, std::span<const double> variances,
                                          std::span<const double> centres);

/// responsibilities: N x num_components.
std::vector<PointStatistics> responsibility_start(MixturePass& pass, std::span<const double> responsibilities,
                                                  std::size_t num_components);

}  // namespace ldavi
