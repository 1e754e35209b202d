// SPDX-License-Identifier: Apache-2.0
// See logistic_normal.hpp for the formulas. Included inside the namespace of a target.

#include LDAVI_LANES

void take_out_copies(float* rows, const float* copies, std::size_t num_rows, const float* theta, const float* inverse_totals,
                     std::size_t size) {
  const Lanes one = set(1.0F);
  for (std::size_t w = 0; w < num_rows; ++w) {
    float* row = rows + w * size;
    const Lanes copy = set(copies[w]);
    for (std::size_t k = 0; k < size; k += 16) {
      const Lanes own = mul(mul(copy, load(theta + k)), load(inverse_totals + k));
      store(div(load(row + k), add(one, own)), row + k);
    }
  }
}

void weigh(const DocumentRows& document, const float* theta, const float* weights, float* out) {
  const std::size_t size = document.size;
  for (std::size_t w = 0; w < document.num_rows; ++w) {
    const Lanes weight = set(weights[w]);
    for (std::size_t k = 0; k < size; k += 16)
      store(mul(mul(load(theta + k), load(document.rows + w * size + k)), weight), out + w * size + k);
  }
}

/// Rows i … i + kRows - 1 of the products, their columns j … j + 15: sums that stay in registers.
template <int kRows>
LDAVI_KERNEL_INLINE void products_of_rows(const float* rows, std::size_t num_rows, std::size_t i, std::size_t j, float* out,
                                          std::size_t size) {
  Lanes sum0 = set(0.0F);
  Lanes sum1 = sum0;
  Lanes sum2 = sum0;
  Lanes sum3 = sum0;
  for (std::size_t w = 0; w < num_rows; ++w) {
    const float* row = rows + w * size;
    const Lanes right = load(row + j);
    sum0 = mul_add(set(row[i]), right, sum0);
    if constexpr (kRows == 4) {
      sum1 = mul_add(set(row[i + 1]), right, sum1);
      sum2 = mul_add(set(row[i + 2]), right, sum2);
      sum3 = mul_add(set(row[i + 3]), right, sum3);
    }
  }
  store(sum0, out + i * size + j);
  if constexpr (kRows == 4) {
    store(sum1, out + (i + 1) * size + j);
    store(sum2, out + (i + 2) * size + j);
    store(sum3, out + (i + 3) * size + j);
  }
}

void products(const float* rows, std::size_t num_rows, std::size_t num_topics, float* out, std::size_t size) {
  for (std::size_t j = 0; j < size; j += 16) {
    std::size_t i = j;
    for (; i + 4 <= num_topics; i += 4) products_of_rows<4>(rows, num_rows, i, j, out, size);
    for (; i < num_topics; ++i) products_of_rows<1>(rows, num_rows, i, j, out, size);
  }
}

void add_without_copies(const float* mixtures, const std::uint32_t* indices, const float* weights, const float* copies,
                        std::size_t count, const float* inverse_totals, float* out, std::size_t size) {
  const Lanes one = set(1.0F);
  for (std::size_t i = 0; i < count; ++i) {
    const float* theta = mixtures + indices[i] * size;
    const Lanes weight = set(weights[i]);
    const Lanes copy = set(copies[i]);
    for (std::size_t k = 0; k < size; k += 16) {
      const Lanes share = load(theta + k);
      const Lanes own = mul(mul(copy, share), load(inverse_totals + k));
      store(add(load(out + k), div(mul(weight, share), add(one, own))), out + k);
    }
  }
}

inline constexpr LogisticNormalKernels kKernels{take_out_copies, weigh, products, add_without_copies};
