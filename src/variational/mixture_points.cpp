// SPDX-License-Identifier: Apache-2.0
// Implements: the copy of the points for the kernels, their mean and covariance in two passes.
// Tested by:  tests/unit/variational/mixture_points_test.cpp.
// Cost:       N D^2 multiplications.
#include "variational/mixture_points.hpp"

#include <Eigen/Cholesky>
#include <cmath>
#include <limits>
#include <string>

#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

/// A column whose deviations are below this part of its largest entry is constant: the rest is rounding.
constexpr double kConstant = 1e-14;

std::size_t rows_of(std::span<const double> points, std::size_t dimension) {
  if (dimension == 0) throw InvalidArgument("mixture of Gaussians: the points have no coordinates");
  if (points.size() % dimension != 0) {
    throw InvalidArgument("mixture of Gaussians: " + std::to_string(points.size()) +
                          " numbers are no whole number of rows of " + std::to_string(dimension));
  }
  return points.size() / dimension;
}

}  // namespace

MixturePoints::MixturePoints(std::span<const double> points, std::size_t dimension)
    : size_(rows_of(points, dimension)), dimension_(dimension), blocks_(num_blocks() * dimension * kPointsPerBlock, 0.0) {
  for (std::size_t n = 0; n < size_; ++n) {
    double* const column = &blocks_[n / kPointsPerBlock * dimension * kPointsPerBlock + n % kPointsPerBlock];
    for (std::size_t j = 0; j < dimension; ++j) {
      const double value = points[n * dimension + j];
      if (!std::isfinite(value)) {
        throw InvalidArgument("mixture of Gaussians: row " + std::to_string(n) + ", column " + std::to_string(j) +
                              " (both from 0) is " + (std::isnan(value) ? "not a number" : "infinite") +
                              ", expected a finite number");
      }
      column[j * kPointsPerBlock] = value;
    }
  }
}

std::size_t MixturePoints::block_size(std::size_t b) const noexcept {
  return std::min(kPointsPerBlock, size_ - b * kPointsPerBlock);
}

PointSpread spread_of(const MixturePoints& points, Executor& executor) {
  const std::size_t dimension = points.dimension();
  const std::size_t moments_size = full_moments_size(dimension);
  const GaussianKernels& kernels = gaussian_kernels(choose_simd_target());
  std::vector<AlignedVector<double>> work(static_cast<std::size_t>(executor.num_threads()),
                                          AlignedVector<double>(2 * dimension * kPointsPerBlock));
  std::vector<double> centre(dimension);
  for (std::size_t j = 0; j < dimension; ++j) centre[j] = points.at(0, j);
  std::vector<double> moments(moments_size);
  const auto add_up = [&](bool products) {
    std::vector<double> parts(points.num_shards() * moments_size, 0.0);
    points.for_each_shard(executor, [&](std::size_t begin, std::size_t end, std::size_t shard, int worker) {
      AlignedVector<double> ones(kPointsPerBlock);
      for (std::size_t b = begin; b < end; ++b) {
        for (std::size_t n = 0; n < kPointsPerBlock; ++n) ones[n] = n < points.block_size(b) ? 1.0 : 0.0;
        double* const to = &parts[shard * moments_size];
        if (products) {
          kernels.add_moments(points.block(b), dimension, ones.data(), centre.data(),
                              work[static_cast<std::size_t>(worker)].data(), to);
        } else {
          kernels.add_moments_diagonal(points.block(b), dimension, ones.data(), centre.data(), to);
        }
      }
    });
    std::fill(moments.begin(), moments.end(), 0.0);
    for (std::size_t i = 0; i < parts.size(); ++i) moments[i % moments_size] += parts[i];
  };
  const double size = static_cast<double>(points.size());
  add_up(false);
  for (std::size_t j = 0; j < dimension; ++j) centre[j] += moments[1 + j] / size;
  add_up(true);
  PointSpread spread{std::move(centre), std::vector<double>(dimension * dimension)};
  const double* product = &moments[1 + dimension];
  for (std::size_t i = 0; i < dimension; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      const double rest = moments[1 + i] * moments[1 + j] / size;  // rounding of the mean
      spread.covariance[i * dimension + j] = spread.covariance[j * dimension + i] = (*product++ - rest) / (size - 1.0);
    }
  }
  for (std::size_t j = 0; j < dimension; ++j) {
    double& variance = spread.covariance[j * dimension + j];
    if (!std::isfinite(variance)) {
      throw InvalidArgument("mixture of Gaussians: the variance of column " + std::to_string(j) +
                            " (from 0) overflows, divide its numbers");
    }
    const double rounding = kConstant * std::abs(spread.mean[j]);
    if (variance > rounding * rounding && variance >= std::numeric_limits<double>::min()) continue;
    for (std::size_t i = 0; i < dimension; ++i)
      spread.covariance[i * dimension + j] = spread.covariance[j * dimension + i] = 0.0;
  }
  return spread;
}

bool add_ridge(std::vector<double>& covariance, std::size_t dimension, double relative) {
  const auto variance = [&](std::size_t j) { return covariance[j * dimension + j]; };
  double total = 0.0;
  std::size_t varying = 0;
  for (std::size_t j = 0; j < dimension; ++j) {
    if (variance(j) > 0.0) ++varying;
    total += variance(j) / static_cast<double>(dimension);  // the sum may overflow
  }
  if (varying == dimension) {
    Eigen::MatrixXd correlations(dimension, dimension);
    for (std::size_t i = 0; i < dimension; ++i) {
      for (std::size_t j = 0; j < dimension; ++j) {
        correlations(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) =
            covariance[i * dimension + j] / std::sqrt(variance(i)) / std::sqrt(variance(j));
      }
    }
    const Eigen::LLT<Eigen::MatrixXd> factor(correlations);
    if (factor.info() == Eigen::Success && factor.matrixLLT().diagonal().array().square().minCoeff() >= kLeastPivot)
      return false;
  }
  const double common = varying == 0 ? 1.0 : total * static_cast<double>(dimension) / static_cast<double>(varying);
  for (std::size_t j = 0; j < dimension; ++j) {
    covariance[j * dimension + j] += relative * (variance(j) > 0.0 ? variance(j) : common);
  }
  return true;
}

}  // namespace ldavi
