// SPDX-License-Identifier: Apache-2.0
#include "ldavi/variational/gaussian.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "ldavi/base/error.hpp"
#include "ldavi/math/sampling.hpp"
#include "ldavi/math/special.hpp"
#include "variational/triangular.hpp"

namespace ldavi {
namespace {

void check_size(std::size_t given, std::size_t expected, const char* what) {
  if (given == expected) return;
  throw InvalidArgument(std::string("Gaussian: ") + what + " has " + std::to_string(given) + " entries, expected " +
                        std::to_string(expected));
}

std::size_t dimension_of(const DiagonalGaussian& q) {
  check_size(q.deviation.size(), q.mean.size(), "the deviation");
  return q.mean.size();
}

std::size_t dimension_of(const FullGaussian& q) {
  check_size(q.factor.size(), q.mean.size() * q.mean.size(), "the factor");
  return q.mean.size();
}

std::size_t dimension_of(const MixedGaussian& q) {
  if (q.components.empty()) throw InvalidArgument("Gaussian: a mixture without components, expected at least one");
  check_size(q.weights.size(), q.components.size(), "the list of weights");
  const std::size_t size = dimension_of(q.components.front());
  for (const FullGaussian& component : q.components) check_size(dimension_of(component), size, "the mean of a component");
  return size;
}

double log_density_of(const DiagonalGaussian& q, std::span<const double> x) {
  double sum = 0.0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double z = (x[i] - q.mean[i]) / q.deviation[i];
    sum -= 0.5 * z * z + log(q.deviation[i]);
  }
  return sum - static_cast<double>(x.size()) * kHalfLogTwoPi;
}

double log_density_of(const FullGaussian& q, std::span<const double> x) {
  std::vector<double> z(x.begin(), x.end());
  for (std::size_t i = 0; i < x.size(); ++i) z[i] -= q.mean[i];
  solve_lower(q.factor, z);
  double sum = -log_diagonal(q.factor, x.size());
  for (const double entry : z) sum -= 0.5 * entry * entry;
  return sum - static_cast<double>(x.size()) * kHalfLogTwoPi;
}

double log_density_of(const MixedGaussian& q, std::span<const double> x) {
  std::vector<double> terms(q.weights.size());
  for (std::size_t j = 0; j < terms.size(); ++j) terms[j] = log(q.weights[j]) + log_density_of(q.components[j], x);
  return log_sum_exp(terms);
}

void add_covariance(const DiagonalGaussian& q, double weight, std::span<double> out) {
  const std::size_t size = q.mean.size();
  for (std::size_t i = 0; i < size; ++i) out[i * size + i] += weight * q.deviation[i] * q.deviation[i];
}

void add_covariance(const FullGaussian& q, double weight, std::span<double> out) {
  const std::size_t size = q.mean.size();
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t j = 0; j < size; ++j) {
      double sum = 0.0;
      for (std::size_t k = 0; k <= std::min(i, j); ++k) sum += q.factor[i * size + k] * q.factor[j * size + k];
      out[i * size + j] += weight * sum;
    }
  }
}

void add_covariance(const MixedGaussian& q, double weight, std::span<double> out) {
  const std::vector<double> centre = mean(q);
  const std::size_t size = centre.size();
  for (std::size_t c = 0; c < q.components.size(); ++c) {
    const double share = weight * q.weights[c];
    add_covariance(q.components[c], share, out);
    const std::vector<double>& at = q.components[c].mean;
    for (std::size_t i = 0; i < size; ++i) {
      for (std::size_t j = 0; j < size; ++j) out[i * size + j] += share * (at[i] - centre[i]) * (at[j] - centre[j]);
    }
  }
}

/// The variance of coordinate i.
double variance_of(const FullGaussian& q, std::size_t i) {
  double sum = 0.0;
  for (std::size_t k = 0; k <= i; ++k) sum += q.factor[i * q.mean.size() + k] * q.factor[i * q.mean.size() + k];
  return sum;
}

void draw_from(const DiagonalGaussian& q, RandomStream& random, std::span<double> out) {
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = q.mean[i] + q.deviation[i] * sample_normal(random);
}

void draw_from(const FullGaussian& q, RandomStream& random, std::span<double> out) {
  std::vector<double> z(out.size());
  for (double& entry : z) entry = sample_normal(random);
  multiply_lower(q.factor, z, out);
  for (std::size_t i = 0; i < out.size(); ++i) out[i] += q.mean[i];
}

void draw_from(const MixedGaussian& q, RandomStream& random, std::span<double> out) {
  double left = random.uniform();
  std::size_t chosen = 0;
  while (chosen + 1 < q.weights.size() && left >= q.weights[chosen]) left -= q.weights[chosen++];
  draw_from(q.components[chosen], random, out);
}

}  // namespace

std::size_t dimension(const Approximation& q) {
  return std::visit([](const auto& family) { return dimension_of(family); }, q);
}

double log_density(const Approximation& q, std::span<const double> x) {
  check_size(x.size(), dimension(q), "the point");
  return std::visit([x](const auto& family) { return log_density_of(family, x); }, q);
}

std::vector<double> mean(const Approximation& q) {
  std::vector<double> out(dimension(q), 0.0);
  if (const auto* diagonal = std::get_if<DiagonalGaussian>(&q)) out = diagonal->mean;
  if (const auto* full = std::get_if<FullGaussian>(&q)) out = full->mean;
  if (const auto* mixed = std::get_if<MixedGaussian>(&q)) {
    for (std::size_t j = 0; j < mixed->weights.size(); ++j) {
      for (std::size_t i = 0; i < out.size(); ++i) out[i] += mixed->weights[j] * mixed->components[j].mean[i];
    }
  }
  return out;
}

std::vector<double> deviations(const Approximation& q) {
  const std::vector<double> centre = mean(q);
  if (const auto* diagonal = std::get_if<DiagonalGaussian>(&q)) return diagonal->deviation;
  std::vector<double> out(centre.size(), 0.0);
  const auto* full = std::get_if<FullGaussian>(&q);
  const MixedGaussian mixed = full != nullptr ? MixedGaussian{{1.0}, {*full}} : std::get<MixedGaussian>(q);
  for (std::size_t j = 0; j < mixed.weights.size(); ++j) {
    for (std::size_t i = 0; i < out.size(); ++i) {
      const double apart = mixed.components[j].mean[i] - centre[i];
      out[i] += mixed.weights[j] * (variance_of(mixed.components[j], i) + apart * apart);
    }
  }
  for (double& variance : out) variance = std::sqrt(variance);
  return out;
}

std::vector<double> covariance(const Approximation& q) {
  const std::size_t size = dimension(q);
  std::vector<double> out(size * size, 0.0);
  std::visit([&out](const auto& family) { add_covariance(family, 1.0, out); }, q);
  return out;
}

void draw(const Approximation& q, RandomStream& random, std::span<double> out) {
  check_size(out.size(), dimension(q), "what is drawn");
  std::visit([&](const auto& family) { draw_from(family, random, out); }, q);
}

}  // namespace ldavi
