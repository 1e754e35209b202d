// SPDX-License-Identifier: Apache-2.0
// Implements: Pareto smoothed importance sampling (Vehtari, Simpson, Gelman, Yao, Gabry 2024).
// Tested by:  tests/unit/variational/importance_test.cpp.
// Cost:       as the header tells.
#include "ldavi/variational/importance.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>
#include <string>

#include "ldavi/base/error.hpp"
#include "ldavi/math/dirichlet.hpp"
#include "ldavi/math/special.hpp"
#include "variational/generalised_pareto.hpp"

namespace ldavi {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
/// Logarithms of weights that differ by less are equal: densities in the thousands have such rounding.
constexpr double kRounding = 1e-9;
/// In place of what underflows, so that nothing overflows in turn; the shape is in the dozens there.
constexpr double kLeastExcess = 1e-290;

double largest_of(std::span<const double> log_ratios) {
  if (log_ratios.empty()) throw InvalidArgument("importance weights: there is no draw");
  double largest = -kInfinity;
  for (std::size_t s = 0; s < log_ratios.size(); ++s) {
    if (std::isnan(log_ratios[s]) || log_ratios[s] == kInfinity) {
      throw NumericError("importance weights: the log ratio of draw " + std::to_string(s) + " is " +
                         std::to_string(log_ratios[s]) + ", where a finite number or -inf is needed");
    }
    largest = std::max(largest, log_ratios[s]);
  }
  if (largest == -kInfinity) {
    throw NumericError("importance weights: p has no density at any of the " + std::to_string(log_ratios.size()) +
                       " draws; q is elsewhere");
  }
  return largest;
}

std::size_t tail_size(std::size_t draws) {
  const auto size = static_cast<double>(draws);
  return static_cast<std::size_t>(std::ceil(std::min(size / 5.0, 3.0 * std::sqrt(size))));
}

/// The draws, the largest ratio last; of equal ones the later draw is the larger.
std::vector<std::size_t> ascending(std::span<const double> log_ratios) {
  std::vector<std::size_t> order(log_ratios.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return log_ratios[a] < log_ratios[b]; });
  return order;
}

/// Smooths what is above the threshold of `weights`, which are relative to the largest; gives the shape.
std::optional<double> smooth_tail(std::span<const double> log_ratios, double largest, std::vector<double>& weights) {
  const std::vector<std::size_t> order = ascending(log_ratios);
  const std::size_t wanted = tail_size(order.size());
  if (wanted < kLeastParetoTail) return std::nullopt;
  const double threshold = log_ratios[order[order.size() - wanted - 1]];
  if (largest - threshold <= kRounding) return 0.0;
  const auto first =
      std::partition_point(order.begin(), order.end(), [&](std::size_t s) { return log_ratios[s] <= threshold; });
  const std::span<const std::size_t> tail(first, order.end());  // without those that are equal to the threshold
  if (tail.size() < kLeastParetoTail) return std::nullopt;

  std::vector<double> excess(tail.size());
  // w - t = w (1 - t/w), so that weights that are nearly equal keep their digits.
  std::transform(tail.begin(), tail.end(), excess.begin(),
                 [&](std::size_t s) { return std::max(-weights[s] * expm1(threshold - log_ratios[s]), kLeastExcess); });
  const GeneralisedPareto fitted = fit_generalised_pareto(excess);
  const auto n = static_cast<double>(tail.size());
  const double base = exp(threshold - largest);
  for (std::size_t i = 0; i < tail.size(); ++i) {
    weights[tail[i]] = std::min(base + fitted.quantile((static_cast<double>(i) + 0.5) / n), 1.0);
  }
  constexpr double kPriorDraws = 10.0;
  constexpr double kPriorShape = 0.5;
  return (n * fitted.shape + kPriorDraws * kPriorShape) / (n + kPriorDraws);
}

}  // namespace

ImportanceWeights pareto_smoothed_weights(std::span<const double> log_ratios) {
  const double largest = largest_of(log_ratios);
  ImportanceWeights result;
  result.weights.resize(log_ratios.size());
  std::transform(log_ratios.begin(), log_ratios.end(), result.weights.begin(),
                 [&](double ratio) { return exp(ratio - largest); });
  result.pareto_shape = smooth_tail(log_ratios, largest, result.weights);
  const double sum = total(result.weights);
  double squares = 0.0;
  for (double& weight : result.weights) {
    weight /= sum;
    squares += weight * weight;
  }
  result.effective_sample_size = 1.0 / squares;
  result.log_normaliser = largest + log(sum / static_cast<double>(log_ratios.size()));
  return result;
}

}  // namespace ldavi
