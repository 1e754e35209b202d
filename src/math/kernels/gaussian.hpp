// SPDX-License-Identifier: Apache-2.0
// The inner loops of mixtures of Gaussians, for every vector target with the same bits.
//
// Points come in blocks of kPointsPerBlock, coordinate by coordinate: x[j * kPointsPerBlock + n] is coordinate j of point n.
// All arrays of doubles begin on 64 bytes, except those of one component (mean, factor, weights, moments).
#pragma once

#include <cstddef>

#include "math/kernels/simd_target.hpp"

namespace ldavi {

inline constexpr std::size_t kPointsPerBlock = 256;

/// Doubles of a lower triangular factor as GaussianKernels::log_density takes it: rows in pairs, of each pair the columns up to
/// its second row, of each column both entries. A missing last row, and what is above the diagonal, is 0.
constexpr std::size_t paired_factor_size(std::size_t dimension) noexcept {
  const std::size_t pairs = (dimension + 1) / 2;
  return 2 * pairs * (pairs + 1);
}
/// Where the entry of row i and column j <= i is.
constexpr std::size_t paired_factor_place(std::size_t i, std::size_t j) noexcept {
  const std::size_t pair = i / 2;
  return 2 * pair * (pair + 1) + 2 * j + i % 2;
}

/// Doubles of a component's moments: the sum of weights, of weighted differences, and of weighted products of two differences,
/// (i, j <= i) row by row, or of their squares alone.
constexpr std::size_t full_moments_size(std::size_t dimension) noexcept {
  return 1 + dimension + dimension * (dimension + 1) / 2;
}
constexpr std::size_t diagonal_moments_size(std::size_t dimension) noexcept { return 1 + 2 * dimension; }

struct GaussianKernels {
  /// out_n = constant - 1/2 |L (x_n - m)|^2, L the paired factor. work: (dimension + 1) * kPointsPerBlock doubles.
  /// Cost: dimension^2 / 2 multiplications a point.
  void (*log_density)(const double* x, std::size_t dimension, const double* mean, const double* factor, double constant,
                      double* work, double* out);

  /// out_n = constant - 1/2 sum_j w_j (x_nj - m_j)^2.
  void (*log_density_diagonal)(const double* x, std::size_t dimension, const double* mean, const double* weights,
                               double constant, double* out);

  /// logs: num x kPointsPerBlock. Of each point, e^(log - largest) / sum in its place, with the largest log and the sum of
  /// e^(log - largest). A log that is 708 below the largest gives 0; one below
  /// -1e300, or not a number, as of a point whose distance overflows, counts as -1e300. Accuracy: relative error <= 1e-15 of
  /// each exponential.
  void (*normalise)(double* logs, std::size_t num, double* largest, double* sums);

  /// moments += those of x_n - m with weights r_n. work: 2 * dimension * kPointsPerBlock doubles.
  /// Cost: dimension^2 / 2 multiplications a point; nothing where all weights are 0.
  void (*add_moments)(const double* x, std::size_t dimension, const double* weights, const double* mean, double* work,
                      double* moments);
  void (*add_moments_diagonal)(const double* x, std::size_t dimension, const double* weights, const double* mean,
                               double* moments);
};

/// The family for a target that is available here.
const GaussianKernels& gaussian_kernels(SimdTarget target) noexcept;

}  // namespace ldavi
