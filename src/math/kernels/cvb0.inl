// SPDX-License-Identifier: Apache-2.0
// See cvb0.hpp for the formula. Included inside the namespace of a target, after its Lanes.

LDAVI_KERNEL_FUNCTION float sweep_document(const Cvb0Document& document, const Cvb0Counts& counts) {
  const std::size_t size = counts.size;
  const Lanes zero = set(0.0F);
  const Lanes eta = set(counts.eta);
  Lanes moved = zero;
  for (std::size_t i = 0; i < document.num_cells; ++i) {
    const float* term_row = counts.term_counts + document.terms[i] * size;
    float* old_row = document.responsibilities + i * size;
    float* change_row = document.changes + i * size;
    Lanes total = zero;
    for (std::size_t k = 0; k < size; k += 16) {
      const Lanes old = load(old_row + k);
      // Sums of floats may end a hair below the one copy that is taken out of them. max(0, NaN) is NaN: nothing is hidden.
      const Lanes of_term = add(max(zero, sub(load(term_row + k), old)), eta);
      const Lanes of_document = add(max(zero, sub(load(document.topic_counts + k), old)), load(counts.alpha + k));
      const Lanes weight = div(mul(of_term, of_document), sub(load(counts.totals + k), old));
      total = add(total, weight);
      store(weight, change_row + k);
    }
    const Lanes scale = set(1.0F / sum(total));
    const Lanes copies = set(static_cast<float>(document.counts[i]));
    for (std::size_t k = 0; k < size; k += 16) {
      const Lanes next = mul(load(change_row + k), scale);
      const Lanes change = mul(sub(next, load(old_row + k)), copies);
      store(next, old_row + k);
      store(change, change_row + k);
      store(add(load(document.topic_counts + k), change), document.topic_counts + k);
      moved = add(moved, abs(change));
    }
  }
  return sum(moved);
}

LDAVI_KERNEL_FUNCTION void add_rows(const float* rows, const std::uint32_t* indices, std::size_t count, float* out, std::size_t size) {
  for (std::size_t i = 0; i < count; ++i) {
    const float* row = rows + indices[i] * size;
    for (std::size_t k = 0; k < size; k += 16) store(add(load(out + k), load(row + k)), out + k);
  }
}

inline constexpr Cvb0Kernels kCvb0Kernels{sweep_document, add_rows};
