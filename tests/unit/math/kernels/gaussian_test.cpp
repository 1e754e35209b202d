// SPDX-License-Identifier: Apache-2.0
#include "math/kernels/gaussian.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <limits>

#include "base/aligned_vector.hpp"
#include "ldavi/math/special.hpp"
#include "unit/math/kernels/kernel_testing.hpp"

namespace ldavi {
namespace {

using Doubles = AlignedVector<double>;

std::vector<SimdTarget> every_target() {
  std::vector<SimdTarget> targets = vector_targets();
  targets.push_back(SimdTarget::kScalar);
  return targets;
}

/// Uniform in (low, high).
Doubles uniform_numbers(std::size_t size, double low, double high, std::uint64_t index) {
  RandomStream random(7, kPlantedTopics, index);
  Doubles numbers(size);
  for (double& number : numbers) number = low + (high - low) * random.uniform_open();
  return numbers;
}

/// A block of points, and one component.
struct Block {
  explicit Block(std::size_t dimension)
      : x(uniform_numbers(dimension * kPointsPerBlock, -3.0, 3.0, 0)),
        mean(uniform_numbers(dimension, -1.0, 1.0, 1)),
        triangle(uniform_numbers(dimension * dimension, -2.0, 2.0, 2)),
        weights(uniform_numbers(kPointsPerBlock, 0.0, 1.0, 3)),
        factor(paired_factor_size(dimension), 0.0),
        work((2 * dimension + 1) * kPointsPerBlock) {
    for (std::size_t i = 0; i < dimension; ++i) {
      for (std::size_t j = 0; j <= i; ++j) factor[paired_factor_place(i, j)] = triangle[i * dimension + j];
    }
  }
  double difference(std::size_t n, std::size_t j) const { return x[j * kPointsPerBlock + n] - mean[j]; }

