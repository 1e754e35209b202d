// SPDX-License-Identifier: Apache-2.0
#include "support/planted_clusters.hpp"

#include <algorithm>
#include <cmath>

#include "ldavi/base/random.hpp"
#include "support/random_purposes.hpp"

namespace ldavi {
namespace {

double normal(RandomStream& random) {
  const double radius = std::sqrt(-2.0 * std::log(random.uniform_open()));
  return radius * std::cos(6.283185307179586 * random.uniform());
}

double distance(const double* a, const double* b, std::size_t dimension) {
  double squares = 0.0;
  for (std::size_t j = 0; j < dimension; ++j) squares += (a[j] - b[j]) * (a[j] - b[j]);
  return std::sqrt(squares);
}

/// Columns of a random rotation, each times a standard deviation.
std::vector<double> random_axes(RandomStream& random, std::size_t dimension) {
  std::vector<double> axes(dimension * dimension);
  for (std::size_t a = 0; a < dimension; ++a) {
    double* const axis = &axes[a * dimension];
    for (std::size_t j = 0; j < dimension; ++j) axis[j] = normal(random);
    for (std::size_t b = 0; b < a; ++b) {
      double along = 0.0;
      for (std::size_t j = 0; j < dimension; ++j) along += axis[j] * axes[b * dimension + j];
      for (std::size_t j = 0; j < dimension; ++j) axis[j] -= along * axes[b * dimension + j];
    }
    const std::vector<double> origin(dimension, 0.0);
    const double length = distance(axis, origin.data(), dimension);
    for (std::size_t j = 0; j < dimension; ++j) axis[j] /= length;
  }
  for (std::size_t a = 0; a < dimension; ++a) {
    const double deviation = 0.5 + 1.5 * random.uniform();
    for (std::size_t j = 0; j < dimension; ++j) axes[a * dimension + j] *= deviation;
  }
  return axes;
}

}  // namespace

PlantedClusters plant_clusters(std::size_t num_points, std::size_t dimension, std::size_t num_clusters, double apart,
                               std::uint64_t seed) {
  RandomStream random(seed, kPlantedTopics, 0);
  PlantedClusters planted;
  planted.dimension = dimension;
  std::vector<std::vector<double>> axes;
  for (double reach = apart; axes.size() < num_clusters; reach *= 1.05) {  // the room grows until the next centre fits
    std::vector<double> centre(dimension);
    for (double& coordinate : centre) coordinate = reach * (2.0 * random.uniform() - 1.0);
    bool far = true;
    for (std::size_t k = 0; k < axes.size(); ++k)
      far = far && distance(centre.data(), &planted.centres[k * dimension], dimension) >= apart;
    if (!far) continue;
    planted.centres.insert(planted.centres.end(), centre.begin(), centre.end());
    axes.push_back(random_axes(random, dimension));
  }
  for (std::size_t n = 0; n < num_points; ++n) {
    const std::size_t k = random.below(static_cast<std::uint32_t>(num_clusters));
    planted.cluster.push_back(k);
    std::vector<double> point(planted.centres.begin() + static_cast<std::ptrdiff_t>(k * dimension),
                              planted.centres.begin() + static_cast<std::ptrdiff_t>((k + 1) * dimension));
    for (std::size_t a = 0; a < dimension; ++a) {
      const double along = normal(random);
      for (std::size_t j = 0; j < dimension; ++j) point[j] += along * axes[k][a * dimension + j];
    }
    planted.points.insert(planted.points.end(), point.begin(), point.end());
  }
  return planted;
}

}  // namespace ldavi
