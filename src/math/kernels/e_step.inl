// SPDX-License-Identifier: Apache-2.0
// The E-step of one document: two products with its rows a round, four rows at a time. See e_step.hpp for the formulas.
// Included inside the namespace of a target.

#include LDAVI_LANES
//
#include "math/kernels/exp_digamma.inl"

/// A probability that has underflowed divides as this instead of as 0: rows that are padding have count 0 and give 0.
inline constexpr float kSmallestSum = 1e-37F;

/// n_w / sum_k theta_k row_wk of four rows.
LDAVI_KERNEL_INLINE Quad weigh_four(const float* rows, const float* counts, const float* theta, std::size_t size) {
  const float* row1 = rows + size;
  const float* row2 = row1 + size;
  const float* row3 = row2 + size;
  Lanes sum0 = set(0.0F);
  Lanes sum1 = sum0;
  Lanes sum2 = sum0;
  Lanes sum3 = sum0;
  for (std::size_t k = 0; k < size; k += 16) {
    const Lanes t = load(theta + k);
    sum0 = mul_add(t, load(rows + k), sum0);
    sum1 = mul_add(t, load(row1 + k), sum1);
    sum2 = mul_add(t, load(row2 + k), sum2);
    sum3 = mul_add(t, load(row3 + k), sum3);
  }
  return divide_by_sums(counts, sum0, sum1, sum2, sum3, kSmallestSum);
}

/// work_k += sum_w ratios_w row_wk over four rows.
LDAVI_KERNEL_INLINE void add_four(const float* rows, const Quad& ratios, float* work, std::size_t size) {
  const float* row1 = rows + size;
  const float* row2 = row1 + size;
  const float* row3 = row2 + size;
  const Lanes ratio0 = spread<0>(ratios);
  const Lanes ratio1 = spread<1>(ratios);
  const Lanes ratio2 = spread<2>(ratios);
  const Lanes ratio3 = spread<3>(ratios);
  for (std::size_t k = 0; k < size; k += 16) {
    Lanes a = mul_add(ratio0, load(rows + k), load(work + k));
    a = mul_add(ratio1, load(row1 + k), a);
    a = mul_add(ratio2, load(row2 + k), a);
    store(mul_add(ratio3, load(row3 + k), a), work + k);
  }
}

/// As below; the sums of four rows and their division take long and little else, so the four before are added up meanwhile.
template <bool kAccumulate>
LDAVI_KERNEL_INLINE void weigh_narrow_rows(const DocumentRows& document, std::size_t size, const float* theta, float* ratios,
                                           float* work) {
  if (document.num_rows == 0) return;
  Quad now = weigh_four(document.rows, document.counts, theta, size);
  store_quad(now, ratios);
  for (std::size_t w = 4; w < document.num_rows; w += 4) {
    const float* rows = document.rows + w * size;
    const Quad next = weigh_four(rows, document.counts + w, theta, size);
    store_quad(next, ratios + w);
    if constexpr (kAccumulate) add_four(rows - 4 * size, now, work, size);
    now = next;
  }
  if constexpr (kAccumulate) add_four(document.rows + (document.num_rows - 4) * size, now, work, size);
}

/// ratios_w = n_w / sum_k theta_k row_wk; with kAccumulate also work_k = sum_w ratios_w row_wk.
template <bool kAccumulate>
LDAVI_KERNEL_INLINE void weigh_rows(const DocumentRows& document, const float* theta, float* ratios, float* work) {
  const std::size_t size = document.size;
  if constexpr (kAccumulate) {
    for (std::size_t k = 0; k < size; k += 16) store(set(0.0F), work + k);
  }
  // Short rows: sizes that the compiler knows become straight code. From 200 topics on neither that nor the order of work matters, and at
  // 1,000 eight rows no longer fit into the nearest cache.
  switch (size) {
    case 16: return weigh_narrow_rows<kAccumulate>(document, 16, theta, ratios, work);
    case 32: return weigh_narrow_rows<kAccumulate>(document, 32, theta, ratios, work);
    case 48: return weigh_narrow_rows<kAccumulate>(document, 48, theta, ratios, work);
    case 64: return weigh_narrow_rows<kAccumulate>(document, 64, theta, ratios, work);
    case 80: return weigh_narrow_rows<kAccumulate>(document, 80, theta, ratios, work);
    case 96: return weigh_narrow_rows<kAccumulate>(document, 96, theta, ratios, work);
    case 112: return weigh_narrow_rows<kAccumulate>(document, 112, theta, ratios, work);
    case 128: return weigh_narrow_rows<kAccumulate>(document, 128, theta, ratios, work);
    default: break;
  }
  for (std::size_t w = 0; w < document.num_rows; w += 4) {
    const float* rows = document.rows + w * size;
    const Quad quad = weigh_four(rows, document.counts + w, theta, size);
    store_quad(quad, ratios + w);
    if constexpr (kAccumulate) add_four(rows, quad, work, size);
  }
}

/// Updates before the first extrapolation: the first ones go too far for a straight line to tell where they lead.
inline constexpr int kPlainUpdates = 3;
/// Longer steps than this were never of use.
inline constexpr float kLongestStep = 8.0F;
/// The part of an entry that an extrapolation leaves of it at least: what is 0 stays 0 for ever.
inline constexpr float kLeastPart = 0.01F;

