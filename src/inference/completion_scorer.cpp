// SPDX-License-Identifier: Apache-2.0
#include "inference/completion_scorer.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "ldavi/base/error.hpp"
#include "ldavi/math/dirichlet.hpp"
#include "ldavi/math/special.hpp"

namespace ldavi {
namespace {

constexpr UpdateLimit kLimit{1'000, 1e-5F};

}  // namespace

void check_scoring(const Matrix& topics, const DocumentPrior& prior, const Corpus& corpus) {
  const std::size_t num_topics = topics.cols();
  if (num_topics == 0) throw InvalidArgument("there is no topic");
  if (topics.rows() != corpus.num_terms()) {
    throw InvalidArgument("the topics are over " + std::to_string(topics.rows()) + " terms, expected the corpus's " +
                          std::to_string(corpus.num_terms()));
  }
  if (const auto* normal = std::get_if<LogisticNormalPrior>(&prior)) {
    if (normal->mean.size() != num_topics || normal->covariance.size() != num_topics * num_topics)
      throw InvalidArgument("the prior is not one of " + std::to_string(num_topics) + " topics");
    const auto are_numbers = [](const std::vector<double>& values) {
      return std::all_of(values.begin(), values.end(), is_number);
    };
    if (!are_numbers(normal->mean) || !are_numbers(normal->covariance))
      throw InvalidArgument("the prior has a number that is not finite");
    return;
  }
  const std::vector<double>& alpha = std::get<DirichletPrior>(prior).alpha;
  if (alpha.size() != num_topics) {
    throw InvalidArgument("alpha has " + std::to_string(alpha.size()) + " numbers, expected one for each of " +
                          std::to_string(num_topics) + " topics");
  }
  if (!std::all_of(alpha.begin(), alpha.end(), is_weight))
    throw InvalidArgument("alpha has a number that is negative or not finite");
}

CompletionScorer::CompletionScorer(const Matrix& topics, const DocumentPrior& prior)
    : topics_(topics), kernels_(e_step_kernels(choose_simd_target())), alpha_(1, topics.cols()) {
  if (const auto* normal = std::get_if<LogisticNormalPrior>(&prior)) {
    normal_.emplace(*normal);
    return;
  }
  std::vector<double> raised = std::get<DirichletPrior>(prior).alpha;
  for (double& value : raised) value = std::max(value, kLeastCompletionAlpha);
  for (std::size_t k = 0; k < raised.size(); ++k) alpha_(0, k) = static_cast<float>(raised[k]);
  alpha_total_ = total(raised);
}

const float* CompletionScorer::mixture_of(const DocumentCounts& observed, Scratch& scratch) const {
  const std::size_t num_topics = topics_.cols();
  const DocumentRows rows = scratch.rows.gather(observed, topics_);
  const auto num_tokens = static_cast<double>(observed.num_tokens());
  if (normal_) {
    if (!scratch.mode) scratch.mode.emplace(num_topics);
    std::copy(normal_->mean().begin(), normal_->mean().end(), scratch.mode->eta.begin());
    normal_->find_mode(rows, num_tokens, kNewtonLimit, *scratch.mode);
    return scratch.mode->mixture();
  }
  const auto scale = static_cast<float>(1.0 / (alpha_total_ + num_tokens));
  const auto even = static_cast<float>(num_tokens / static_cast<double>(num_topics));
  float* theta = scratch.rows.mixture();
  for (std::size_t k = 0; k < num_topics; ++k) theta[k] = (alpha_(0, k) + even) * scale;
  kernels_.mixture_document(rows, alpha_.row(0), scale, kLimit, theta, scratch.rows.ratios(), scratch.rows.work(), nullptr);
  return theta;
}

double CompletionScorer::score(const TokenHalves& halves, Scratch& scratch) const {
  const float* theta = mixture_of(halves.observed(), scratch);
  double sum = 0.0;
  for (std::size_t i = 0; i < halves.scored_terms.size(); ++i) {
    const float* row = topics_.row(halves.scored_terms[i]);
    double probability = 0.0;
    for (std::size_t k = 0; k < topics_.cols(); ++k) probability += static_cast<double>(theta[k]) * static_cast<double>(row[k]);
    sum += static_cast<double>(halves.scored_counts[i]) * log(probability);
  }
  return sum;
}

}  // namespace ldavi
