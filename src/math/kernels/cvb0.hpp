// SPDX-License-Identifier: Apache-2.0
// The inner loops of zero-order collapsed variational Bayes, for every vector target with the same bits.
//
// Rows over all topics are floats padded with zeros to `size`, a multiple of 16, and aligned to 64 bytes; padded entries stay zero. Rows
// over a document's active topics are padded in the same way.
#pragma once

#include <cstddef>
#include <cstdint>

#include "math/kernels/simd_target.hpp"

namespace ldavi {

/// Stored responsibilities are whole multiples of this unit: 16 bits instead of 32, with an error of at most half a unit.
inline constexpr float kResponsibilityScale = 65535.0F;
inline constexpr float kResponsibilityUnit = 1.0F / kResponsibilityScale;

/// The counts that all documents share, constant during a document's update.
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

/// One document with responsibilities of all topics. A cell is a distinct term of the document.
struct Cvb0Document {
  const std::uint32_t* terms = nullptr;
  const std::uint32_t* counts = nullptr;
  std::size_t num_cells = 0;
  /// num_cells x size, in and out: responsibilities of a cell's topics (all copies of the term share them).
  float* responsibilities = nullptr;
  /// size, in and out: N_dk.
  float* topic_counts = nullptr;
  /// size floats.
  float* work = nullptr;
};

/// One document with responsibilities of its active topics alone.
struct ActiveDocument {
  const std::uint32_t* terms = nullptr;
  const std::uint32_t* counts = nullptr;
  std::size_t num_cells = 0;
  /// The active topics, padded to `size` with any topic; nullptr where all topics are active.
  const std::int32_t* topics = nullptr;
  std::size_t num_topics = 0;
  std::size_t size = 0;
  /// num_cells x size, in and out: units.
  std::uint16_t* responsibilities = nullptr;
  /// num_cells x size, out: the responsibilities before the sweep.
  std::uint16_t* previous = nullptr;
  /// size, in and out: N_dk.
  float* topic_counts = nullptr;
  /// size floats, for the sweep alone.
  float* work = nullptr;
};

/// As Cvb0Counts; the vectors are of the document's active topics.
struct ActiveCounts {
  const float* term_counts = nullptr;
  std::size_t stride = 0;
  const float* totals = nullptr;
  const float* alpha = nullptr;
  float eta = 0.0F;
};

struct Cvb0Kernels {
  /// One sweep over a document (Asuncion, Welling, Smyth, Teh 2009): for each cell, with one copy of itself taken out of the counts,
  ///   r_k ~ (N_wk - r_k + eta) (N_dk - r_k + alpha_k) / (N_k - r_k + V eta).
  /// N_dk follows at once; N_wk and N_k stay. Returns the sum over cells and topics of
  /// count times |change of r_k|; it is not finite where a responsibility is not.
  float (*sweep_document)(const Cvb0Document& document, const Cvb0Counts& counts);

  /// The same over active topics.
  float (*sweep_active)(const ActiveDocument& document, const ActiveCounts& counts);

  /// Adds what the sweep changed in cells begin … end - 1, count times (responsibilities - previous), to the rows of their terms.
  void (*add_changes)(const ActiveDocument& document, std::size_t begin, std::size_t end, float* term_counts,
                      std::size_t stride);

  /// out_j = row[topics_j] for j < num_topics, scaled to the sum 1, in units, even shares where all are 0; 0 up to `size`.
  /// work: size floats.
  void (*pack_row)(const float* row, const std::int32_t* topics, std::size_t size, std::size_t num_topics, float* work,
                   std::uint16_t* out);
};

/// The family for a target that is available here.
const Cvb0Kernels& cvb0_kernels(SimdTarget target) noexcept;

}  // namespace ldavi