/// Extrapolates a fixed point from x, what two updates before it were (`before`) and what one before it was (`between`): SQUAREM, step length
/// S3. No entry falls below least_k * scale, which bounds the fixed point from below.
LDAVI_KERNEL_INLINE void extrapolate(const float* before, const float* between, const float* least, float scale, float* x,
                                     std::size_t size) {
  Lanes first = set(0.0F);
  Lanes bend = set(0.0F);
  for (std::size_t k = 0; k < size; k += 16) {
    const Lanes r = sub(load(between + k), load(before + k));
    const Lanes v = sub(sub(load(x + k), load(between + k)), r);
    first = mul_add(r, r, first);
    bend = mul_add(v, v, bend);
  }
  const float length = std::sqrt(sum(first) / sum(bend));
  if (!(length > 1.0F)) return;
  const float step = length < kLongestStep ? length : kLongestStep;
  const Lanes once = set(2.0F * step);
  const Lanes twice = set(step * step);
  for (std::size_t k = 0; k < size; k += 16) {
    const Lanes r = sub(load(between + k), load(before + k));
    const Lanes v = sub(sub(load(x + k), load(between + k)), r);
    const Lanes next = mul_add(twice, v, mul_add(once, r, load(before + k)));
    const Lanes floor = max(mul(load(least + k), set(scale)), mul(load(x + k), set(kLeastPart)));
    store(max(floor, next), x + k);  // in this order a NaN stays one
  }
}

/// What was before each update, for as long as extrapolate() needs it.
struct Extrapolation {
  float* history;  // 2 x size; nullptr: never extrapolates
  const float* least;
  float scale;
  UpdateLimit limit;
  std::size_t size;

  LDAVI_KERNEL_INLINE bool second_of_pair(int iteration) const { return (iteration - kPlainUpdates) % 2 == 1; }
  LDAVI_KERNEL_INLINE void before_update(int iteration, const float* x) const {
    if (history == nullptr || iteration < kPlainUpdates) return;
    float* copy = history + (second_of_pair(iteration) ? size : 0);
    for (std::size_t k = 0; k < size; k += 16) store(load(x + k), copy + k);
  }
  /// An update must follow: an extrapolated x is no result.
  LDAVI_KERNEL_INLINE void after_update(int iteration, float* x) const {
    if (history == nullptr || iteration < kPlainUpdates || !second_of_pair(iteration) || iteration + 1 == limit.iterations)
      return;
    extrapolate(history, history + size, least, scale, x, size);
  }
};

float mean_field_document(const DocumentRows& document, const float* alpha, UpdateLimit limit, float* gamma, float* theta,
                          float* ratios, float* work, float* history) {
  const std::size_t size = document.size;
  const Extrapolation extrapolation{history, alpha, 1.0F, limit, size};
  float shift = exp_digamma_row(gamma, nullptr, theta, size);
  for (int iteration = 0; iteration < limit.iterations; ++iteration) {
    extrapolation.before_update(iteration, gamma);
    weigh_rows<true>(document, theta, ratios, work);
    Lanes change = set(0.0F);
    for (std::size_t k = 0; k < size; k += 16) {
      const Lanes next = mul_add(load(theta + k), load(work + k), load(alpha + k));
      change = add(change, abs(sub(next, load(gamma + k))));
      store(next, gamma + k);
    }
    const bool ended = sum(change) < limit.tolerance;
    if (!ended) extrapolation.after_update(iteration, gamma);
    shift = exp_digamma_row(gamma, nullptr, theta, size);
    if (ended) break;
  }
  weigh_rows<false>(document, theta, ratios, work);
  return shift;
}

void mixture_document(const DocumentRows& document, const float* alpha, float scale, UpdateLimit limit, float* theta,
                      float* ratios, float* work, float* history) {
  const std::size_t size = document.size;
  const Extrapolation extrapolation{history, alpha, scale, limit, size};
  for (int iteration = 0; iteration < limit.iterations; ++iteration) {
    extrapolation.before_update(iteration, theta);
    weigh_rows<true>(document, theta, ratios, work);
    Lanes change = set(0.0F);
    for (std::size_t k = 0; k < size; k += 16) {
      const Lanes old = load(theta + k);
      const Lanes next = mul(mul_add(old, load(work + k), load(alpha + k)), set(scale));
      change = add(change, abs(sub(next, old)));
      store(next, theta + k);
    }
    if (sum(change) < limit.tolerance) break;
    extrapolation.after_update(iteration, theta);
  }
}

void add_weighted_rows(const float* rows, const std::uint32_t* indices, const float* weights, std::size_t count, float* out,
                       std::size_t size) {
  for (std::size_t i = 0; i < count; ++i) {
    const float* row = rows + indices[i] * size;
    const Lanes weight = set(weights[i]);
    for (std::size_t k = 0; k < size; k += 16) store(mul_add(weight, load(row + k), load(out + k)), out + k);
  }
}

float exp_digamma_row_kernel(const float* x, const float* offsets, float* out, std::size_t size) {
  return exp_digamma_row(x, offsets, out, size);
}

inline constexpr EStepKernels kKernels{exp_digamma_row_kernel, mean_field_document, mixture_document, add_weighted_rows};
