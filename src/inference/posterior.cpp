// SPDX-License-Identifier: Apache-2.0
#include "ldavi/inference/posterior.hpp"

#include <algorithm>
#include <cstddef>

namespace ldavi {

void mixture_intervals(std::span<const float> mixture, double total, std::span<ShareInterval> intervals) {
  for (std::size_t k = 0; k < mixture.size(); ++k)
    intervals[k] = share_interval(static_cast<double>(mixture[k]) * total, total);
}

double certainty_of_largest(std::span<const float> mixture, double total) {
  if (mixture.size() < 2) return 1.0;
  double first = 0.0;
  double second = 0.0;
  for (const float share : mixture) {
    const auto value = static_cast<double>(share);
    second = std::max(second, std::min(first, value));
    first = std::max(first, value);
  }
  return second > 0.0 ? beta_cdf(0.5, second * total, first * total) : 1.0;
}

}  // namespace ldavi