  Doubles x;
  Doubles mean;
  Doubles triangle;
  Doubles weights;
  Doubles factor;
  Doubles work;
};

void expect_same_bits(const Doubles& a, const Doubles& b) {
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    ASSERT_EQ(std::bit_cast<std::uint64_t>(a[i]), std::bit_cast<std::uint64_t>(b[i])) << i;
  }
}

constexpr std::size_t kDimensions[] = {1, 2, 3, 6, 11};

TEST(LogDensity, IsTheQuadraticForm) {
  for (const std::size_t dimension : kDimensions) {
    Block block(dimension);
    Doubles first;
    for (const SimdTarget target : every_target()) {
      Doubles out(kPointsPerBlock);
      gaussian_kernels(target).log_density(block.x.data(), dimension, block.mean.data(), block.factor.data(), 1.5,
                                           block.work.data(), out.data());
      for (std::size_t n = 0; n < kPointsPerBlock; ++n) {
        double squares = 0.0;
        for (std::size_t i = 0; i < dimension; ++i) {
          double z = 0.0;
          for (std::size_t j = 0; j <= i; ++j) z += block.triangle[i * dimension + j] * block.difference(n, j);
          squares += z * z;
        }
        ASSERT_NEAR(out[n], 1.5 - squares / 2.0, 1e-13 * (1.0 + squares)) << dimension << ' ' << n;
      }
      if (first.empty()) first = out;
      expect_same_bits(out, first);
    }
  }
}

TEST(LogDensityDiagonal, IsTheWeightedSumOfSquares) {
  for (const std::size_t dimension : kDimensions) {
    const Block block(dimension);
    const Doubles weights = uniform_numbers(dimension, 0.1, 4.0, 4);
    Doubles first;
    for (const SimdTarget target : every_target()) {
      Doubles out(kPointsPerBlock);
      gaussian_kernels(target).log_density_diagonal(block.x.data(), dimension, block.mean.data(), weights.data(), -0.5,
                                                    out.data());
      for (std::size_t n = 0; n < kPointsPerBlock; ++n) {
        double squares = 0.0;
        for (std::size_t j = 0; j < dimension; ++j) squares += weights[j] * block.difference(n, j) * block.difference(n, j);
        ASSERT_NEAR(out[n], -0.5 - squares / 2.0, 1e-13 * (1.0 + squares));
      }
      if (first.empty()) first = out;
      expect_same_bits(out, first);
    }
  }
}

TEST(Normalise, GivesProbabilitiesWithTheirLogSum) {
  constexpr std::size_t kNum = 5;
  for (const double spread : {1.0, 30.0, 2000.0}) {
    const Doubles logs = uniform_numbers(kNum * kPointsPerBlock, -spread, spread, 5);
    Doubles first;
    for (const SimdTarget target : every_target()) {
      Doubles out = logs;
      Doubles largest(kPointsPerBlock);
      Doubles sums(kPointsPerBlock);
      gaussian_kernels(target).normalise(out.data(), kNum, largest.data(), sums.data());
      for (std::size_t n = 0; n < kPointsPerBlock; ++n) {
        double top = logs[n];
        for (std::size_t k = 1; k < kNum; ++k) top = std::max(top, logs[k * kPointsPerBlock + n]);
        double sum = 0.0;
        for (std::size_t k = 0; k < kNum; ++k) sum += exp(logs[k * kPointsPerBlock + n] - top);
        ASSERT_EQ(largest[n], top);
        ASSERT_NEAR(sums[n], sum, 2e-15 * sum);
        for (std::size_t k = 0; k < kNum; ++k) {
          const double share = exp(logs[k * kPointsPerBlock + n] - top) / sum;
          ASSERT_NEAR(out[k * kPointsPerBlock + n], share, 2e-15 * share + 1e-307);
        }
      }
      if (first.empty()) first = out;
      expect_same_bits(out, first);
    }
  }
}

TEST(Normalise, TakesWhatOverflowsForVeryFar) {
  for (const SimdTarget target : every_target()) {
    Doubles logs(2 * kPointsPerBlock, -std::numeric_limits<double>::infinity());
    logs[1] = -3.0;
    logs[kPointsPerBlock + 2] = std::numeric_limits<double>::quiet_NaN();
    Doubles largest(kPointsPerBlock);
    Doubles sums(kPointsPerBlock);
    gaussian_kernels(target).normalise(logs.data(), 2, largest.data(), sums.data());
    EXPECT_EQ(logs[0], 0.5);
    EXPECT_EQ(largest[0], -1e300);
    EXPECT_EQ(logs[1], 1.0);
    EXPECT_EQ(logs[kPointsPerBlock + 1], 0.0);
    EXPECT_EQ(logs[kPointsPerBlock + 2], 0.5);
  }
}

TEST(AddMoments, SumsWeightedProducts) {
  for (const std::size_t dimension : kDimensions) {
    Block block(dimension);
    Doubles first;
    for (const SimdTarget target : every_target()) {
      Doubles moments(full_moments_size(dimension), 2.0);
      Doubles squares(diagonal_moments_size(dimension), 2.0);
      const GaussianKernels& kernels = gaussian_kernels(target);
      kernels.add_moments(block.x.data(), dimension, block.weights.data(), block.mean.data(), block.work.data(),
                          moments.data());
      kernels.add_moments_diagonal(block.x.data(), dimension, block.weights.data(), block.mean.data(), squares.data());
      Doubles expected(full_moments_size(dimension), 2.0);
      for (std::size_t n = 0; n < kPointsPerBlock; ++n) {
        double* out = expected.data();
        *out++ += block.weights[n];
        for (std::size_t j = 0; j < dimension; ++j) *out++ += block.weights[n] * block.difference(n, j);
        for (std::size_t i = 0; i < dimension; ++i) {
          for (std::size_t j = 0; j <= i; ++j) *out++ += block.weights[n] * block.difference(n, i) * block.difference(n, j);
        }
      }
      for (std::size_t i = 0; i < moments.size(); ++i) ASSERT_NEAR(moments[i], expected[i], 1e-10) << dimension << ' ' << i;
      for (std::size_t i = 0; i <= dimension; ++i) EXPECT_NEAR(squares[i], expected[i], 1e-10);
      for (std::size_t i = 0; i < dimension; ++i)
        EXPECT_NEAR(squares[1 + dimension + i], expected[1 + dimension + i * (i + 1) / 2 + i], 1e-10);
      moments.insert(moments.end(), squares.begin(), squares.end());
      if (first.empty()) first = moments;
      expect_same_bits(moments, first);
    }
  }
}

TEST(AddMoments, LeavesThemWhereAllWeightsAreZero) {
  Block block(3);
  const Doubles nothing(kPointsPerBlock, 0.0);
  Doubles moments(full_moments_size(3), 2.0);
  gaussian_kernels(SimdTarget::kScalar)
      .add_moments(block.x.data(), 3, nothing.data(), block.mean.data(), block.work.data(), moments.data());
  EXPECT_EQ(moments, Doubles(full_moments_size(3), 2.0));
}

}  // namespace
}  // namespace ldavi
