// SPDX-License-Identifier: Apache-2.0
// Points as the kernels take them, and what all of them have in common.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

#include "base/aligned_vector.hpp"
#include "ldavi/base/parallel.hpp"
#include "math/kernels/gaussian.hpp"

namespace ldavi {

/// Blocks of kPointsPerBlock points, each dimension x kPointsPerBlock; zeros after the last point.
class MixturePoints {
 public:
  /// Throws InvalidArgument where the points are not a whole number of rows, or one is not finite, naming row and column.
  MixturePoints(std::span<const double> points, std::size_t dimension);

  std::size_t size() const noexcept { return size_; }
  std::size_t dimension() const noexcept { return dimension_; }
  std::size_t num_blocks() const noexcept { return (size_ + kPointsPerBlock - 1) / kPointsPerBlock; }
  const double* block(std::size_t b) const noexcept { return &blocks_[b * dimension_ * kPointsPerBlock]; }
  /// Points of block b.
  std::size_t block_size(std::size_t b) const noexcept;
  double at(std::size_t n, std::size_t j) const noexcept {
    return block(n / kPointsPerBlock)[j * kPointsPerBlock + n % kPointsPerBlock];
  }

  /// Calls body(first block, end of blocks, shard, worker): the blocks cut into num_shards() shards, whose number depends on
  /// that of the points alone.
  template <class Body>
  void for_each_shard(Executor& executor, const Body& body) const {
    const std::size_t each = blocks_per_shard();
    executor.for_each_shard(num_shards(), [&](std::size_t shard, int worker) {
      body(shard * each, std::min((shard + 1) * each, num_blocks()), shard, worker);
    });
  }
  std::size_t num_shards() const noexcept { return (num_blocks() + blocks_per_shard() - 1) / blocks_per_shard(); }

 private:
  /// Each shard has moments of its own: fewer shards where these are many.
  std::size_t blocks_per_shard() const noexcept {
    const std::size_t most = std::clamp<std::size_t>((std::size_t{1} << 21U) / full_moments_size(dimension_), 8, 64);
    return std::max<std::size_t>(1, (num_blocks() + most - 1) / most);
  }

  std::size_t size_;
  std::size_t dimension_;
  AlignedVector<double> blocks_;
};

/// Mean and covariance of all points.
struct PointSpread {
  std::vector<double> mean;
  /// Denominator N - 1, dimension x dimension.
  std::vector<double> covariance;
};

/// At least two points. Throws InvalidArgument where a variance overflows, naming the column.
PointSpread spread_of(const MixturePoints& points, Executor& executor);

/// Makes a singular covariance regular: adds `relative` times a column's variance to its diagonal entry, where a constant
/// column counts as one of the mean variance of the others (or 1). Returns false, and changes nothing, where it is regular
/// already: where no pivot of the correlations' factor is below kLeastPivot.
bool add_ridge(std::vector<double>& covariance, std::size_t dimension, double relative);
inline constexpr double kLeastPivot = 1e-10;

}  // namespace ldavi
