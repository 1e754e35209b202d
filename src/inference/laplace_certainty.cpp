// SPDX-License-Identifier: Apache-2.0
#include "inference/laplace_certainty.hpp"

#include <cmath>
#include <numeric>

#include "ldavi/inference/posterior.hpp"
#include "ldavi/math/special.hpp"
#include "ldavi/variational/logistic.hpp"
#include "variational/cholesky.hpp"

namespace ldavi {
namespace {

/// Of the normal distribution: 2.5 % and kLeastCertainty.
constexpr double kMiddle95 = 1.959963984540054;
constexpr double kLeastDeviations = 1.6448536269514722;
static_assert(kLeastCertainty == 0.95);

}  // namespace

LaplaceCertainty::LaplaceCertainty(std::span<const double> theta, std::span<const double> factor,
                                   std::span<const std::uint32_t> merged_into)
    : theta_(theta), factor_(factor), merged_into_(merged_into), shares_(theta.size(), 0.0) {
  for (std::size_t k = 0; k < theta.size(); ++k) shares_[merged_into[k]] += theta[k];
}

double LaplaceCertainty::deviation(std::vector<double> gradient) const {
  const std::vector<double> right = gradient;
  cholesky_solve(factor_, theta_.size(), gradient);
  return std::sqrt(std::inner_product(gradient.begin(), gradient.end(), right.begin(), 0.0));
}

ShareInterval LaplaceCertainty::interval(std::size_t topic) const {
  const double share = shares_[topic];
  if (!(share > 0.0)) return {0.0, 0.0};
  const double rest = 1.0 - share;
  if (!(rest > 0.0)) return {1.0, 1.0};
  // d logit(share) / d eta_j = theta_j (1[j of the topic] - share) / (share rest)
  std::vector<double> gradient(theta_.size());
  for (std::size_t j = 0; j < gradient.size(); ++j)
    gradient[j] = theta_[j] * ((merged_into_[j] == topic ? 1.0 : 0.0) - share) / (share * rest);
  const double logit = log(share / rest);
  const double reach = kMiddle95 * deviation(std::move(gradient));
  return {logistic(logit - reach), logistic(logit + reach)};
}

bool LaplaceCertainty::tells_largest() const {
  std::size_t first = 0;
  for (std::size_t k = 1; k < shares_.size(); ++k) {
    if (shares_[k] > shares_[first]) first = k;
  }
  std::size_t second = first == 0 ? 1 : 0;
  if (second >= shares_.size()) return true;
  for (std::size_t k = 0; k < shares_.size(); ++k) {
    if (k != first && shares_[k] > shares_[second]) second = k;
  }
  if (!(shares_[second] > 0.0)) return true;
  std::vector<double> gradient(theta_.size(), 0.0);
  for (std::size_t j = 0; j < gradient.size(); ++j) {
    if (merged_into_[j] == first) gradient[j] = theta_[j] / shares_[first];
    if (merged_into_[j] == second) gradient[j] = -theta_[j] / shares_[second];
  }
  return log(shares_[first] / shares_[second]) >= kLeastDeviations * deviation(std::move(gradient));
}

}  // namespace ldavi
