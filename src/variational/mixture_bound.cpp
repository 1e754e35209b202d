// SPDX-License-Identifier: Apache-2.0
// Implements: the bound of a mixture, reparameterised within each component and summed over them (Morningstar et al. 2021,
// stratified).
// Tested by: tests/unit/variational/mixture_bound_test.cpp.
// Cost: the density's, at each node of each component, and log q of all components there.
#include "variational/mixture_bound.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "ldavi/math/special.hpp"
#include "variational/triangular.hpp"

namespace ldavi {
namespace {

/// A component that has died stays where it can come back from.
constexpr double kLeastLogWeight = -700.0;

/// log q at a point, with what its derivatives are made of.
class MixtureAt {
 public:
  explicit MixtureAt(const MixedGaussian& q)
      : q_(q),
        size_(q.components.front().mean.size()),
        log_constants_(q.weights.size()),
        shares_(q.weights.size()),
        z_(q.weights.size() * size_),
        u_(q.weights.size() * size_) {
    for (std::size_t j = 0; j < q.weights.size(); ++j) {
      log_constants_[j] =
          log(q.weights[j]) - log_diagonal(q.components[j].factor, size_) - static_cast<double>(size_) * kHalfLogTwoPi;
    }
  }

  double look_at(std::span<const double> x) {
    for (std::size_t j = 0; j < shares_.size(); ++j) {
      const FullGaussian& component = q_.components[j];
      const std::span<double> z(z_.data() + j * size_, size_);
      const std::span<double> u(u_.data() + j * size_, size_);
      for (std::size_t i = 0; i < size_; ++i) z[i] = x[i] - component.mean[i];
      solve_lower(component.factor, z);
      double square = 0.0;
      for (std::size_t i = 0; i < size_; ++i) {
        square += z[i] * z[i];
        u[i] = z[i];
      }
      solve_lower_transposed(component.factor, u);
      shares_[j] = log_constants_[j] - 0.5 * square;
    }
    const double value = log_sum_exp(shares_);
    for (double& share : shares_) share = exp(share - value);
    return value;
  }

  /// The responsibility of component j, L_j^-1 (x - m_j), and L_j^-T of that, at what was looked at.
  double share(std::size_t j) const { return shares_[j]; }
  std::span<const double> z(std::size_t j) const { return {z_.data() + j * size_, size_}; }
  std::span<const double> u(std::size_t j) const { return {u_.data() + j * size_, size_}; }

