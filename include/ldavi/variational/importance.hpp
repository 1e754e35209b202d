// SPDX-License-Identifier: Apache-2.0
// How far draws from q can stand for p: Pareto smoothed importance weights, and a diagnosis that says where they cannot.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace ldavi {

/// Above this shape a fit is flagged: no reasonable number of draws makes averages over such weights reliable.
inline constexpr double kReliableParetoShape = 0.7;
/// Fewer weights than this above the threshold tell nothing of their tail; up to 20 draws never have them.
inline constexpr std::size_t kLeastParetoTail = 5;

/// What weights of draws from q tell of p.
struct ImportanceWeights {
  /// Normalised and smoothed, in the order of the draws.
  std::vector<double> weights;
  /// k: the shape of the Generalised Pareto distribution that the largest weights follow; their moments of order 1/k and above
  /// do not exist. Below 0.5 averages are good, up to 0.7 usable. 0 where the largest weights agree but for rounding. Not known
  /// where there are too few draws, or where too few weights stand out from equal ones.
  std::optional<double> pareto_shape;
  /// 1 / sum_s weights_s^2: as many draws from p itself would do, if the shape is low.
  double effective_sample_size = 0.0;
  /// log mean_s p(x_s)/q(x_s), by the smoothed weights: an estimate of the logarithm of p's normaliser where q is normalised.
  double log_normaliser = 0.0;

  /// The shape is known and at most kReliableParetoShape.
  bool reliable() const noexcept { return pareto_shape && *pareto_shape <= kReliableParetoShape; }
};

/// Weights of draws x_s from q. log_ratios: log p(x_s) - log q(x_s), each up to a constant; -inf where p has no density. The
/// min(S/5, 3 sqrt(S)) largest weights are replaced by quantiles of the distribution fitted to them, which keeps their order,
/// and cut at the largest one; the shape is drawn towards 0.5 with the weight of 10 draws.
/// Throws InvalidArgument where there is no draw, NumericError where a ratio is NaN or +inf, naming the draw, or where all are
/// -inf.
/// Accuracy: of S draws whose tail has M values, the standard error of the shape is near (1 + k) / sqrt(M).
/// Cost: S log S comparisons, S exponentials and M (30 + sqrt(M)) logarithms.
/// Source: Vehtari, Simpson, Gelman, Yao, Gabry 2024, "Pareto smoothed importance sampling".
ImportanceWeights pareto_smoothed_weights(std::span<const double> log_ratios);

}  // namespace ldavi
