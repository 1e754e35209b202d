// SPDX-License-Identifier: Apache-2.0
// The weights of topics as edits leave them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "ldavi/model/topic_model.hpp"

namespace ldavi {

/// The model must outlive it. Made once for many looks: it goes through the log of edits.
class EditedTopics {
 public:
  explicit EditedTopics(const TopicModel& model);

  const TopicView& view() const noexcept { return view_; }

  /// lambda of a term in a topic, and in those that it has taken up: counts add up, the prior is there once. That of a dropped word is eta.
  double weight(std::size_t term, std::size_t topic) const noexcept {
    if (is_dropped_[term]) return model_.eta;
    auto sum = static_cast<double>(model_.lambda(term, topic));
    for (const std::uint32_t other : taken_up_[topic]) sum += static_cast<double>(model_.lambda(term, other)) - model_.eta;
    return sum;
  }
  /// Of all terms.
  std::vector<double> weights_of(std::size_t topic) const;
  /// V x K, with nothing but the prior for topics that were merged into others and for dropped words.
  Matrix weights() const;
  /// All terms but those that are dropped, ascending.
  std::vector<std::uint32_t> shown_terms() const;
  /// As the free function of that name.
  std::vector<WeightedTerm> top_terms(std::size_t topic, std::size_t size) const;
  /// As RelevantTerms::relevance. totals = topic_totals(model), shares = prevalence(model).
  double relevance(const WeightedTerm& term, const std::vector<double>& totals, const std::vector<double>& shares) const;

 private:
  const TopicModel& model_;
  TopicView view_;
  std::vector<std::vector<std::uint32_t>> taken_up_;  // by each topic
  std::vector<bool> is_dropped_;                      // each term
};

}  // namespace ldavi
