// SPDX-License-Identifier: Apache-2.0
#include "exporters/token_topics.hpp"

#include <algorithm>
#include <variant>

#include "ldavi/base/error.hpp"
#include "ldavi/math/dirichlet.hpp"
#include "ldavi/math/special.hpp"

namespace ldavi {
namespace {

double prior_total(const TopicModel& model) {
  const auto* prior = std::get_if<DirichletPrior>(&model.document_prior);
  if (prior == nullptr) throw InvalidArgument("topics of words need a model with a Dirichlet prior of its documents");
  return total(prior->alpha);
}

}  // namespace

TokenTopics::TokenTopics(const TopicModel& model)
    : mean_field_(model.provenance.engine == "vb" || model.provenance.engine == "svi"),
      prior_total_(prior_total(model)),
      weights_(model.num_terms(), model.num_topics()) {
  std::vector<double> totals = topic_totals(model);
  if (mean_field_) {
    for (double& sum : totals) sum = exp_digamma(sum);
  }
  for (std::size_t term = 0; term < model.num_terms(); ++term) {
    for (std::size_t k = 0; k < model.num_topics(); ++k) {
      const auto lambda = static_cast<double>(model.lambda(term, k));
      weights_(term, k) = static_cast<float>((mean_field_ ? exp_digamma(lambda) : lambda) / totals[k]);
    }
  }
}

std::vector<std::uint32_t> TokenTopics::most_probable(std::span<const float> mixture, std::uint64_t known_tokens,
                                                      std::span<const std::uint32_t> terms) const {
  const double all = prior_total_ + static_cast<double>(known_tokens);
  std::vector<double> of_topics;
  for (const float share : mixture) {
    const auto theta = static_cast<double>(share);
    of_topics.push_back(mean_field_ ? exp_digamma(theta * all) : theta);
  }
  std::vector<std::uint32_t> topics;
  topics.reserve(terms.size());
  for (const std::uint32_t term : terms) {
    std::size_t best = 0;
    double largest = -1.0;
    for (std::size_t k = 0; k < of_topics.size(); ++k) {
      const double responsibility = of_topics[k] * static_cast<double>(weights_(term, k));
      if (responsibility > largest) best = k;
      largest = std::max(largest, responsibility);
    }
    topics.push_back(static_cast<std::uint32_t>(best));
  }
  return topics;
}

}  // namespace ldavi
