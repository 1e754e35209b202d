// SPDX-License-Identifier: Apache-2.0
#include "inference/bound.hpp"

#include "ldavi/math/dirichlet.hpp"
#include "ldavi/math/special.hpp"

namespace ldavi {

TopicSums& TopicSums::operator+=(const TopicSums& other) noexcept {
  log_gamma += other.log_gamma;
  digamma += other.digamma;
  weighted_digamma += other.weighted_digamma;
  return *this;
}

TopicSums topic_sums(std::span<const float> lambda_row) noexcept {
  TopicSums sums;
  for (const float value : lambda_row) {
    const double lambda = value;
    const double psi = ldavi::digamma(lambda);
    sums += {log_gamma(lambda), psi, lambda * psi};
  }
  return sums;
}

double mixture_bound(std::span<const double> alpha, std::span<const float> gamma, double num_tokens,
                     std::span<double> digamma_sum) noexcept {
  double bound = 0.0;
  for (std::size_t k = 0; k < alpha.size(); ++k) {
    const double g = gamma[k];
    const double psi = digamma(g);
    digamma_sum[k] += psi;
    bound += (alpha[k] - g) * psi + log_gamma(g) - log_gamma(alpha[k]);
  }
  const double alpha_total = total(alpha);
  return bound + log_gamma(alpha_total) - log_gamma(alpha_total + num_tokens);
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
