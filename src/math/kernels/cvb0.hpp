// SPDX-License-Identifier: Apache-2.0
// The inner loops of zero-order collapsed variational Bayes, for every vector target with the same bits.
//
// Rows are floats padded with zeros to `size`, a multiple of 16, and aligned to 64 bytes; padded entries stay zero.
#pragma once

#include <cstddef>
#include <cstdint>

#include "math/kernels/simd_target.hpp"

namespace ldavi {

/// One document and its state. A cell is a distinct term of the document.
struct Cvb0Document {
  const std::uint32_t* terms = nullptr;
  const std::uint32_t* counts = nullptr;
  std::size_t num_cells = 0;
  /// num_cells x size, in and out: responsibilities of a cell's topics (all copies of the term share them).
  float* responsibilities = nullptr;
  /// size, in and out: N_dk.
  float* topic_counts = nullptr;
  /// num_cells x size, out: what to add to N_wk, count times the change of the responsibilities.
  float* changes = nullptr;
};

/// The rest of the world, constant during a document's update.
struct Cvb0Counts {
  /// N_wk, a row a term.
  const float* term_counts = nullptr;
  /// N_k + V eta; 1 where padded.
  const float* totals = nullptr;
  /// 0 where padded.
  const float* alpha = nullptr;
  float eta = 0.0F;
  std::size_t size = 0;
};

struct Cvb0Kernels {
  /// One sweep over a document (Asuncion, Welling, Smyth, Teh 2009): for each cell, with one copy of itself taken out of the counts,
  ///   r_k ~ (N_wk - r_k + eta) (N_dk - r_k + alpha_k) / (N_k - r_k + V eta).
  /// N_dk follows at once; N_wk and N_k stay until `changes` are added. Returns sum over cells and topics of |changes|.
  float (*sweep_document)(const Cvb0Document& document, const Cvb0Counts& counts);

  /// out_k += sum_i rows[indices_i * size + k], i ascending.
  void (*add_rows)(const float* rows, const std::uint32_t* indices, std::size_t count, float* out, std::size_t size);
};

/// The family for a target that is available here.
const Cvb0Kernels& cvb0_kernels(SimdTarget target) noexcept;

}  // namespace ldavi
