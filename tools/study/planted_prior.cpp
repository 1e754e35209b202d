// SPDX-License-Identifier: Apache-2.0
#include "planted_prior.hpp"

#include <cmath>
#include <stdexcept>

#include "variational/cholesky.hpp"

namespace ldavi::study {

std::vector<double> planted_factor(std::size_t num_topics) {
  std::vector<double> covariance(num_topics * num_topics);
  for (std::size_t i = 0; i < num_topics; ++i) {
    for (std::size_t j = 0; j < num_topics; ++j)
      covariance[i * num_topics + j] = 2.25 * std::pow(0.7, std::abs(static_cast<double>(i) - static_cast<double>(j)));
  }
  if (!cholesky(covariance, num_topics)) throw std::runtime_error("the planted covariance is not positive definite");
  for (std::size_t i = 0; i < num_topics; ++i) {
    for (std::size_t j = i + 1; j < num_topics; ++j) covariance[i * num_topics + j] = 0.0;
  }
  return covariance;
}

LogisticNormalPrior centred_prior(const std::vector<double>& factor, std::size_t num_topics) {
  std::vector<double> centred = factor;
  for (std::size_t j = 0; j < num_topics; ++j) {
    double mean = 0.0;
    for (std::size_t i = 0; i < num_topics; ++i) mean += factor[i * num_topics + j] / static_cast<double>(num_topics);
    for (std::size_t i = 0; i < num_topics; ++i) centred[i * num_topics + j] -= mean;
  }
  LogisticNormalPrior prior{std::vector<double>(num_topics, 0.0), std::vector<double>(num_topics * num_topics, 0.0)};
  for (std::size_t i = 0; i < num_topics; ++i) {
    for (std::size_t j = 0; j < num_topics; ++j) {
      for (std::size_t l = 0; l < num_topics; ++l)
        prior.covariance[i * num_topics + j] += centred[i * num_topics + l] * centred[j * num_topics + l];
    }
  }
  return prior;
}

}  // namespace ldavi::study
