// SPDX-License-Identifier: Apache-2.0
// Documents whose mixtures are logistic-normal: theta = softmax(eta), eta ~ N(mean, covariance).
//
// softmax does not see what is added to every eta_k, so the mean and each row of the covariance have the sum 0. To the
// covariance, which is singular by that, 1 1^T / K is added: the sum of eta gets a distribution of its own, in which words
// have no part.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "ldavi/base/matrix.hpp"
#include "ldavi/model/topic_model.hpp"
#include "math/kernels/e_step.hpp"
#include "math/kernels/logistic_normal.hpp"

namespace ldavi {

/// theta_k = exp(eta_k) / sum_j exp(eta_j). theta has as many entries as eta, and may be eta.
void softmax(std::span<const double> eta, std::span<double> theta) noexcept;

/// Newton steps end after so many, or before one from which less than `tolerance` nats are to be gained.
struct NewtonLimit {
  int steps = 0;
  double tolerance = 0.0;
};

/// Of new documents.
inline constexpr NewtonLimit kNewtonLimit{100, 1e-6};

/// The mode of a document's eta, and the curvature there: the normal distribution of Laplace's method. Working memory of
/// one thread besides, which grows to the largest document.
class LogisticNormalDocument {
 public:
  explicit LogisticNormalDocument(std::size_t num_topics);

  /// Where to start; then the mode.
  std::vector<double> eta;

  // Once the mode is found:

  /// softmax(eta).
  std::span<const double> theta() const noexcept { return theta_; }
  /// The same, padded.
  const float* mixture() const noexcept { return mixture_.row(0); }
  /// n_w / p_w, p_w = sum_k theta_k row_wk.
  std::span<const float> ratios() const noexcept { return ratios_; }
  /// log p(words, eta), but for a constant: sum_w n_w log p_w - (eta - mean)^T precision (eta - mean) / 2.
  double log_joint() const noexcept { return log_joint_; }
  /// Cholesky factor of the negative second derivatives of that, K x K (cholesky.hpp). Where they are not positive
  /// definite, of those with the words' responsibilities held.
  std::span<const double> curvature() const noexcept { return curvature_; }
  int steps() const noexcept { return steps_; }

 private:
  friend class LogisticNormal;
  std::vector<double> theta_;
  Matrix mixture_;
  Matrix expected_;  // counts of topics
  Matrix zeros_;
  Matrix work_;
  Matrix weighted_;  // rows
  Matrix products_;
  std::vector<float> ratios_;
  std::vector<float> weights_;
  std::vector<double> from_mean_;
  std::vector<double> pull_;  // precision (eta - mean)
  std::vector<double> gradient_;
  std::vector<double> step_;
  std::vector<double> before_;
  std::vector<double> curvature_;
  double log_joint_ = 0.0;
  int steps_ = 0;
};

/// The prior of all documents, made ready. Const and thread-safe.
class LogisticNormal {
 public:
  /// Throws InvalidArgument where the covariance, with 1 1^T / K, is not positive definite.
  explicit LogisticNormal(const LogisticNormalPrior& prior);

  std::size_t num_topics() const noexcept { return mean_.size(); }
  std::span<const double> mean() const noexcept { return mean_; }

  /// From document.eta on, by Newton's method on log p(words, eta), halving steps that do not gain. rows: of the document's
  /// terms, not all zero; num_tokens: the sum of their counts, more than 0. Cost: of a step 4 flops a (term, topic), K^2 a
  /// term, K^3 / 3.
  void find_mode(const DocumentRows& rows, double num_tokens, NewtonLimit limit, LogisticNormalDocument& document) const;

  /// After find_mode: log p(words) by Laplace's method, where rows are probabilities. Throws nothing.
  double log_evidence(const LogisticNormalDocument& document) const;

 private:
  void evaluate(const DocumentRows& rows, LogisticNormalDocument& document) const;
  void factor_curvature(const DocumentRows& rows, double num_tokens, LogisticNormalDocument& document) const;

  const EStepKernels& e_step_;
  const LogisticNormalKernels& kernels_;
  std::vector<double> mean_;
  std::vector<double> precision_;
  double log_determinant_;  // of the covariance
};

}  // namespace ldavi
