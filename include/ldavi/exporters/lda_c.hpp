// SPDX-License-Identifier: Apache-2.0
// The text files of lda-c.
#pragma once

#include <cstdint>
#include <span>

#include "ldavi/exporters/sink.hpp"
#include "ldavi/model/topic_model.hpp"

namespace ldavi {

// All throw InvalidArgument for a model whose document prior is not a Dirichlet. Topics are as edited: one that was merged into another has no
// more than priors, and so have dropped words.

/// NAME.beta: a line a topic, the logarithm of each term's probability.
void write_lda_c_beta(const TopicModel& model, const ByteSink& sink);

/// NAME.other: num_topics, num_terms and alpha, of which lda-c knows one for all topics: lda_c_alpha(model).
void write_lda_c_other(const TopicModel& model, const ByteSink& sink);

/// The mean of the alpha_k.
double lda_c_alpha(const TopicModel& model);

/// NAME.gamma.
class LdaCGamma {
 public:
  explicit LdaCGamma(const TopicModel& model);

  /// A line a document: mixture_k (sum_j alpha_j + known_tokens), with the alpha of each topic.
  void write(std::span<const float> mixture, std::uint64_t known_tokens, const ByteSink& sink) const;

 private:
  double alpha_total_;
};

}  // namespace ldavi
