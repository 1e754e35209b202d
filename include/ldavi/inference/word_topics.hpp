// SPDX-License-Identifier: Apache-2.0
// Which topic a word of a document is from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "ldavi/model/topic_model.hpp"

namespace ldavi {

class EditedTopics;

/// Made once for a model (K * V), used for many documents; const and thread-safe. The model must outlive it.
class WordTopics {
 public:
  explicit WordTopics(const TopicModel& model);

  /// The topic with the largest theta_k phi_kw; of equal ones the first. mixture: K, as MixtureInference gives it; both are as the model's edits say,
  /// so no topic is given that was merged into another. For models of vb, whose responsibilities are exp(E[log theta] + E[log phi]), it is that of
  /// the means, which differs where a share is next to nothing. Cost: K.
  std::uint32_t of(std::uint32_t term, std::span<const float> mixture) const;

 private:
  std::shared_ptr<const EditedTopics> topics_;
  std::vector<double> totals_;
};

}  // namespace ldavi