 private:
  const MixedGaussian& q_;
  std::size_t size_;
  std::vector<double> log_constants_;
  std::vector<double> shares_;
  std::vector<double> z_;
  std::vector<double> u_;
};

/// Gradients in what the components are made of, before the frames turn them to parameters.
struct ComponentGradients {
  std::vector<std::vector<double>> by_mean;
  std::vector<std::vector<double>> by_factor;
  std::vector<double> by_weight;  // in a_j, from log q itself
};

/// Takes off weight * d log q / d (its parameters) at what was looked at.
void take_off_density(const MixtureAt& at, const MixedGaussian& q, double weight, ComponentGradients& gradients) {
  const std::size_t size = q.components.front().mean.size();
  for (std::size_t j = 0; j < q.weights.size(); ++j) {
    const double share = weight * at.share(j);
    gradients.by_weight[j] -= share - weight * q.weights[j];
    if (share == 0.0) continue;
    const std::span<const double> z = at.z(j);
    const std::span<const double> u = at.u(j);
    for (std::size_t i = 0; i < size; ++i) {
      gradients.by_mean[j][i] -= share * u[i];
      for (std::size_t l = 0; l <= i; ++l) gradients.by_factor[j][i * size + l] -= share * u[i] * z[l];
      gradients.by_factor[j][i * size + i] += share / q.components[j].factor[i * size + i];
    }
  }
}

}  // namespace

MixtureBound::MixtureBound(CheckedDensity& density, MixedGaussian origin) : density_(&density) {
  for (FullGaussian& component : origin.components) frames_.emplace_back(std::move(component));
  for (const double weight : origin.weights) log_weights_.push_back(log(weight));
}

std::vector<double> MixtureBound::limits() const {
  std::vector<double> limits;
  for (const FullFrame& frame : frames_) frame.append_limits(limits);
  limits.insert(limits.end(), frames_.size(), kMeanLimit);
  return limits;
}

MixedGaussian MixtureBound::gaussian(std::span<const double> parameters) const {
  MixedGaussian q;
  std::size_t begin = 0;
  for (const FullFrame& frame : frames_) {
    q.components.push_back(frame.gaussian(parameters.subspan(begin, frame.num_parameters())));
    begin += frame.num_parameters();
  }
  for (std::size_t j = 0; j < frames_.size(); ++j) q.weights.push_back(log_weights_[j] + parameters[begin + j]);
  const double all = log_sum_exp(q.weights);
  for (double& weight : q.weights) weight = exp(weight - all);
  return q;
}

double MixtureBound::at(std::span<const double> parameters, const NormalNodes& nodes, std::span<double> gradient) {
  const std::size_t size = dimension();
  const std::size_t count = frames_.size();
  const MixedGaussian q = gaussian(parameters);
  MixtureAt density_of_q(q);
  ComponentGradients gradients{std::vector(count, std::vector<double>(size, 0.0)),
                               std::vector(count, std::vector<double>(size * size, 0.0)), std::vector<double>(count, 0.0)};
  std::vector<double> bounds(count, 0.0);  // of each component
  std::vector<double> x(size);
  std::vector<double> slope(size);
  double sum = 0.0;
  for (std::size_t c = 0; c < count; ++c) {
    for (std::size_t k = 0; k < nodes.size(); ++k) {
      const std::span<const double> z = nodes.point(k);
      multiply_lower(q.components[c].factor, z, x);
      for (std::size_t i = 0; i < size; ++i) x[i] += q.components[c].mean[i];
      const double value = density_->at(x, slope);
      if (!std::isfinite(value)) return -std::numeric_limits<double>::infinity();
      bounds[c] += nodes.weights[k] * (value - density_of_q.look_at(x));
      const double weight = q.weights[c] * nodes.weights[k];
      for (std::size_t j = 0; j < count; ++j) {
        for (std::size_t i = 0; i < size; ++i) slope[i] += density_of_q.share(j) * density_of_q.u(j)[i];  // of -log q
      }
      for (std::size_t i = 0; i < size; ++i) {
        const double share = weight * slope[i];
        gradients.by_mean[c][i] += share;
        for (std::size_t j = 0; j <= i; ++j) gradients.by_factor[c][i * size + j] += share * z[j];
      }
      take_off_density(density_of_q, q, weight, gradients);
    }
    sum += q.weights[c] * bounds[c];
  }
  std::size_t begin = 0;
  for (std::size_t c = 0; c < count; ++c) {
    const std::size_t length = frames_[c].num_parameters();
    frames_[c].pull_back(parameters.subspan(begin, length), gradients.by_mean[c], gradients.by_factor[c],
                         gradient.subspan(begin, length));
    begin += length;
  }
  for (std::size_t c = 0; c < count; ++c) gradient[begin + c] = q.weights[c] * (bounds[c] - sum) + gradients.by_weight[c];
  return sum;
}

Approximation MixtureBound::approximation(std::span<const double> parameters) const { return gaussian(parameters); }

void MixtureBound::move_origin(std::span<const double> parameters) {
  MixedGaussian q = gaussian(parameters);
  for (std::size_t j = 0; j < frames_.size(); ++j) {
    frames_[j] = FullFrame(std::move(q.components[j]));
    log_weights_[j] = std::max(log(q.weights[j]), kLeastLogWeight);
  }
}

}  // namespace ldavi
