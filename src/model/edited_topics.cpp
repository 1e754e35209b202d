// SPDX-License-Identifier: Apache-2.0
#include "model/edited_topics.hpp"

#include <algorithm>
#include <numeric>

#include "ldavi/math/special.hpp"

namespace ldavi {

EditedTopics::EditedTopics(const TopicModel& model)
    : model_(model), view_(topic_view(model)), taken_up_(model.num_topics()), is_dropped_(model.num_terms(), false) {
  for (std::size_t topic = 0; topic < taken_up_.size(); ++topic) {
    if (view_.is_merged_away(topic)) taken_up_[view_.merged_into[topic]].push_back(static_cast<std::uint32_t>(topic));
  }
  for (const std::uint32_t term : view_.dropped_words) is_dropped_[term] = true;
}

std::vector<double> EditedTopics::weights_of(std::size_t topic) const {
  std::vector<double> weights(model_.num_terms());
  for (std::size_t term = 0; term < weights.size(); ++term) weights[term] = weight(term, topic);
  return weights;
}

Matrix EditedTopics::weights() const {
  Matrix weights = model_.lambda;
  const auto prior = static_cast<float>(model_.eta);
  for (std::size_t topic = 0; topic < taken_up_.size(); ++topic) {
    if (!view_.is_merged_away(topic) && taken_up_[topic].empty()) continue;
    for (std::size_t term = 0; term < weights.rows(); ++term)
      weights(term, topic) = view_.is_merged_away(topic) ? prior : static_cast<float>(weight(term, topic));
  }
  for (const std::uint32_t term : view_.dropped_words) {
    for (std::size_t topic = 0; topic < taken_up_.size(); ++topic) weights(term, topic) = prior;
  }
  return weights;
}

std::vector<std::uint32_t> EditedTopics::shown_terms() const {
  std::vector<std::uint32_t> terms;
  terms.reserve(model_.num_terms());
  for (std::uint32_t term = 0; term < model_.num_terms(); ++term) {
    if (!is_dropped_[term]) terms.push_back(term);
  }
  return terms;
}

std::vector<WeightedTerm> EditedTopics::top_terms(std::size_t topic, std::size_t size) const {
  const std::vector<double> weights = weights_of(topic);
  const double topic_total = std::accumulate(weights.begin(), weights.end(), 0.0);
  std::vector<std::uint32_t> order = shown_terms();
  size = std::min(size, order.size());
  std::partial_sort(
      order.begin(), order.begin() + static_cast<std::ptrdiff_t>(size), order.end(),
      [&](std::uint32_t a, std::uint32_t b) { return weights[a] != weights[b] ? weights[a] > weights[b] : a < b; });
  std::vector<WeightedTerm> terms;
  terms.reserve(size);
  for (std::size_t i = 0; i < size; ++i) terms.push_back({order[i], weights[order[i]] / topic_total});
  return terms;
}

double EditedTopics::relevance(const WeightedTerm& term, const std::vector<double>& totals,
                               const std::vector<double>& shares) const {
  constexpr double kBalance = 0.6;
  double overall = 0.0;
  for (std::size_t k = 0; k < totals.size(); ++k) overall += shares[k] * weight(term.term, k) / totals[k];
  return kBalance * log(term.probability) + (1.0 - kBalance) * log(term.probability / overall);
}

}  // namespace ldavi
