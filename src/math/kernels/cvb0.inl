// SPDX-License-Identifier: Apache-2.0
// See cvb0.hpp for the formulas. Included inside the namespace of a target.

#include LDAVI_LANES

/// (N_wk - r + eta) (N_dk - r + alpha_k) / (N_k - r + V eta)
LDAVI_KERNEL_INLINE Lanes responsibility_weight(const Lanes& of_term, const Lanes& of_document, const Lanes& old,
                                                const Lanes& alpha, const Lanes& eta, const Lanes& topic_total) {
  // Sums of floats may end a hair below the one copy that is taken out of them. max(0, NaN) is NaN: nothing is hidden.
  const Lanes zero = set(0.0F);
  const Lanes term = add(max(zero, sub(of_term, old)), eta);
  const Lanes document = add(max(zero, sub(of_document, old)), alpha);
  return div(mul(term, document), sub(topic_total, old));
}

float sweep_document(const Cvb0Document& document, const Cvb0Counts& counts) {
  const std::size_t size = counts.size;
  const Lanes eta = set(counts.eta);
  Lanes moved = set(0.0F);
  for (std::size_t i = 0; i < document.num_cells; ++i) {
    const float* term_row = counts.term_counts + document.terms[i] * size;
    float* row = document.responsibilities + i * size;
    float* weights = document.work;
    Lanes total = set(0.0F);
    for (std::size_t k = 0; k < size; k += 16) {
      const Lanes weight = responsibility_weight(load(term_row + k), load(document.topic_counts + k), load(row + k),
                                                 load(counts.alpha + k), eta, load(counts.totals + k));
      total = add(total, weight);
      store(weight, weights + k);
    }
    const Lanes scale = set(1.0F / sum(total));
    const Lanes copies = set(static_cast<float>(document.counts[i]));
    for (std::size_t k = 0; k < size; k += 16) {
      const Lanes next = mul(load(weights + k), scale);
      const Lanes change = mul(sub(next, load(row + k)), copies);
      store(next, row + k);
      store(add(load(document.topic_counts + k), change), document.topic_counts + k);
      moved = add(moved, abs(change));
    }
  }
  return sum(moved);
}

/// The counts that a document needs of a term's row.
LDAVI_KERNEL_INLINE void prefetch_topics(const ActiveDocument& document, const float* row) {
  if (document.topics == nullptr) {
    for (std::size_t k = 0; k < document.size; k += 16) prefetch(row + k);
  } else {
    for (std::size_t j = 0; j < document.num_topics; ++j) prefetch(row + document.topics[j]);
  }
}

/// `read` gives sixteen counts of a term's row, from the j-th of the document's topics on.
template <class Read>
LDAVI_KERNEL_INLINE float sweep_topics(const ActiveDocument& document, const ActiveCounts& counts, const Read& read) {
  const std::size_t size = document.size;
  const Lanes eta = set(counts.eta);
  const Lanes unit = set(kResponsibilityUnit);
  Lanes moved = set(0.0F);
  float not_finite = 0.0F;
  for (std::size_t i = 0; i < document.num_cells; ++i) {
    const float* term_row = counts.term_counts + document.terms[i] * counts.stride;
    if (i + 1 < document.num_cells) prefetch_topics(document, counts.term_counts + document.terms[i + 1] * counts.stride);
    std::uint16_t* row = document.responsibilities + i * size;
    std::uint16_t* previous = document.previous + i * size;
    Lanes total = set(0.0F);
    for (std::size_t j = 0; j < size; j += 16) {
      const Lanes weight =
          responsibility_weight(read(term_row, j), load(document.topic_counts + j), mul(copy_u16(row + j, previous + j), unit),
                                load(counts.alpha + j), eta, load(counts.totals + j));
      total = add(total, weight);
      store(weight, document.work + j);
    }
    const float weight_sum = sum(total);
    const float scale = kResponsibilityScale / weight_sum;
    not_finite += weight_sum * scale * 0.0F;  // of 0 the scale is infinite, of infinity 0
    const Lanes scales = set(scale);
    const Lanes copies = set(static_cast<float>(document.counts[i]) * kResponsibilityUnit);
    for (std::size_t j = 0; j < size; j += 16) {
      const Lanes old = load_u16(previous + j);
      const Lanes change = mul(sub(store_u16(mul(load(document.work + j), scales), row + j), old), copies);
      store(add(load(document.topic_counts + j), change), document.topic_counts + j);
      moved = add(moved, abs(change));
    }
  }
  return sum(moved) + not_finite;
}

float sweep_active(const ActiveDocument& document, const ActiveCounts& counts) {
  if (document.topics == nullptr) {
    return sweep_topics(document, counts, [](const float* row, std::size_t j) LDAVI_KERNEL_LAMBDA { return load(row + j); });
  }
  const std::int32_t* topics = document.topics;
  return sweep_topics(document, counts,
                      [topics](const float* row, std::size_t j) LDAVI_KERNEL_LAMBDA { return gather(row, topics + j); });
}

void add_changes(const ActiveDocument& document, std::size_t begin, std::size_t end, float* term_counts, std::size_t stride) {
  const std::size_t size = document.size;
  for (std::size_t i = begin; i < end; ++i) {
    const std::uint16_t* from = document.previous + i * size;
    const std::uint16_t* to = document.responsibilities + i * size;
    float* row = term_counts + document.terms[i] * stride;
    if (i + 1 < end) prefetch_topics(document, term_counts + document.terms[i + 1] * stride);
    const Lanes copies = set(static_cast<float>(document.counts[i]) * kResponsibilityUnit);
    if (document.topics == nullptr) {
      for (std::size_t k = 0; k < size; k += 16)
        store(mul_add(sub(load_u16(to + k), load_u16(from + k)), copies, load(row + k)), row + k);
      continue;
    }
    for (std::size_t j = 0; j < size; j += 16) {
      alignas(64) float changes[16];
      store(mul(sub(load_u16(to + j), load_u16(from + j)), copies), changes);
      const std::size_t num_lanes = document.num_topics - j < 16 ? document.num_topics - j : 16;
      for (std::size_t lane = 0; lane < num_lanes; ++lane) row[document.topics[j + lane]] += changes[lane];
    }
  }
}

/// Of a topic, where all of a row have none: it moves no other sum.
constexpr float kLeastWeight = 1e-20F;

void pack_row(const float* row, const std::int32_t* topics, std::size_t size, std::size_t num_topics, float* work,
              std::uint16_t* out) {
  Lanes total = set(0.0F);
  for (std::size_t j = 0; j < size; j += 16) store(topics == nullptr ? load(row + j) : gather(row, topics + j), work + j);
  for (std::size_t j = 0; j < num_topics; ++j) work[j] += kLeastWeight;
  for (std::size_t j = num_topics; j < size; ++j) work[j] = 0.0F;
  for (std::size_t j = 0; j < size; j += 16) total = add(total, load(work + j));
  const Lanes scale = set(kResponsibilityScale / sum(total));
  for (std::size_t j = 0; j < size; j += 16) store_u16(mul(load(work + j), scale), out + j);
}

inline constexpr Cvb0Kernels kKernels{sweep_document, sweep_active, add_changes, pack_row};
