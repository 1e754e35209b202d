// SPDX-License-Identifier: Apache-2.0
// Implements: the Generalised Pareto distribution's quantiles and its fit by Zhang and Stephens 2009.
// Tested by:  tests/unit/variational/generalised_pareto_test.cpp, on samples of known shapes.
// Cost:       as the header tells.
#include "variational/generalised_pareto.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "ldavi/math/special.hpp"

namespace ldavi {
namespace {

/// The shape that is most likely where shape / scale = -theta.
double shape_given(double theta, std::span<const double> sample) noexcept {
  double sum = 0.0;
  for (const double x : sample) sum += log1p(-theta * x);
  return sum / static_cast<double>(sample.size());
}

}  // namespace

double GeneralisedPareto::quantile(double p) const noexcept {
  const double exponent = -log1p(-p);  // of the exponential distribution
  constexpr double kExponential = 1e-12;
  return std::abs(shape) < kExponential ? scale * exponent : scale * expm1(shape * exponent) / shape;
}

GeneralisedPareto fit_generalised_pareto(std::span<const double> sorted) {
  constexpr double kPriorScale = 3.0;  // of the first quartile: the paper's choice
  const auto n = static_cast<double>(sorted.size());
  const std::size_t grid = 30 + static_cast<std::size_t>(std::sqrt(n));
  const double quartile = sorted[std::max<std::size_t>(static_cast<std::size_t>(n / 4.0 + 0.5), 1) - 1];
  std::vector<double> thetas(grid);
  std::vector<double> log_likelihoods(grid);
  for (std::size_t j = 0; j < grid; ++j) {
    const double place = static_cast<double>(grid) / (static_cast<double>(j) + 0.5);
    thetas[j] = 1.0 / sorted.back() + (1.0 - std::sqrt(place)) / (kPriorScale * quartile);
    const double shape = shape_given(thetas[j], sorted);
    log_likelihoods[j] = n * (log(-thetas[j] / shape) - shape - 1.0);
  }
  const double largest = *std::max_element(log_likelihoods.begin(), log_likelihoods.end());
  double sum = 0.0;
  double theta = 0.0;
  for (std::size_t j = 0; j < grid; ++j) {
    const double weight = exp(log_likelihoods[j] - largest);
    sum += weight;
    theta += weight * thetas[j];
  }
  theta /= sum;
  const double shape = shape_given(theta, sorted);
  return {shape, -shape / theta};
}

}  // namespace ldavi
