// SPDX-License-Identifier: Apache-2.0
// Dirichlet calculus: expectations, normalisers, and the fitting of a Dirichlet's parameters.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace ldavi {

/// Sum in a fixed order. Empty: 0.
double total(std::span<const double> values) noexcept;

/// log B(a) = sum_k log Gamma(a_k) - log Gamma(sum_k a_k). Every a_k > 0.
double log_beta(std::span<const double> a) noexcept;

/// The normaliser of a symmetric Dirichlet: size * log Gamma(a) - log Gamma(size * a).
double log_beta_symmetric(double a, std::size_t size) noexcept;

/// E[log x_k] under Dir(a): psi(a_k) - psi(sum a). out.size() == a.size().
void expected_log(std::span<const double> a, std::span<double> out) noexcept;

/// What one step of learning a prior did.
struct PriorStep {
  int iterations = 0;
  /// Largest relative change of a parameter over the whole call.
  double change = 0.0;
};

/// Maximises N [log Gamma(sum alpha) - sum_k log Gamma(alpha_k)] + sum_k alpha_k s_k over alpha > 0, by Newton's method with the O(K)
/// inverse of its Hessian, starting from and overwriting `alpha`; a step that would leave the domain or lower the objective is halved.
/// s_k = sum over N observations of E[log theta_k]; num_observations > 0.
/// Source: Minka 2000 "Estimating a Dirichlet distribution"; Blei, Ng, Jordan 2003, appendix A.
PriorStep fit_dirichlet(std::span<double> alpha, std::span<const double> expected_log_sum, double num_observations,
                        int max_iterations = 20);

/// The same for a symmetric Dirichlet of `size` components: maximises N [log Gamma(V eta) - V log Gamma(eta)] + eta s over eta > 0, by
/// Newton in log eta. s is the sum of E[log beta] over all N * V cells.
PriorStep fit_symmetric_dirichlet(double& eta, double expected_log_sum, double num_observations, std::size_t size,
                                  int max_iterations = 20);

/// psi(a + n) - psi(a), expected over a count of which only its mean is known: P [psi(a + mean/P) - psi(a)], P = 1 - exp(-mean).
/// mean >= 0, a > 0. Without the correction for P(count = 0) the fixed points below diverge on fractional counts.
/// Accuracy: relative error <= 1e-4 against the formula (a first-order form is used below mean = 1e-4).
/// Source: Teh, Newman, Welling 2007 (zero counts treated apart), with a Poisson count of zeros.
double expected_digamma_difference(double mean, double a) noexcept;

}  // namespace ldavi
