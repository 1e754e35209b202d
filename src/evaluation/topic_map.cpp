// SPDX-License-Identifier: Apache-2.0
#include "ldavi/evaluation/topic_map.hpp"

#include <cmath>
#include <numeric>

#include "ldavi/base/error.hpp"
#include "ldavi/evaluation/topic_distance.hpp"
#include "ldavi/math/symmetric_eigen.hpp"

namespace ldavi {
namespace {

/// An eigenvalue that is so much smaller than the first is rounding.
constexpr double kRounding = 1e-12;

/// -1/2 J D^2 J.
std::vector<double> centred(const DistanceMatrix& distances) {
  const std::size_t n = distances.rows;
  std::vector<double> matrix(n * n, 0.0);
  std::vector<double> means(n, 0.0);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < i; ++j) matrix[i * n + j] = matrix[j * n + i] = distances(i, j) * distances(i, j);
  }
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) means[i] += matrix[i * n + j];
    means[i] /= static_cast<double>(n);
  }
  const double mean = std::accumulate(means.begin(), means.end(), 0.0) / static_cast<double>(n);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) matrix[i * n + j] = -0.5 * (matrix[i * n + j] - means[i] - means[j] + mean);
  }
  return matrix;
}

}  // namespace

std::vector<MapPoint> topic_map(const DistanceMatrix& distances) {
  if (distances.rows != distances.cols) throw InvalidArgument("a map needs as many rows as columns of distances");
  const std::size_t n = distances.rows;
  std::vector<MapPoint> points(n);
  if (n < 2) return points;
  const std::vector<Eigenpair> axes = largest_eigenpairs(centred(distances), n, 2);
  const double least = kRounding * axes[0].value;
  const double x = axes[0].value > 0.0 ? std::sqrt(axes[0].value) : 0.0;
  const double y = axes[1].value > least ? std::sqrt(axes[1].value) : 0.0;
  for (std::size_t i = 0; i < n; ++i) points[i] = {x * axes[0].vector[i], y * axes[1].vector[i]};
  return points;
}

std::vector<MapPoint> topic_map(const DistanceMatrix& divergences, const TopicView& view) {
  std::vector<std::size_t> own;
  std::vector<std::size_t> places(view.num_topics(), 0);
  for (std::size_t k = 0; k < view.num_topics(); ++k) {
    if (view.is_merged_away(k)) continue;
    places[k] = own.size();
    own.push_back(k);
  }
  DistanceMatrix distances(own.size(), own.size());
  for (std::size_t i = 0; i < own.size(); ++i) {
    for (std::size_t j = 0; j < own.size(); ++j) distances(i, j) = std::sqrt(divergences(own[i], own[j]));
  }
  const std::vector<MapPoint> map = topic_map(distances);
  std::vector<MapPoint> points;
  for (std::size_t k = 0; k < view.num_topics(); ++k) points.push_back(map[places[view.merged_into[k]]]);
  return points;
}

}  // namespace ldavi
