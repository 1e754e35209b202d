// SPDX-License-Identifier: Apache-2.0
// The words that say most about a topic, rather than those that are most in it.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "ldavi/model/topic_model.hpp"

namespace ldavi {

class EditedTopics;

/// Made once for a model (a look at each weight, and two special functions a term), asked for each topic.
class RelevantTerms {
 public:
  /// The model must outlive it.
  explicit RelevantTerms(const TopicModel& model);

  /// The `size` terms of all the vocabulary, but for dropped ones, with the largest relevance() in the topic, largest
  /// first; ties go to the lower term id. Fewer where the vocabulary is smaller. Cost: a look at each term.
  std::vector<WeightedTerm> top(std::size_t topic, std::size_t size) const;

  /// The same of a mixture of topics, sum_k mixture_k phi_kw, a share a topic: of a group of documents by what they are about.
  /// Shares of 0 cost nothing. Throws InvalidArgument where there are not as many shares as topics.
  std::vector<WeightedTerm> top_of_mixture(std::span<const double> mixture, std::size_t size) const;

  /// How much a term says about a topic: .6 log phi_kw + .4 log(phi_kw / p_w), p_w = sum_j prevalence_j phi_jw. `term` as
  /// top() or top_terms() gives it. Source: Sievert and Shirley 2014, "LDAvis".
  double relevance(const WeightedTerm& term) const;

 private:
  /// The `size` shown terms with the largest weight times factor.
  std::vector<WeightedTerm> largest(const std::vector<double>& weights, double total, std::size_t size) const;

  std::shared_ptr<const EditedTopics> topics_;
  std::vector<double> totals_;
  std::vector<double> shares_;
  /// Of each term what its probability in a topic is multiplied with to give exp(relevance).
  std::vector<double> factors_;
};

}  // namespace ldavi
