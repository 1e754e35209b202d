// SPDX-License-Identifier: Apache-2.0
// The logistic function and its logarithm, where neither overflows nor cancels.
#pragma once

#include "ldavi/math/special.hpp"

namespace ldavi {

/// 1 / (1 + e^-x). Relative error <= kLogisticMaxError where the result is a normal number; NaN stays NaN.
inline double logistic(double x) noexcept {
  if (x >= 0.0) return 1.0 / (1.0 + exp(-x));
  const double power = exp(x);
  return power / (1.0 + power);
}
inline constexpr double kLogisticMaxError = 6e-16;

/// log(1 / (1 + e^-x)). Relative error <= kLogisticMaxError; NaN stays NaN.
inline double log_logistic(double x) noexcept { return x >= 0.0 ? -log1p(exp(-x)) : x - log1p(exp(x)); }

}  // namespace ldavi
