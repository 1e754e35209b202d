// SPDX-License-Identifier: Apache-2.0
// The topics that ctm learns, and what documents see of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "inference/training_set.hpp"
#include "ldavi/base/matrix.hpp"
#include "ldavi/base/parallel.hpp"
#include "math/kernels/logistic_normal.hpp"

namespace ldavi {

class CtmTopics {
 public:
  /// Without any yet: take() first. `set` and `executor` must outlive the topics.
  CtmTopics(const TrainingSet& set, std::size_t num_topics, Executor& executor);

  /// lambda: V x K, every number above 0.
  void take(Matrix lambda);
  /// lambda_wk = eta + sum_d n_dw phi_dwk, phi as in kernels/logistic_normal.hpp, documents in order; each term has its tokens
  /// in all. mixtures: D x K, theta; ratios: n_dw / p_dw of each cell, under rows().
  void learn(const Matrix& mixtures, std::span<const float> ratios, double eta);

  const Matrix& lambda() const noexcept { return lambda_; }
  /// Whether all of lambda is.
  bool is_finite() const noexcept { return is_finite_; }
  /// V x K: lambda_wk / Lambda_k, a row relative to its largest.
  const Matrix& rows() const noexcept { return rows_; }
  /// The logarithm of that largest.
  double log_scale(std::uint32_t term) const noexcept { return static_cast<double>(log_scales_[term]); }
  /// 1 / Lambda_k, padded.
  const float* inverse_totals() const noexcept { return inverse_totals_.row(0); }
  /// 1 / p of one of `count` tokens of a cell, p as it is: `copies` of the kernels.
  float copies(std::uint32_t term, float ratio, std::uint32_t count) const noexcept {
    return ratio / static_cast<float>(count) * inverse_scales_[term];
  }

 private:
  void add_documents(const Matrix& mixtures, std::span<const float> ratios);
  void update_rows();

  const TrainingSet& set_;
  Executor& executor_;
  const LogisticNormalKernels& kernels_;
  const std::size_t num_topics_;
  TermIndex index_;
  std::vector<double> term_totals_;  // tokens
  Matrix lambda_;
  Matrix statistics_;  // V x K: sum_d (n_dw / p_dw) theta_dk, less own copies
  Matrix rows_;
  Matrix inverse_totals_;
  std::vector<float> log_scales_;
  std::vector<float> inverse_scales_;
  bool is_finite_ = false;
};

}  // namespace ldavi
