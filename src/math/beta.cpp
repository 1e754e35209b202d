// SPDX-License-Identifier: Apache-2.0
// Implements: the regularised incomplete beta function by its continued fraction, and its inverse by Newton steps inside a shrinking bracket.
// Tested by: tests/unit/math/beta_test.cpp, against values of 30 digits and against closed forms.
#include "ldavi/math/beta.hpp"

#include <algorithm>
#include <limits>

#include "ldavi/math/special.hpp"

namespace ldavi {
namespace {

constexpr double kTail = 0.025;

double log_beta(double a, double b) noexcept { return log_gamma(a) + log_gamma(b) - log_gamma(a + b); }

/// x^a (1 - x)^b / B(a, b), for 0 < x < 1.
double front_factor(double x, double a, double b) noexcept { return exp(a * log(x) + b * log1p(-x) - log_beta(a, b)); }

/// The continued fraction of I_x(a, b), evaluated from the front (Lentz's method): converges fast for x < (a + 1) / (a + b + 2).
/// Source: Abramowitz and Stegun 1964, 26.5.8.
double fraction(double x, double a, double b) noexcept {
  constexpr double kTiny = 1e-300;
  constexpr int kMostTerms = 100'000;
  constexpr double kSmallChange = 1e-15;
  const auto not_zero = [](double value) { return value < kTiny && value > -kTiny ? kTiny : value; };
  double c = 1.0;
  double d = 1.0 / not_zero(1.0 - (a + b) * x / (a + 1.0));
  double value = d;
  for (int m = 1; m <= kMostTerms; ++m) {
    const double even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
    d = 1.0 / not_zero(1.0 + even * d);
    c = not_zero(1.0 + even / c);
    value *= d * c;
    const double odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
    d = 1.0 / not_zero(1.0 + odd * d);
    c = not_zero(1.0 + odd / c);
    const double change = d * c;
    value *= change;
    if (change - 1.0 < kSmallChange && 1.0 - change < kSmallChange) break;
  }
  return value;
}

bool is_domain(double a, double b) noexcept {
  return a > 0.0 && b > 0.0 && a <= std::numeric_limits<double>::max() && b <= std::numeric_limits<double>::max();
}

}  // namespace

double beta_cdf(double x, double a, double b) noexcept {
  if (!is_domain(a, b) || x != x) return std::numeric_limits<double>::quiet_NaN();
  if (x <= 0.0) return 0.0;
  if (x >= 1.0) return 1.0;
  const double factor = front_factor(x, a, b);
  const double value =
      x < (a + 1.0) / (a + b + 2.0) ? factor * fraction(x, a, b) / a : 1.0 - factor * fraction(1.0 - x, b, a) / b;
  return std::clamp(value, 0.0, 1.0);
}

double beta_quantile(double p, double a, double b) noexcept {
  constexpr double kClose = 1e-12;
  constexpr int kMostSteps = 200;
  if (!is_domain(a, b) || !(p >= 0.0 && p <= 1.0)) return std::numeric_limits<double>::quiet_NaN();
  if (p == 0.0) return 0.0;
  if (p == 1.0) return 1.0;
  double low = 0.0;
  double high = 1.0;
  // Near 0 the distribution function is x^a / (a B(a, b)): nearly all there is to it where a is small.
  double x = exp((log(p) + log(a) + log_beta(a, b)) / a);
  if (!(x < a / (a + b))) x = a / (a + b);
  for (int step = 0; step < kMostSteps && high - low > kClose; ++step) {
    if (!(x > low && x < high)) x = low + (high - low) / 2.0;
    const double difference = beta_cdf(x, a, b) - p;
    (difference < 0.0 ? low : high) = x;
    const double density = front_factor(x, a, b) / (x * (1.0 - x));
    const double next = density > 0.0 ? x - difference / density : -1.0;
    if (next > low && next < high && next - x < kClose && x - next < kClose) return next;
    x = next;
  }
  return low + (high - low) / 2.0;
}

ShareInterval share_interval(double a, double total) noexcept {
  const double rest = total - a;
  if (a == 0.0) return {0.0, 0.0};
  if (!(rest > 0.0)) return {1.0, 1.0};
  return {beta_quantile(kTail, a, rest), beta_quantile(1.0 - kTail, a, rest)};
}

}  // namespace ldavi
