// SPDX-License-Identifier: Apache-2.0
#include "ldavi/inference/word_topics.hpp"

#include "model/edited_topics.hpp"

namespace ldavi {

WordTopics::WordTopics(const TopicModel& model)
    : topics_(std::make_shared<EditedTopics>(model)), totals_(topic_totals(model)) {}

std::uint32_t WordTopics::of(std::uint32_t term, std::span<const float> mixture) const {
  std::size_t best = 0;
  double most = -1.0;
  for (std::size_t k = 0; k < totals_.size(); ++k) {
    const double weight = static_cast<double>(mixture[k]) * topics_->weight(term, k) / totals_[k];
    if (weight > most) {
      most = weight;
      best = k;
    }
  }
  return static_cast<std::uint32_t>(best);
}

}  // namespace ldavi
