// SPDX-License-Identifier: Apache-2.0
#include "ldavi/variational/target.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

/// The fifth root of the machine's precision: where rounding and what the differences leave out are of one size.
constexpr double kStep = 7.4e-4;
/// What sums of a density's terms may have lost to rounding, relative to their total.
constexpr double kRounding = 32.0 * std::numeric_limits<double>::epsilon();

double density_at(const Target& target, std::span<const double> x, std::span<double> gradient) {
  const double value = target.log_density(x, gradient);
  if (!std::isfinite(value)) throw NumericError("check of the gradient: the log density is not finite there");
  return value;
}

}  // namespace

std::vector<GradientFault> check_gradient(const Target& target, std::span<const double> x) {
  if (x.size() != target.dimension) {
    throw InvalidArgument("check of the gradient: the point has " + std::to_string(x.size()) + " coordinates, the target " +
                          std::to_string(target.dimension));
  }
  std::vector<double> given(x.size());
  density_at(target, x, given);
  std::vector<double> point(x.begin(), x.end());
  std::vector<double> ignored(x.size());
  std::vector<GradientFault> faults;
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (!std::isfinite(given[i])) {
      throw NumericError("check of the gradient: coordinate " + std::to_string(i) + " of it is not finite");
    }
    const double step = kStep * std::max(1.0, std::abs(x[i]));
    double largest = 0.0;
    const auto moved = [&](double steps) {
      point[i] = x[i] + steps * step;
      const double value = density_at(target, point, ignored);
      largest = std::max(largest, std::abs(value));
      return value;
    };
    const double expected = (8.0 * (moved(1.0) - moved(-1.0)) - (moved(2.0) - moved(-2.0))) / (12.0 * step);
    point[i] = x[i];
    const double tolerance = kGradientCheckTolerance * std::max(1.0, std::abs(expected)) + kRounding * largest / step;
    if (std::abs(given[i] - expected) > tolerance) {
      faults.push_back({i, given[i], expected});
    }
  }
  std::stable_sort(faults.begin(), faults.end(), [](const GradientFault& a, const GradientFault& b) {
    return std::abs(a.given - a.expected) > std::abs(b.given - b.expected);
  });
  return faults;
}

}  // namespace ldavi
