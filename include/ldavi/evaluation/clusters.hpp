// SPDX-License-Identifier: Apache-2.0
// Groups of points, or of documents by their mixtures, as many as there are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "ldavi/base/matrix.hpp"
#include "ldavi/variational/gaussian_mixture.hpp"

namespace ldavi {

struct ClusterOptions {
  /// Looked for: no more than there are points. At least 1.
  std::size_t max_clusters = 20;
  CovarianceShape covariance = CovarianceShape::kFull;
  std::uint64_t seed = 1;
  /// 0: as many as the process may use. Does not change the result.
  int num_threads = 0;
};

/// A mixture of Gaussians whose component k is cluster k.
struct Clusters {
  GaussianMixtureFit fit;
  /// Of each point and cluster, a row a point; each sums to 1.
  std::vector<double> probabilities;
  /// Of each point the most probable one, of equal ones the first.
  std::vector<std::uint32_t> cluster;
  /// Points of each cluster by that, descending. A cluster that is nowhere the most probable one has 0.
  std::vector<std::uint64_t> sizes;
  /// Of each point the distance to the centre of its cluster, in standard deviations.
  std::vector<double> distances;

  std::size_t size() const noexcept { return sizes.size(); }
};

/// The prior's W_0^-1 is the covariance of the points times K^(-2/D), K = max_clusters.
/// points: a row a point. Throws as fit_gaussian_mixture does. Cost: a few tens to hundreds of passes, each N K D^2
/// multiplications.
Clusters find_clusters(std::span<const double> points, std::size_t dimension, const ClusterOptions& options);

/// docs/decisions/0027-clusters-of-documents.md
inline constexpr double kEvenShare = 0.1;
inline constexpr double kCoordinateShare = 0.7;

/// Documents as points in which Gaussians make sense.
struct MixtureCoordinates {
  std::size_t dimension = 0;
  /// A row a document.
  std::vector<double> points;
  /// What they have of the variance of all coordinates.
  double explained = 1.0;
};

/// Principal coordinates of the isometric log ratios of mixtures, a row a document: the leading ones that have `share` of the
/// variance. Shares of topics are mixed with kEvenShare of an even mixture first: a document's share of a topic that it does
/// not have depends on its length alone, and would otherwise make most of the variance. Columns that are 0 in every row (topics
/// merged into others) are left out; where one column is left, or none, there is one coordinate, 0.
/// Throws InvalidArgument without two rows, or where `share` is not above 0 and at most 1.
/// Cost: D K^2 multiplications, and K^3. The same bits for any number of threads.
MixtureCoordinates mixture_coordinates(const Matrix& mixtures, double share = kCoordinateShare, int num_threads = 0);

}  // namespace ldavi
