// SPDX-License-Identifier: Apache-2.0
// Implements: the reparameterised bound (Kingma and Welling 2014; Titsias and Lazaro-Gredilla 2014) with the entropy in closed
// form.
// Tested by: tests/unit/variational/gaussian_bound_test.cpp.
// Cost: the density's, at each node.
#include "variational/gaussian_bound.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "ldavi/math/special.hpp"
#include "variational/triangular.hpp"

namespace ldavi {
namespace {

constexpr double kNowhere = -std::numeric_limits<double>::infinity();

/// The entropy of N(0, I), D / 2 (1 + log 2 pi).
double unit_entropy(std::size_t dimension) noexcept { return static_cast<double>(dimension) * (0.5 + kHalfLogTwoPi); }

}  // namespace

MeanFieldBound::MeanFieldBound(CheckedDensity& density, FullGaussian origin, std::vector<double> deviations)
    : density_(&density), origin_(std::move(origin)), deviations_(std::move(deviations)) {}

std::vector<double> MeanFieldBound::limits() const {
  std::vector<double> limits(deviations_.size(), kMeanLimit);
  limits.insert(limits.end(), deviations_.size(), kLogScaleLimit);
  return limits;
}

DiagonalGaussian MeanFieldBound::gaussian(std::span<const double> parameters) const {
  const std::size_t size = deviations_.size();
  DiagonalGaussian q{std::vector<double>(size), std::vector<double>(size)};
  multiply_lower(origin_.factor, parameters.first(size), q.mean);
  for (std::size_t i = 0; i < size; ++i) {
    q.mean[i] += origin_.mean[i];
    q.deviation[i] = deviations_[i] * exp(parameters[size + i]);
  }
  return q;
}

double MeanFieldBound::at(std::span<const double> parameters, const NormalNodes& nodes, std::span<double> gradient) {
  const std::size_t size = deviations_.size();
  const DiagonalGaussian q = gaussian(parameters);
  std::vector<double> x(size);
  std::vector<double> slope(size);
  std::vector<double> by_mean(size, 0.0);
  std::vector<double> by_log_scale(size, 1.0);  // of the entropy
  double sum = 0.0;
  for (std::size_t k = 0; k < nodes.size(); ++k) {
    const std::span<const double> z = nodes.point(k);
    for (std::size_t i = 0; i < size; ++i) x[i] = q.mean[i] + q.deviation[i] * z[i];
    const double value = density_->at(x, slope);
    if (!std::isfinite(value)) return kNowhere;
    sum += nodes.weights[k] * value;
    for (std::size_t i = 0; i < size; ++i) {
      const double share = nodes.weights[k] * slope[i];
      by_mean[i] += share;
      by_log_scale[i] += share * z[i] * q.deviation[i];
    }
  }
  multiply_lower_transposed(origin_.factor, by_mean, gradient.first(size));
  std::copy(by_log_scale.begin(), by_log_scale.end(), gradient.begin() + static_cast<std::ptrdiff_t>(size));
  sum += unit_entropy(size);
  for (const double deviation : q.deviation) sum += log(deviation);
  return sum;
}

Approximation MeanFieldBound::approximation(std::span<const double> parameters) const { return gaussian(parameters); }

void MeanFieldBound::move_origin(std::span<const double> parameters) {
  DiagonalGaussian q = gaussian(parameters);
  origin_.mean = std::move(q.mean);
  deviations_ = std::move(q.deviation);
}

FullRankBound::FullRankBound(CheckedDensity& density, FullGaussian origin) : density_(&density), frame_(std::move(origin)) {}

std::vector<double> FullRankBound::limits() const {
  std::vector<double> limits;
  frame_.append_limits(limits);
  return limits;
}

double FullRankBound::at(std::span<const double> parameters, const NormalNodes& nodes, std::span<double> gradient) {
  const std::size_t size = frame_.dimension();
  const FullGaussian q = frame_.gaussian(parameters);
  std::vector<double> x(size);
  std::vector<double> slope(size);
  std::vector<double> by_mean(size, 0.0);
  std::vector<double> by_factor(size * size, 0.0);
  double sum = 0.0;
  for (std::size_t k = 0; k < nodes.size(); ++k) {
    const std::span<const double> z = nodes.point(k);
    multiply_lower(q.factor, z, x);
    for (std::size_t i = 0; i < size; ++i) x[i] += q.mean[i];
    const double value = density_->at(x, slope);
    if (!std::isfinite(value)) return kNowhere;
    sum += nodes.weights[k] * value;
    for (std::size_t i = 0; i < size; ++i) {
      const double share = nodes.weights[k] * slope[i];
      by_mean[i] += share;
      for (std::size_t j = 0; j <= i; ++j) by_factor[i * size + j] += share * z[j];
    }
  }
  frame_.pull_back(parameters, by_mean, by_factor, gradient);
  // The entropy: the logarithms of the factor's diagonal, each of which is one parameter beside a constant.
  for (std::size_t i = 0, entry = size; i < size; ++i) {
    entry += i;
    gradient[entry++] += 1.0;
  }
  return sum + unit_entropy(size) + log_diagonal(q.factor, size);
}

Approximation FullRankBound::approximation(std::span<const double> parameters) const { return frame_.gaussian(parameters); }

void FullRankBound::move_origin(std::span<const double> parameters) { frame_ = FullFrame(frame_.gaussian(parameters)); }

}  // namespace ldavi
