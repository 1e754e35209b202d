// SPDX-License-Identifier: Apache-2.0
#include "ldavi/evaluation/learned_correlations.hpp"

#include <algorithm>
#include <cmath>

namespace ldavi {

std::optional<TopicPairs> learned_correlations(const TopicModel& model) {
  const auto* prior = std::get_if<LogisticNormalPrior>(&model.document_prior);
  if (prior == nullptr) return std::nullopt;
  const std::size_t n = model.num_topics();
  TopicPairs pairs(n);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const double scale = std::sqrt(prior->covariance[i * n + i] * prior->covariance[j * n + j]);
      const double correlation = scale > 0.0 ? prior->covariance[i * n + j] / scale : 0.0;
      pairs(i, j) = static_cast<float>(std::clamp(correlation, -1.0, 1.0));
    }
  }
  return pairs;
}

}  // namespace ldavi
