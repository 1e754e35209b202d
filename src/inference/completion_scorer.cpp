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

void check_scoring(const Matrix& topics, std::span<const double> alpha, const Corpus& corpus) {
  if (topics.cols() == 0) throw InvalidArgument("there is no topic");
  if (topics.rows() != corpus.num_terms()) {
    throw InvalidArgument("the topics are over " + std::to_string(topics.rows()) + " terms, expected the corpus's " +
                          std::to_string(corpus.num_terms()));
  }
  if (alpha.size() != topics.cols()) {
    throw InvalidArgument("alpha has " + std::to_string(alpha.size()) + " numbers, expected one for each of " +
                          std::to_string(topics.cols()) + " topics");
  }
  if (!std::all_of(alpha.begin(), alpha.end(), is_weight))
    throw InvalidArgument("alpha has a number that is negative or not finite");
}

CompletionScorer::CompletionScorer(const Matrix& topics, std::span<const double> alpha)
    : topics_(topics), kernels_(e_step_kernels(choose_simd_target())), alpha_(1, topics.cols()) {
  std::vector<double> raised(alpha.begin(), alpha.end());
  for (double& value : raised) value = std::max(value, kLeastCompletionAlpha);
  for (std::size_t k = 0; k < raised.size(); ++k) alpha_(0, k) = static_cast<float>(raised[k]);
  alpha_total_ = total(raised);
}

double CompletionScorer::score(const TokenHalves& halves, DocumentWorkspace& workspace) const {
  const std::size_t num_topics = topics_.cols();
  const DocumentRows rows = workspace.gather(halves.observed(), topics_);
  const auto num_tokens = static_cast<double>(halves.observed().num_tokens());
  const auto scale = static_cast<float>(1.0 / (alpha_total_ + num_tokens));
  const auto even = static_cast<float>(num_tokens / static_cast<double>(num_topics));
  float* theta = workspace.mixture();
  for (std::size_t k = 0; k < num_topics; ++k) theta[k] = (alpha_(0, k) + even) * scale;
  kernels_.mixture_document(rows, alpha_.row(0), scale, kLimit, theta, workspace.ratios(), workspace.work(), nullptr);

  double sum = 0.0;
  for (std::size_t i = 0; i < halves.scored_terms.size(); ++i) {
    const float* row = topics_.row(halves.scored_terms[i]);
    double probability = 0.0;
    for (std::size_t k = 0; k < num_topics; ++k) probability += static_cast<double>(theta[k]) * static_cast<double>(row[k]);
    sum += static_cast<double>(halves.scored_counts[i]) * log(probability);
  }
  return sum;
}

}  // namespace ldavi
