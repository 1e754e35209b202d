// SPDX-License-Identifier: Apache-2.0
#include "ldavi/model/relevant_terms.hpp"

#include <algorithm>

#include "ldavi/base/error.hpp"
#include "ldavi/math/special.hpp"
#include "model/edited_topics.hpp"

namespace ldavi {

RelevantTerms::RelevantTerms(const TopicModel& model)
    : topics_(std::make_shared<EditedTopics>(model)), totals_(topic_totals(model)), shares_(prevalence(model)) {
  factors_.reserve(model.num_terms());
  for (std::size_t term = 0; term < model.num_terms(); ++term)
    factors_.push_back(exp(relevance({static_cast<std::uint32_t>(term), 1.0})));
}

std::vector<WeightedTerm> RelevantTerms::top(std::size_t topic, std::size_t size) const {
  return largest(topics_->weights_of(topic), totals_[topic], size);
}

std::vector<WeightedTerm> RelevantTerms::top_of_mixture(std::span<const double> mixture, std::size_t size) const {
  if (mixture.size() != totals_.size()) throw InvalidArgument("a mixture must have a share of each topic");
  std::vector<double> probabilities(factors_.size(), 0.0);
  for (std::size_t topic = 0; topic < mixture.size(); ++topic) {
    if (mixture[topic] == 0.0) continue;
    const std::vector<double> weights = topics_->weights_of(topic);
    for (std::size_t term = 0; term < weights.size(); ++term)
      probabilities[term] += mixture[topic] * (weights[term] / totals_[topic]);
  }
  return largest(probabilities, 1.0, size);
}

std::vector<WeightedTerm> RelevantTerms::largest(const std::vector<double>& weights, double total, std::size_t size) const {
  std::vector<std::uint32_t> order = topics_->shown_terms();
  size = std::min(size, order.size());
  const auto weight = [&](std::uint32_t term) { return weights[term] * factors_[term]; };
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(size), order.end(),
                    [&](std::uint32_t a, std::uint32_t b) {
                      const double weight_a = weight(a);
                      const double weight_b = weight(b);
                      return weight_a != weight_b ? weight_a > weight_b : a < b;
                    });
  std::vector<WeightedTerm> terms;
  for (std::size_t i = 0; i < size; ++i) terms.push_back({order[i], weights[order[i]] / total});
  return terms;
}

double RelevantTerms::relevance(const WeightedTerm& term) const { return topics_->relevance(term, totals_, shares_); }

}  // namespace ldavi
