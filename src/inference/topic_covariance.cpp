// SPDX-License-Identifier: Apache-2.0
// Implements: the M-step of correlated topics (Blei, Lafferty 2007, section 4.2), its covariance shrunk as by an inverse
//             Wishart prior.
// Tested by:  tests/unit/inference/topic_covariance_test.cpp
#include "inference/topic_covariance.hpp"

#include <algorithm>

#include "ldavi/math/dirichlet.hpp"
#include "ldavi/math/special.hpp"

namespace ldavi {
namespace {

/// Near what real corpora end with, 4 to 8.
constexpr double kStartingVariance = 4.0;
/// Of documents that are all alike, so that the covariance stays positive definite.
constexpr double kLeastVariance = 1e-6;

/// Less the mean of the rows, the columns.
void centre(std::vector<double>& matrix, std::size_t n) {
  std::vector<double> means(n, 0.0);
  for (std::size_t i = 0; i < n; ++i) means[i] = total(std::span(matrix).subspan(i * n, n)) / static_cast<double>(n);
  const double mean = total(means) / static_cast<double>(n);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) matrix[i * n + j] += mean - means[i] - means[j];
  }
}

void centre_mean(std::vector<double>& mean) {
  const double shift = total(mean) / static_cast<double>(mean.size());
  for (double& value : mean) value -= shift;
}

/// I - 1 1^T / K at (i, j).
double projection(std::size_t i, std::size_t j, std::size_t n) { return (i == j ? 1.0 : 0.0) - 1.0 / static_cast<double>(n); }

}  // namespace

std::size_t moments_size(std::size_t num_topics) noexcept { return num_topics + num_topics * num_topics; }

void add_moments(std::span<const double> eta, std::span<const double> covariance, std::span<double> moments) noexcept {
  const std::size_t n = eta.size();
  for (std::size_t i = 0; i < n; ++i) {
    moments[i] += eta[i];
    double* row = moments.data() + n + i * n;
    const double* of_document = covariance.data() + i * n;
    for (std::size_t j = 0; j < n; ++j) row[j] += of_document[j] + eta[i] * eta[j];
  }
}

LogisticNormalPrior learn_prior(std::span<const double> moments, std::size_t num_topics, double num_documents) {
  const std::size_t n = num_topics;
  LogisticNormalPrior prior;
  for (std::size_t k = 0; k < n; ++k) prior.mean.push_back(moments[k] / num_documents);
  std::vector<double>& covariance = prior.covariance;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j)
      covariance.push_back(moments[n + i * n + j] / num_documents - prior.mean[i] * prior.mean[j]);
  }
  centre_mean(prior.mean);
  centre(covariance, n);
  double trace = 0.0;
  for (std::size_t k = 0; k < n; ++k) trace += covariance[k * n + k];
  const double equal = n > 1 ? std::max(kLeastVariance, trace / static_cast<double>(n - 1)) : 0.0;
  const double weight = static_cast<double>(n) / (num_documents + static_cast<double>(n));
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      double& value = covariance[i * n + j];
      value = (1.0 - weight) * value + weight * equal * projection(i, j, n);
    }
  }
  return prior;
}

LogisticNormalPrior starting_prior(std::span<const double> alpha) {
  const std::size_t n = alpha.size();
  LogisticNormalPrior prior;
  for (const double value : alpha) prior.mean.push_back(log(value));
  centre_mean(prior.mean);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) prior.covariance.push_back(kStartingVariance * projection(i, j, n));
  }
  return prior;
}

}  // namespace ldavi
