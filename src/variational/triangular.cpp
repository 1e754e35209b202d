// SPDX-License-Identifier: Apache-2.0
#include "variational/triangular.hpp"

#include <algorithm>
#include <limits>

#include "ldavi/math/special.hpp"

namespace ldavi {

void multiply_lower(std::span<const double> factor, std::span<const double> x, std::span<double> out) noexcept {
  const std::size_t size = x.size();
  for (std::size_t i = 0; i < size; ++i) {
    double sum = 0.0;
    for (std::size_t j = 0; j <= i; ++j) sum += factor[i * size + j] * x[j];
    out[i] = sum;
  }
}

void multiply_lower_transposed(std::span<const double> factor, std::span<const double> x, std::span<double> out) noexcept {
  const std::size_t size = x.size();
  std::fill(out.begin(), out.end(), 0.0);
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t j = 0; j <= i; ++j) out[j] += factor[i * size + j] * x[i];
  }
}

void solve_lower(std::span<const double> factor, std::span<double> x) noexcept {
  const std::size_t size = x.size();
  for (std::size_t i = 0; i < size; ++i) {
    double rest = x[i];
    for (std::size_t j = 0; j < i; ++j) rest -= factor[i * size + j] * x[j];
    x[i] = rest / factor[i * size + i];
  }
}

void solve_lower_transposed(std::span<const double> factor, std::span<double> x) noexcept {
  const std::size_t size = x.size();
  for (std::size_t i = size; i-- > 0;) {
    x[i] /= factor[i * size + i];
    for (std::size_t j = 0; j < i; ++j) x[j] -= factor[i * size + j] * x[i];
  }
}

double log_diagonal(std::span<const double> factor, std::size_t size) noexcept {
  double sum = 0.0;
  for (std::size_t i = 0; i < size; ++i) sum += log(factor[i * size + i]);
  return sum;
}

double log_sum_exp(std::span<const double> terms) noexcept {
  const double largest = *std::max_element(terms.begin(), terms.end());
  if (largest == -std::numeric_limits<double>::infinity()) return largest;
  double sum = 0.0;
  for (const double term : terms) sum += exp(term - largest);
  return largest + log(sum);
}

}  // namespace ldavi
