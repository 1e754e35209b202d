// SPDX-License-Identifier: Apache-2.0
#include "inference/bound.hpp"

#include <algorithm>

#include "ldavi/base/matrix.hpp"
#include "ldavi/math/dirichlet.hpp"
#include "ldavi/math/special.hpp"

namespace ldavi {
namespace {

/// Calls use(k, log Gamma(x_k), psi(x_k)) for k = 0, 1, 2 …
template <class Use>
void for_each_log_gamma(const LogGammaKernels& kernels, std::span<const float> x, const Use& use) noexcept {
  constexpr std::size_t kAtOnce = 64;
  alignas(64) float values[kAtOnce];
  alignas(64) double log_gammas[kAtOnce];
  alignas(64) double digammas[kAtOnce];
  for (std::size_t begin = 0; begin < x.size(); begin += kAtOnce) {
    const std::size_t count = std::min(kAtOnce, x.size() - begin);
    const std::size_t size = Matrix::padded(count);
    std::copy_n(x.data() + begin, count, values);
    std::fill_n(values + count, size - count, 0.0F);
    kernels.log_gamma_row(values, log_gammas, digammas, size);
    for (std::size_t i = 0; i < count; ++i) use(begin + i, log_gammas[i], digammas[i]);
  }
}

}  // namespace

TopicSums& TopicSums::operator+=(const TopicSums& other) noexcept {
  log_gamma += other.log_gamma;
  digamma += other.digamma;
  weighted_digamma += other.weighted_digamma;
  return *this;
}

TopicSums topic_sums(const LogGammaKernels& kernels, std::span<const float> lambda_row) noexcept {
  TopicSums sums;
  for_each_log_gamma(kernels, lambda_row, [&](std::size_t k, double log_gamma, double digamma) {
    sums += {log_gamma, digamma, static_cast<double>(lambda_row[k]) * digamma};
  });
  return sums;
}

double mixture_bound(const LogGammaKernels& kernels, std::span<const double> alpha, double log_beta_of_alpha,
                     std::span<const float> gamma, double num_tokens, std::span<double> digamma_sum) noexcept {
  double bound = 0.0;
  for_each_log_gamma(kernels, gamma, [&](std::size_t k, double log_gamma, double digamma) {
    digamma_sum[k] += digamma;
    bound += (alpha[k] - static_cast<double>(gamma[k])) * digamma + log_gamma;
  });
  return bound - log_beta_of_alpha - log_gamma(total(alpha) + num_tokens);
}

double topic_bound(const TopicSums& sums, std::span<const double> totals, double eta, std::size_t num_terms) noexcept {
  double bound = sums.log_gamma + eta * sums.digamma - sums.weighted_digamma;
  for (const double topic_total : totals) {
    const double prior_total = static_cast<double>(num_terms) * eta;
    bound -= log_beta_symmetric(eta, num_terms);
    bound -= log_gamma(topic_total) + (prior_total - topic_total) * digamma(topic_total);
  }
  return bound;
}

double expected_log_topics(const TopicSums& sums, std::span<const double> totals, std::size_t num_terms) noexcept {
  double digamma_of_totals = 0.0;
  for (const double topic_total : totals) digamma_of_totals += digamma(topic_total);
  return sums.digamma - static_cast<double>(num_terms) * digamma_of_totals;
}

}  // namespace ldavi
