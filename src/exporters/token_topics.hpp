// SPDX-License-Identifier: Apache-2.0
// Which topic each word of a document is from, under its mixture.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "ldavi/base/matrix.hpp"
#include "ldavi/model/topic_model.hpp"

namespace ldavi {

/// By the responsibilities of the engine that made the model: theta_k phi_wk, or where it is mean field (vb, svi) exp(E[log theta_k] + E[log phi_wk]).
class TokenTopics {
 public:
  /// Throws InvalidArgument where the prior of the documents is not a Dirichlet. Cost: a weight for each term and topic.
  explicit TokenTopics(const TopicModel& model);

  /// For each term the topic with the largest responsibility; of equal ones the first. mixture: as infer_mixtures gives it, of a document
  /// with so many known tokens.
  std::vector<std::uint32_t> most_probable(std::span<const float> mixture, std::uint64_t known_tokens,
                                           std::span<const std::uint32_t> terms) const;

 private:
  bool mean_field_;
  double prior_total_;
  Matrix weights_;  // V x K
};

}  // namespace ldavi
