// SPDX-License-Identifier: Apache-2.0
// Points of Gaussian clusters that are known.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ldavi {

struct PlantedClusters {
  std::size_t dimension = 0;
  std::vector<double> points;        // row-major
  std::vector<std::size_t> cluster;  // of each point
  std::vector<double> centres;       // row-major
};

/// num_clusters clusters of about num_points / num_clusters points. Each has axes of its own, with standard deviations between
/// 0.5 and 2; centres are `apart` or more from each other.
PlantedClusters plant_clusters(std::size_t num_points, std::size_t dimension, std::size_t num_clusters, double apart,
                               std::uint64_t seed);

}  // namespace ldavi
