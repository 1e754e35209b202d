// SPDX-License-Identifier: Apache-2.0
// Implements: clusters by a variational mixture of Gaussians, and the coordinates of documents for it.
// Tested by:  tests/unit/evaluation/clusters_test.cpp.
// Cost:       that of the mixture.
#include "ldavi/evaluation/clusters.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "ldavi/base/error.hpp"
#include "ldavi/base/parallel.hpp"
#include "ldavi/math/special.hpp"
#include "ldavi/math/symmetric_eigen.hpp"
#include "ldavi/variational/log_ratio.hpp"
#include "variational/mixture_points.hpp"

namespace ldavi {
namespace {

constexpr std::size_t kRowsPerBlock = 256;

/// Columns that are not 0 in every row.
std::vector<std::size_t> columns_with_shares(const Matrix& mixtures) {
  std::vector<std::size_t> columns;
  for (std::size_t k = 0; k < mixtures.cols(); ++k) {
    bool any = false;
    for (std::size_t d = 0; d < mixtures.rows() && !any; ++d) any = mixtures(d, k) > 0.0F;
    if (any) columns.push_back(k);
  }
  return columns;
}

/// A row's shares of these columns, mixed with an even mixture, as log ratios.
void to_coordinates(const Matrix& mixtures, std::size_t row, std::span<const std::size_t> columns, std::vector<double>& shares,
                    std::span<double> out) {
  shares.clear();
  for (const std::size_t k : columns) shares.push_back(static_cast<double>(mixtures(row, k)));
  const double total = std::accumulate(shares.begin(), shares.end(), 0.0);
  for (double& share : shares) share = (1.0 - kEvenShare) * share / total + kEvenShare / static_cast<double>(columns.size());
  to_log_ratios(shares, out);
}

/// Components and columns of `clusters` in the order of `order`.
void reorder(Clusters& clusters, const std::vector<std::size_t>& order) {
  GaussianMixture& mixture = clusters.fit.mixture;
  const GaussianMixture old = mixture;
  const std::vector<double> probabilities = clusters.probabilities;
  const std::vector<std::uint64_t> sizes = clusters.sizes;
  std::vector<std::uint32_t> place(order.size());
  for (std::size_t k = 0; k < order.size(); ++k) {
    place[order[k]] = static_cast<std::uint32_t>(k);
    mixture.concentrations[k] = old.concentrations[order[k]];
    mixture.components[k] = old.components[order[k]];
    clusters.sizes[k] = sizes[order[k]];
    for (std::size_t n = 0; n < clusters.cluster.size(); ++n)
      clusters.probabilities[n * order.size() + k] = probabilities[n * order.size() + order[k]];
  }
  for (std::uint32_t& cluster : clusters.cluster) cluster = place[cluster];
}

}  // namespace

Clusters find_clusters(std::span<const double> points, std::size_t dimension, const ClusterOptions& options) {
  GaussianMixtureOptions mixture;
  const std::size_t num_points = dimension == 0 ? 0 : points.size() / dimension;
  mixture.max_components = std::min(options.max_clusters, std::max<std::size_t>(num_points, 1));
  mixture.covariance = options.covariance;
  // Each of K clusters is expected to take a K-th of the points' room (Fraley, Raftery 2007): a pseudo-point as wide as all of
  // them would keep few points in one cluster.
  mixture.covariance_factor =
      exp(-2.0 * log(static_cast<double>(mixture.max_components)) / static_cast<double>(std::max<std::size_t>(dimension, 1)));
  mixture.seed = options.seed;
  mixture.num_threads = options.num_threads;
  Clusters clusters;
  clusters.fit = fit_gaussian_mixture(points, dimension, mixture);
  clusters.probabilities = mixture_responsibilities(clusters.fit.mixture, points, options.num_threads);
  const std::vector<double> distances = mixture_distances(clusters.fit.mixture, points, options.num_threads);
  const std::size_t size = clusters.fit.mixture.size();
  clusters.sizes.assign(size, 0);
  for (std::size_t n = 0; n < num_points; ++n) {
    const auto row = clusters.probabilities.begin() + static_cast<std::ptrdiff_t>(n * size);
    const auto best = static_cast<std::size_t>(std::max_element(row, row + static_cast<std::ptrdiff_t>(size)) - row);
    clusters.cluster.push_back(static_cast<std::uint32_t>(best));
    clusters.distances.push_back(std::sqrt(distances[n * size + best]));
    ++clusters.sizes[best];
  }
  std::vector<std::size_t> order(size);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return clusters.sizes[a] > clusters.sizes[b]; });
  reorder(clusters, order);
  return clusters;
}

MixtureCoordinates mixture_coordinates(const Matrix& mixtures, double share, int num_threads) {
  const std::size_t rows = mixtures.rows();
  if (rows < 2) throw InvalidArgument("coordinates of mixtures: expected at least two");
  if (!(share > 0.0 && share <= 1.0))
    throw InvalidArgument("coordinates of mixtures: expected a share of the variance, above 0 and at most 1");
  const std::vector<std::size_t> columns = columns_with_shares(mixtures);
  if (columns.size() < 2) return {1, std::vector<double>(rows, 0.0), 1.0};
  Executor executor(num_threads > 0 ? num_threads : available_processors());
  const std::size_t all = columns.size() - 1;
  std::vector<double> ratios(rows * all);
  for_each_block(executor, rows, kRowsPerBlock, [&](std::size_t begin, std::size_t end, int) {
    std::vector<double> shares;
    for (std::size_t d = begin; d < end; ++d) to_coordinates(mixtures, d, columns, shares, {&ratios[d * all], all});
  });
  const PointSpread spread = spread_of(MixturePoints(ratios, all), executor);
  std::vector<Eigenpair> axes = largest_eigenpairs(spread.covariance, all, all);
  double total = 0.0;
  for (std::size_t j = 0; j < all; ++j) total += spread.covariance[j * all + j];
  std::size_t num_axes = 0;
  double kept = 0.0;
  while (num_axes < all && (num_axes == 0 || kept < share * total)) kept += axes[num_axes++].value;
  axes.resize(num_axes);
  MixtureCoordinates out{axes.size(), std::vector<double>(rows * axes.size()), total > 0.0 ? std::min(1.0, kept / total) : 1.0};
  for_each_block(executor, rows, kRowsPerBlock, [&](std::size_t begin, std::size_t end, int) {
    for (std::size_t d = begin; d < end; ++d) {
      for (std::size_t a = 0; a < axes.size(); ++a) {
        double along = 0.0;
        for (std::size_t j = 0; j < all; ++j) along += (ratios[d * all + j] - spread.mean[j]) * axes[a].vector[j];
        out.points[d * axes.size() + a] = along;
      }
    }
  });
  return out;
}

}  // namespace ldavi
