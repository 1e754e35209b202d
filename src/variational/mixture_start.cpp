// SPDX-License-Identifier: Apache-2.0
// Implements: k-means++ (Arthur, Vassilvitskii 2007) and Lloyd's steps.
// Tested by:  tests/unit/variational/mixture_start_test.cpp.
// Cost:       (2 + 2 kLloydSteps) N K D multiplications.
#include "variational/mixture_start.hpp"

#include <algorithm>
#include <numeric>
#include <optional>

#include "ldavi/base/random.hpp"

namespace ldavi {
namespace {

using Centres = std::vector<std::vector<double>>;

std::vector<double> weights_of(std::span<const double> variances) {
  std::vector<double> weights;
  for (const double variance : variances) weights.push_back(variance > 0.0 ? 1.0 / variance : 0.0);
  return weights;
}

std::vector<double> point_at(const MixturePoints& points, std::size_t n) {
  std::vector<double> point;
  for (std::size_t j = 0; j < points.dimension(); ++j) point.push_back(points.at(n, j));
  return point;
}

/// Squared distances of all points to the nearest centre so far.
class Distances {
 public:
  Distances(MixturePass& pass, std::span<const double> weights)
      : pass_(pass),
        weights_(weights),
        kernels_(gaussian_kernels(choose_simd_target())),
        nearest_(pass.points().num_blocks() * kPointsPerBlock) {}

  /// The sum of all distances after one more centre.
  void add(const std::vector<double>& centre, bool first) {
    const MixturePoints& points = pass_.points();
    sums_.assign(points.num_shards(), 0.0);
    ends_.assign(points.num_shards(), 0);
    points.for_each_shard(pass_.executor(), [&](std::size_t begin, std::size_t end, std::size_t shard, int) {
      AlignedVector<double> logs(kPointsPerBlock);
      for (std::size_t block = begin; block < end; ++block) {
        kernels_.log_density_diagonal(points.block(block), points.dimension(), centre.data(), weights_.data(), 0.0,
                                      logs.data());
        double* const nearest = &nearest_[block * kPointsPerBlock];
        for (std::size_t n = 0; n < points.block_size(block); ++n) {
          const double distance = -2.0 * logs[n];
          if (first || distance < nearest[n]) nearest[n] = distance;
          sums_[shard] += nearest[n];
        }
      }
      ends_[shard] = std::min(end * kPointsPerBlock, points.size());
    });
  }

  /// A point with a probability that is proportional to its distance; none where all are 0.
  std::optional<std::size_t> draw(double uniform) const {
    const double total = std::accumulate(sums_.begin(), sums_.end(), 0.0);
    if (!(total > 0.0)) return std::nullopt;
    double left = uniform * total;
    std::size_t shard = 0;
    while (shard + 1 < sums_.size() && left >= sums_[shard]) left -= sums_[shard++];
    std::optional<std::size_t> last;
    for (std::size_t n = shard == 0 ? 0 : ends_[shard - 1]; n < ends_[shard]; ++n) {
      if (!(nearest_[n] > 0.0)) continue;
      last = n;
      left -= nearest_[n];
      if (left < 0.0) break;
    }
    if (!last) {  // rounding led into a shard without distances
      last = static_cast<std::size_t>(
          std::max_element(nearest_.begin(), nearest_.begin() + static_cast<std::ptrdiff_t>(ends_.back())) - nearest_.begin());
    }
    return last;
  }

 private:
  MixturePass& pass_;
  std::span<const double> weights_;
  const GaussianKernels& kernels_;
  std::vector<double> nearest_;
  std::vector<double> sums_;       // of each shard
  std::vector<std::size_t> ends_;  // of each shard: the end of its points
};

/// Each point wholly to the nearest centre, the first of several.
std::vector<PointStatistics> nearest(MixturePass& pass, std::span<const double> weights, const Centres& centres) {
  const MixturePoints& points = pass.points();
  const GaussianKernels& kernels = gaussian_kernels(choose_simd_target());
  return pass.add_up(centres, [&](std::size_t block, double* responsibilities, std::size_t) {
    AlignedVector<double> logs(centres.size() * kPointsPerBlock);
    for (std::size_t k = 0; k < centres.size(); ++k) {
      kernels.log_density_diagonal(points.block(block), points.dimension(), centres[k].data(), weights.data(), 0.0,
                                   &logs[k * kPointsPerBlock]);
    }
    for (std::size_t n = 0; n < points.block_size(block); ++n) {
      std::size_t best = 0;
      for (std::size_t k = 1; k < centres.size(); ++k) {
        if (logs[k * kPointsPerBlock + n] > logs[best * kPointsPerBlock + n]) best = k;
      }
      responsibilities[best * kPointsPerBlock + n] = 1.0;
    }
  });
}

}  // namespace

std::vector<PointStatistics> k_means_start(MixturePass& pass, std::span<const double> variances, std::size_t num_components,
                                           std::uint64_t seed, std::uint64_t start) {
  const MixturePoints& points = pass.points();
  const std::vector<double> weights = weights_of(variances);
  RandomStream random(seed, RandomPurpose::kClusterStart, start);
  Distances distances(pass, weights);
  const auto first = static_cast<std::size_t>(random.uniform() * static_cast<double>(points.size()));
  Centres centres{point_at(points, std::min(first, points.size() - 1))};
  distances.add(centres.back(), true);
  while (centres.size() < num_components) {
    const std::optional<std::size_t> drawn = distances.draw(random.uniform());
    if (!drawn) break;
    centres.push_back(point_at(points, *drawn));
    distances.add(centres.back(), false);
  }
  std::vector<PointStatistics> statistics = nearest(pass, weights, centres);
  for (int step = 0; step < kLloydSteps; ++step) {
    for (std::size_t k = 0; k < centres.size(); ++k) centres[k] = statistics[k].mean;
    statistics = nearest(pass, weights, centres);
  }
  return statistics;
}

std::vector<PointStatistics> centre_start(MixturePass& pass, std::span<const double> variances,
                                          std::span<const double> centres) {
  const std::size_t dimension = pass.points().dimension();
  Centres rows;
  for (std::size_t k = 0; k < centres.size() / dimension; ++k) {
    const std::span<const double> row = centres.subspan(k * dimension, dimension);
    rows.emplace_back(row.begin(), row.end());
  }
  return nearest(pass, weights_of(variances), rows);
}

std::vector<PointStatistics> responsibility_start(MixturePass& pass, std::span<const double> responsibilities,
                                                  std::size_t num_components) {
  const MixturePoints& points = pass.points();
  const auto fill = [&](std::size_t block, double* out, std::size_t) {
    for (std::size_t n = 0; n < points.block_size(block); ++n) {
      const double* const row = &responsibilities[(block * kPointsPerBlock + n) * num_components];
      for (std::size_t k = 0; k < num_components; ++k) out[k * kPointsPerBlock + n] = row[k];
    }
  };
  // Once about any point for the means, once about these for the rest.
  Centres centres(num_components, point_at(points, 0));
  const std::vector<PointStatistics> rough = pass.add_up(centres, fill);
  for (std::size_t k = 0; k < num_components; ++k) centres[k] = rough[k].mean;
  return pass.add_up(centres, fill);
}

}  // namespace ldavi
