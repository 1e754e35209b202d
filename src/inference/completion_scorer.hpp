// SPDX-License-Identifier: Apache-2.0
// Folds one half of a document in under fixed topics, and scores the other half.
#pragma once

#include <optional>

#include "base/is_number.hpp"
#include "inference/document_rows.hpp"
#include "inference/logistic_normal.hpp"
#include "inference/token_split.hpp"
#include "ldavi/base/matrix.hpp"
#include "math/kernels/e_step.hpp"

namespace ldavi {

/// Values of alpha below this count as this.
inline constexpr double kLeastCompletionAlpha = 1e-8;

/// Finite and not negative.
constexpr bool is_weight(double value) noexcept { return is_number(value) && value >= 0.0; }

/// Throws InvalidArgument where topics (V x K, K > 0), prior (K finite numbers alpha >= 0, or a mean and a covariance of K)
/// and corpus do not agree.
void check_scoring(const Matrix& topics, const DocumentPrior& prior, const Corpus& corpus);

class CompletionScorer {
 public:
  /// Working memory of one thread.
  struct Scratch {
    DocumentWorkspace rows;
    std::optional<LogisticNormalDocument> mode;
  };

  /// topics: probabilities of terms, V x K; it must outlive the scorer.
  CompletionScorer(const Matrix& topics, const DocumentPrior& prior);

  /// log p(scored tokens | mixture from the observed tokens), in nats. The terms are rows of `topics`.
  double score(const TokenHalves& halves, Scratch& scratch) const;

 private:
  const float* mixture_of(const DocumentCounts& observed, Scratch& scratch) const;

  const Matrix& topics_;
  const EStepKernels& kernels_;
  Matrix alpha_;  // 1 x K, of a Dirichlet prior
  double alpha_total_ = 0.0;
  std::optional<LogisticNormal> normal_;
};

}  // namespace ldavi
