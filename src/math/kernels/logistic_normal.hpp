// SPDX-License-Identifier: Apache-2.0
// What documents of correlated topics need beside the E-step, for every vector target with the same bits.
//
// Rows as in e_step.hpp. A token's responsibilities at the fixed point of CVB0's update, with one copy of the token itself
// taken out of its topics, are
//   phi_k = (theta_k / p) (lambda_k - phi_k) / Lambda_k,
//   so  (lambda_k - phi_k) / Lambda_k = (lambda_k / Lambda_k) / (1 + theta_k / (p Lambda_k)):
// they need not be kept to be taken out. Away from the fixed point that is not exact (docs/decisions/0028). `copies` is 1 / p
// of a cell's token, p of probabilities as they are, not relative to a row's largest.
#pragma once

#include <cstddef>
#include <cstdint>

#include "math/kernels/e_step.hpp"
#include "math/kernels/simd_target.hpp"

namespace ldavi {

struct LogisticNormalKernels {
  /// row_wk /= 1 + copies_w theta_k inverse_totals_k.
  void (*take_out_copies)(float* rows, const float* copies, std::size_t num_rows, const float* theta,
                          const float* inverse_totals, std::size_t size);

  /// out_wk = theta_k row_wk weights_w, w < document.num_rows.
  void (*weigh)(const DocumentRows& document, const float* theta, const float* weights, float* out);

  /// out_ij = sum_w rows_wi rows_wj for i < num_topics and j < 16 ceil((i + 1) / 16), w ascending; out is num_topics x size.
  void (*products)(const float* rows, std::size_t num_rows, std::size_t num_topics, float* out, std::size_t size);

  /// out_k += sum_i weights_i theta_ik / (1 + copies_i theta_ik inverse_totals_k), theta_i = mixtures[indices_i * size …],
  /// i ascending.
  void (*add_without_copies)(const float* mixtures, const std::uint32_t* indices, const float* weights, const float* copies,
                             std::size_t count, const float* inverse_totals, float* out, std::size_t size);
};

/// The family for a target that is available here.
const LogisticNormalKernels& logistic_normal_kernels(SimdTarget target) noexcept;

}  // namespace ldavi
