// SPDX-License-Identifier: Apache-2.0
#include "variational/checked_density.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "base/number_format.hpp"
#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

/// "x = (0.5, -1, ...)": no more than six coordinates.
std::string point_text(std::span<const double> x) {
  constexpr std::size_t kShown = 6;
  std::string text = "x = (";
  for (std::size_t i = 0; i < std::min(x.size(), kShown); ++i) text += (i == 0 ? "" : ", ") + significant_text(x[i], 6);
  return text + (x.size() > kShown ? ", ...)" : ")");
}

bool all_finite(std::span<const double> values) {
  return std::all_of(values.begin(), values.end(), [](double value) { return std::isfinite(value); });
}

/// Of a log density below this the gradient may overflow before the density does: a search that ran off, and no fault.
constexpr double kOverflowing = -1e290;

}  // namespace

double CheckedDensity::at(std::span<const double> x, std::span<double> gradient) {
  constexpr double kNowhere = -std::numeric_limits<double>::infinity();
  if (!all_finite(x)) return kNowhere;
  ++evaluations_;
  const double value = target_->log_density(x, gradient);
  if (value == kNowhere) return kNowhere;
  if (!std::isfinite(value)) {
    throw NumericError(std::string("target: the log density is ") + (std::isnan(value) ? "NaN" : "+inf") + " at " +
                       point_text(x) + ", expected a number or -inf");
  }
  const bool may_overflow = value < kOverflowing;
  const auto bad = std::find_if_not(gradient.begin(), gradient.end(), [may_overflow](double entry) {
    return std::isfinite(entry) || (may_overflow && std::isinf(entry));
  });
  if (bad != gradient.end()) {
    throw NumericError("target: coordinate " + std::to_string(bad - gradient.begin()) + " of the gradient is " +
                       (std::isnan(*bad) ? "NaN" : "infinite") + " at " + point_text(x) + ", where the log density is " +
                       significant_text(value, 6));
  }
  return all_finite(gradient) ? value : kNowhere;
}

double CheckedDensity::at_start(std::span<const double> x, std::span<double> gradient) {
  const double value = at(x, gradient);
  if (std::isinf(value)) {
    throw NumericError("target: the log density, or its gradient, is infinite at the start, " + point_text(x) +
                       ": give a start where it is finite");
  }
  return value;
}

}  // namespace ldavi
