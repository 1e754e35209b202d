// SPDX-License-Identifier: Apache-2.0
// The evidence lower bound of mean-field variational Bayes, term by term, in nats.
//
//   L = sum_d [ words_d + mixture_d ] + topics
//
// Source: Hoffman, Blei, Bach 2010, equation 4, with phi at its optimum. After an update of gamma_d, sum_k gamma_dk = sum_k alpha_k + N_d; then
// psi of that sum cancels between words_d and mixture_d and is left out of both.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "math/kernels/log_gamma.hpp"

namespace ldavi {

/// Sums over the cells of lambda that the topics' term and the learning of eta need. Add them up in a fixed order.
struct TopicSums {
  double log_gamma = 0.0;         ///< sum log Gamma(lambda_wk)
  double digamma = 0.0;           ///< sum psi(lambda_wk)
  double weighted_digamma = 0.0;  ///< sum lambda_wk psi(lambda_wk)

  TopicSums& operator+=(const TopicSums& other) noexcept;
};

/// Of one row of lambda: one term, all topics.
TopicSums topic_sums(const LogGammaKernels& kernels, std::span<const float> lambda_row) noexcept;

/// sum_k [(alpha_k - gamma_k) psi(gamma_k) + log Gamma(gamma_k)] - log Gamma(sum alpha + N) - log_beta(alpha), the last of which all
/// documents share. Adds psi(gamma_k) to digamma_sum[k] on the way.
double mixture_bound(const LogGammaKernels& kernels, std::span<const double> alpha, double log_beta_of_alpha,
                     std::span<const float> gamma, double num_tokens, std::span<double> digamma_sum) noexcept;

/// sum_k [log Gamma(V eta) - V log Gamma(eta) - log Gamma(Lambda_k)] + sum_wk [log Gamma(lambda_wk) + (eta - lambda_wk) E[log beta_kw]],
/// Lambda_k = totals[k] = sum_w lambda_wk.
double topic_bound(const TopicSums& sums, std::span<const double> totals, double eta, std::size_t num_terms) noexcept;

/// sum_wk E[log beta_kw]: what eta is learned from.
double expected_log_topics(const TopicSums& sums, std::span<const double> totals, std::size_t num_terms) noexcept;

}  // namespace ldavi
