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

}  // namespace

double CheckedDensity::at(std::span<const double> x, std::span<double> gradient) {
  constexpr double kNowhere = -std::numeric_limits<double>::infinity();
  if (!all_finite(x)) return kNowhere;
  ++evaluations_;
  const double value = target_->log_density(x, gradient);
  if (std::isnan(value))
    throw NumericError("target: the log density is NaN at " + point_text(x) + ", expected a number or -inf");
  if (std::isinf(value)) return kNowhere;
  const auto bad = std::find_if(gradient.begin(), gradient.end(), [](double entry) { return std::isnan(entry); });
  if (bad != gradient.end()) {
    throw NumericError("target: coordinate " + std::to_string(bad - gradient.begin()) + " of the gradient is NaN at " +
                       point_text(x) + ", where the log density is " + significant_text(value, 6));
  }
  if (!all_finite(gradient)) return kNowhere;
  return value;
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
