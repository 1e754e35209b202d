// SPDX-License-Identifier: Apache-2.0
// Folds one half of a document in under fixed topics, and scores the other half.
#pragma once

#include <span>

#include "base/is_number.hpp"
#include "inference/document_rows.hpp"
#include "inference/token_split.hpp"
#include "ldavi/base/matrix.hpp"
#include "math/kernels/e_step.hpp"

namespace ldavi {

/// Values of alpha below this count as this.
inline constexpr double kLeastCompletionAlpha = 1e-8;

/// Finite and not negative.
constexpr bool is_weight(double value) noexcept { return is_number(value) && value >= 0.0; }

/// Throws InvalidArgument where topics (V x K, K > 0), alpha (K finite numbers >= 0) and corpus do not agree.
void check_scoring(const Matrix& topics, std::span<const double> alpha, const Corpus& corpus);

class CompletionScorer {
 public:
  /// topics: probabilities of terms, V x K; it must outlive the scorer.
  CompletionScorer(const Matrix& topics, std::span<const double> alpha);

  /// log p(scored tokens | mixture from the observed tokens), in nats. The terms are rows of `topics`.
  double score(const TokenHalves& halves, DocumentWorkspace& workspace) const;

 private:
  const Matrix& topics_;
  const EStepKernels& kernels_;
  Matrix alpha_;  // 1 x K
  double alpha_total_;
};

}  // namespace ldavi
