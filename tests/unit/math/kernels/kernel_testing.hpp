// SPDX-License-Identifier: Apache-2.0
// Shared by the kernels' tests: the targets of this machine, aligned vectors, random numbers.
#pragma once

#include <bit>
#include <cstdint>
#include <vector>

#include "ldavi/base/matrix.hpp"
#include "ldavi/base/random.hpp"
#include "math/kernels/simd_target.hpp"
#include "support/random_purposes.hpp"

namespace ldavi {

/// The vector targets that can run here, without the scalar reference.
inline std::vector<SimdTarget> vector_targets() {
  std::vector<SimdTarget> targets;
  for (const SimdTarget target : {SimdTarget::kAvx2, SimdTarget::kAvx512}) {
    if (simd_target_available(target)) targets.push_back(target);
  }
  return targets;
}

/// rows x cols uniform numbers in (low, high), padding zero.
inline Matrix random_matrix(std::size_t rows, std::size_t cols, double low, double high, std::uint64_t seed) {
  Matrix matrix(rows, cols);
  RandomStream random(seed, kPlantedTopics, 0);
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < cols; ++j) matrix(i, j) = static_cast<float>(low + (high - low) * random.uniform_open());
  }
  return matrix;
}

inline bool same_bits(const Matrix& a, const Matrix& b) {
  for (std::size_t i = 0; i < a.rows(); ++i) {
    for (std::size_t j = 0; j < a.stride(); ++j) {
      if (std::bit_cast<std::uint32_t>(a.row(i)[j]) != std::bit_cast<std::uint32_t>(b.row(i)[j])) return false;
    }
  }
  return true;
}

}  // namespace ldavi
