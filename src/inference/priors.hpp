// SPDX-License-Identifier: Apache-2.0
// Learning alpha and eta from expected counts, as collapsed methods have them.
//
// Minka's fixed point for a Polya distribution, alpha_k <- alpha_k [sum_d psi(n_dk + alpha_k) - psi(alpha_k)] / [sum_d psi(N_d + sum alpha) -
// psi(sum alpha)], diverges on fractional counts; with the expectation of the difference over a count that may be zero
// (expected_digamma_difference) it converges. docs/decisions has the measurements.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "base/byte_stream.hpp"
#include "inference/training_set.hpp"
#include "ldavi/base/matrix.hpp"
#include "ldavi/base/parallel.hpp"

namespace ldavi {

/// Priors stay within this range, so that floats hold them and their digamma.
inline constexpr double kSmallestPrior = 1e-6;
inline constexpr double kLargestPrior = 1e6;
/// Throws NumericError for a NaN.
double within_prior_range(double prior);
/// All of them are within the range.
bool are_priors(std::span<const double> alpha, double eta) noexcept;

/// Whether learned priors have come to rest: the sum of alpha and eta change by less than one per cent a step, or they had ten steps (of
/// a handful of documents they may drift for ever).
class PriorRest {
 public:
  /// `learned`: whether there is anything to wait for.
  explicit PriorRest(bool learned) noexcept : resting_(!learned) {}
  void observe(const std::vector<double>& alpha, double eta) noexcept;
  bool resting() const noexcept { return resting_; }
  void save(ByteWriter& numbers) const;
  void restore(ByteReader& numbers);

 private:
  bool resting_;
  std::uint32_t steps_ = 0;
  double alpha_total_ = 0.0;
  double eta_ = 0.0;
};

/// A document's expected tokens by topic; the topics left out have none.
struct TopicCounts {
  std::vector<std::uint32_t> topics;
  std::vector<float> counts;
};

/// One step of the fixed point for alpha. counts_of(d, counts) overwrites `counts` with those of document d, from any thread.
void update_alpha(std::vector<double>& alpha, const std::function<void(std::size_t d, TopicCounts& counts)>& counts_of,
                  const TrainingSet& set, Executor& executor);

/// One step of the fixed point for eta; term_counts is V x K, N_wk, and totals[k] = sum_w N_wk.
void update_eta(double& eta, const Matrix& term_counts, const std::vector<double>& totals, Executor& executor);

}  // namespace ldavi
