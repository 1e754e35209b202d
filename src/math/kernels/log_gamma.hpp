// SPDX-License-Identifier: Apache-2.0
// log Gamma and psi of many parameters at once, for bounds, for every vector target with the same bits.
#pragma once

#include <cstddef>

#include "math/kernels/simd_target.hpp"

namespace ldavi {

struct LogGammaKernels {
  /// log_gamma_k = log Gamma(x_k), digamma_k = psi(x_k); both 0 where x_k = 0 (padding). size is a multiple of 16, all three begin on 64
  /// bytes. Domain: 0 < x_k <= 1e30; of a NaN or infinity digamma_k is NaN. Accuracy: absolute error <= 1e-14 + 1e-15 |result|, which is
  /// what sums need: near 1 and 2, where log Gamma is 0, the relative error is larger than that of ldavi::log_gamma. Cost: about 100
  /// flops and 3 divisions an element, branch-free.
  void (*log_gamma_row)(const float* x, double* log_gamma, double* digamma, std::size_t size);
};

/// The family for a target that is available here.
const LogGammaKernels& log_gamma_kernels(SimdTarget target) noexcept;

}  // namespace ldavi
