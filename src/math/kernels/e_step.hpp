// SPDX-License-Identifier: Apache-2.0
// The inner loops of the E-step of one document, for every vector target with the same bits.
//
// Rows are floats padded with zeros to `size`, a multiple of 16, and aligned to 64 bytes; padded entries stay zero.
#pragma once

#include <cstddef>
#include <cstdint>

#include "math/kernels/simd_target.hpp"

namespace ldavi {

/// The rows of a document's terms, gathered side by side: `num_rows` x `size`, num_rows a multiple of 4, the rows past the document's
/// last term zero with count zero.
struct DocumentRows {
  const float* rows = nullptr;
  const float* counts = nullptr;
  std::size_t num_rows = 0;
  std::size_t size = 0;
};

/// How long to update, and what it took.
struct UpdateLimit {
  int iterations = 0;
  /// Ends when the sum over topics of the absolute change is below this.
  float tolerance = 0.0F;
};

struct EStepKernels {
  /// out_k = exp(psi(x_k) + offset_k - shift), returns shift, near the largest psi(x_k) + offset_k; x_k = 0 gives 0. offsets may be
  /// nullptr: all 0. Accuracy: relative error <= 1e-6 + 2.5e-7 (|psi(x_k)| + |offset_k|) for x_k >= 1e-3 where the result is
  /// at least 1e-37; smaller ones may be 0.
  float (*exp_digamma_row)(const float* x, const float* offsets, float* out, std::size_t size);

  /// Mean-field updates of one document (algorithms: Hoffman, Blei, Bach 2010, without explicit phi):
  ///   theta_k = exp(psi(gamma_k) - shift),  p_w = sum_k theta_k row_wk,  gamma_k = alpha_k + theta_k sum_w (n_w / p_w) row_wk.
  /// gamma: in, where to start; out, the result. theta and ratios (n_w / p_w) are left as they are at that gamma. work: `size` floats.
  /// history: nullptr, or 2 x size floats; then every second update but the first ones is followed by an extrapolation (Varadhan, Roland
  /// 2008: SQUAREM), which takes about half as many updates to the same tolerance. It always ends with a plain update.
  /// Returns the shift of theta.
  float (*mean_field_document)(const DocumentRows& document, const float* alpha, UpdateLimit limit, float* gamma, float* theta,
                               float* ratios, float* work, float* history);

  /// Maximum a posteriori-like updates of a mixture under fixed topics:
  ///   theta_k <- (alpha_k + theta_k sum_w (n_w / p_w) row_wk) * scale,  p_w = sum_k theta_k row_wk,  scale = 1 / (sum alpha + N).
  /// theta: in, where to start; out, the result. history: as above.
  void (*mixture_document)(const DocumentRows& document, const float* alpha, float scale, UpdateLimit limit, float* theta,
                           float* ratios, float* work, float* history);

  /// out_k += sum_i weights_i * rows[indices_i * size + k], i ascending.
  void (*add_weighted_rows)(const float* rows, const std::uint32_t* indices, const float* weights, std::size_t count,
                            float* out, std::size_t size);
};

/// The family for a target that is available here.
const EStepKernels& e_step_kernels(SimdTarget target) noexcept;

}  // namespace ldavi
