// SPDX-License-Identifier: Apache-2.0
#include "variational/full_frame.hpp"

#include <utility>

#include "ldavi/math/special.hpp"
#include "variational/triangular.hpp"
#include "variational/variational_bound.hpp"

namespace ldavi {

FullFrame::FullFrame(FullGaussian origin) : origin_(std::move(origin)) {}

std::size_t FullFrame::num_parameters() const noexcept { return dimension() + dimension() * (dimension() + 1) / 2; }

void FullFrame::append_limits(std::vector<double>& limits) const {
  limits.insert(limits.end(), dimension(), kMeanLimit);
  for (std::size_t i = 0; i < dimension(); ++i) {
    limits.insert(limits.end(), i, kMeanLimit);
    limits.push_back(kLogScaleLimit);
  }
}

FullGaussian FullFrame::gaussian(std::span<const double> parameters) const {
  const std::size_t size = dimension();
  FullGaussian q{std::vector<double>(size), std::vector<double>(size * size, 0.0)};
  multiply_lower(origin_.factor, parameters.first(size), q.mean);
  for (std::size_t i = 0; i < size; ++i) q.mean[i] += origin_.mean[i];
  const double* entry = parameters.data() + size;
  for (std::size_t k = 0; k < size; ++k) {
    for (std::size_t j = 0; j <= k; ++j) {
      const double t = j == k ? exp(*entry++) : *entry++;
      for (std::size_t i = k; i < size; ++i) q.factor[i * size + j] += origin_.factor[i * size + k] * t;
    }
  }
  return q;
}

void FullFrame::pull_back(std::span<const double> parameters, std::span<const double> by_mean,
                          std::span<const double> by_factor, std::span<double> out) const {
  const std::size_t size = dimension();
  multiply_lower_transposed(origin_.factor, by_mean, out.first(size));
  std::size_t entry = size;
  for (std::size_t k = 0; k < size; ++k) {
    for (std::size_t j = 0; j <= k; ++j, ++entry) {
      double sum = 0.0;
      for (std::size_t i = k; i < size; ++i) sum += origin_.factor[i * size + k] * by_factor[i * size + j];
      out[entry] = j == k ? sum * exp(parameters[entry]) : sum;
    }
  }
}

}  // namespace ldavi
