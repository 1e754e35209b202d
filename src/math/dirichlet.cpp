// SPDX-License-Identifier: Apache-2.0
// Implements: Dirichlet expectations and normalisers; Newton's method for a Dirichlet's parameters (Minka 2000; Blei, Ng, Jordan 2003).
// Tested by: tests/unit/math/dirichlet_test.cpp.
// Cost: K special functions, and for a fit K trigamma, 2K log Gamma and K digamma an iteration.
#include "ldavi/math/dirichlet.hpp"

#include <algorithm>
#include <cmath>

#include "ldavi/math/special.hpp"

namespace ldavi {
namespace {

constexpr double kConverged = 1e-10;  // largest relative change of a parameter in the last step
constexpr int kMaxHalvings = 60;

/// A value made of terms that cancel, with their size: differences below kNoise * size are rounding.
struct Objective {
  double value;
  double size;
};
constexpr double kNoise = 1e-13;

bool is_no_worse(const Objective& next, const Objective& now) noexcept {
  return next.value >= now.value - kNoise * (next.size + now.size);  // false for NaN
}

double relative_change(double from, double to) noexcept { return std::abs(to - from) / from; }

Objective objective_at(std::span<const double> alpha, std::span<const double> expected_log_sum,
                       double num_observations) noexcept {
  const double of_total = log_gamma(total(alpha));
  double value = num_observations * of_total;
  double size = num_observations * std::abs(of_total);
  for (std::size_t k = 0; k < alpha.size(); ++k) {
    const double gamma_term = num_observations * log_gamma(alpha[k]);
    const double log_term = alpha[k] * expected_log_sum[k];
    value += log_term - gamma_term;
    size += std::abs(log_term) + std::abs(gamma_term);
  }
  return {value, size};
}

}  // namespace

double total(std::span<const double> values) noexcept {
  double sum = 0.0;
  for (const double value : values) sum += value;
  return sum;
}

double log_beta(std::span<const double> a) noexcept {
  double sum = 0.0;
  for (const double value : a) sum += log_gamma(value);
  return sum - log_gamma(total(a));
}

double log_beta_symmetric(double a, std::size_t size) noexcept {
  const auto count = static_cast<double>(size);
  return count * log_gamma(a) - log_gamma(count * a);
}

void expected_log(std::span<const double> a, std::span<double> out) noexcept {
  const double of_total = digamma(total(a));
  for (std::size_t k = 0; k < a.size(); ++k) out[k] = digamma(a[k]) - of_total;
}

PriorStep fit_dirichlet(std::span<double> alpha, std::span<const double> expected_log_sum, double num_observations,
                        int max_iterations) {
  const std::size_t size = alpha.size();
  const std::vector<double> start(alpha.begin(), alpha.end());
  std::vector<double> gradient(size);
  std::vector<double> curvature(size);
  std::vector<double> next(size);
  Objective objective = objective_at(alpha, expected_log_sum, num_observations);
  PriorStep step;
  for (bool converged = false; !converged && step.iterations < max_iterations; ++step.iterations) {
    // The Hessian is diag(q) + z 1 1^T; its inverse times the gradient g is (g_k - b) / q_k.
    const double sum = total(alpha);
    const double digamma_of_sum = digamma(sum);
    double gradient_over_curvature = 0.0;
    double inverse_curvature = 1.0 / (num_observations * trigamma(sum));
    for (std::size_t k = 0; k < size; ++k) {
      gradient[k] = num_observations * (digamma_of_sum - digamma(alpha[k])) + expected_log_sum[k];
      curvature[k] = -num_observations * trigamma(alpha[k]);
      gradient_over_curvature += gradient[k] / curvature[k];
      inverse_curvature += 1.0 / curvature[k];
    }
    const double b = gradient_over_curvature / inverse_curvature;

    bool accepted = false;
    double length = 1.0;
    for (int halving = 0; !accepted && halving < kMaxHalvings; ++halving, length *= 0.5) {
      bool inside = true;
      double change = 0.0;
      for (std::size_t k = 0; k < size; ++k) {
        next[k] = alpha[k] - length * (gradient[k] - b) / curvature[k];
        inside = inside && next[k] > 0.0;
        change = std::max(change, relative_change(alpha[k], next[k]));
      }
      if (!inside) continue;
      const Objective there = objective_at(next, expected_log_sum, num_observations);
      if (!is_no_worse(there, objective)) continue;
      accepted = true;
      objective = there;
      converged = change < kConverged;
      std::copy(next.begin(), next.end(), alpha.begin());
    }
    if (!accepted) break;
  }
  for (std::size_t k = 0; k < size; ++k) step.change = std::max(step.change, relative_change(start[k], alpha[k]));
  return step;
}

PriorStep fit_symmetric_dirichlet(double& eta, double expected_log_sum, double num_observations, std::size_t size,
                                  int max_iterations) {
  constexpr double kLongestStep = 3.0;  // in log eta: a factor of 20
  const auto count = static_cast<double>(size);
  const auto objective_at = [&](double value) {
    const double of_total = num_observations * log_gamma(count * value);
    const double gamma_term = num_observations * count * log_gamma(value);
    const double log_term = value * expected_log_sum;
    return Objective{of_total - gamma_term + log_term, std::abs(of_total) + std::abs(gamma_term) + std::abs(log_term)};
  };
  const double start = eta;
  Objective objective = objective_at(eta);
  PriorStep step;
  for (bool converged = false; !converged && step.iterations < max_iterations; ++step.iterations) {
    const double scale = num_observations * count;
    const double gradient = scale * (digamma(count * eta) - digamma(eta)) + expected_log_sum;
    const double curvature = scale * (count * trigamma(count * eta) - trigamma(eta));
    // In log eta the objective has one maximum, too, but is not concave everywhere: where it is not, go uphill by the longest step.
    const double log_gradient = eta * gradient;
    const double log_curvature = eta * (eta * curvature + gradient);
    double direction = log_gradient > 0.0 ? kLongestStep : -kLongestStep;
    if (log_curvature < 0.0) direction = std::clamp(-log_gradient / log_curvature, -kLongestStep, kLongestStep);

    bool accepted = false;
    for (int halving = 0; !accepted && halving < kMaxHalvings; ++halving, direction *= 0.5) {
      const double next = eta * exp(direction);
      if (!(next > 0.0)) continue;
      const Objective there = objective_at(next);
      if (!is_no_worse(there, objective)) continue;
      accepted = true;
      objective = there;
      converged = relative_change(eta, next) < kConverged;
      eta = next;
    }
    if (!accepted) break;
  }
  step.change = relative_change(start, eta);
  return step;
}

double expected_digamma_difference(double mean, double a) noexcept {
  // P [psi(a + mean/P) - psi(a)] = mean/a [1 - (mean/2) (1 - a psi'(a + 1)) + ...], where the bracket is in (1 - mean/2, 1).
  constexpr double kFirstOrderBelow = 1e-4;
  if (mean < kFirstOrderBelow) return mean / a;
  const double present = -expm1(-mean);
  return present * (digamma(a + mean / present) - digamma(a));
}

}  // namespace ldavi
