// SPDX-License-Identifier: Apache-2.0
// Implements: normal variates by Marsaglia and Bray 1964, gamma variates by Marsaglia and Tsang 2000, Dirichlet variates from them.
// Tested by: tests/unit/math/sampling_test.cpp.
// Cost: a normal takes 1.27 pairs of uniforms and a log, a gamma variate about 1.05 normals, a part of a Dirichlet a gamma variate, a log or two
// and an exp.
#include "ldavi/math/sampling.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "ldavi/math/special.hpp"

namespace ldavi {
namespace {

/// Gamma(shape, 1) for shape >= 1 (Marsaglia and Tsang 2000, "A simple method for generating gamma variables", section 5).
double sample_gamma_from_1(RandomStream& random, double shape) noexcept {
  const double d = shape - 1.0 / 3.0;
  const double c = 1.0 / std::sqrt(9.0 * d);
  while (true) {
    const double x = sample_normal(random);
    const double root = 1.0 + c * x;
    if (root <= 0.0) continue;
    const double v = root * root * root;
    const double u = random.uniform_open();
    const double x2 = x * x;
    if (u < 1.0 - 0.0331 * (x2 * x2) || log(u) < 0.5 * x2 + d * (1.0 - v + log(v))) return d * v;
  }
}

/// The logarithm of a Gamma(shape, 1) variate: below shape 1 the variate itself is often too small for a double.
/// Gamma(shape) is Gamma(shape + 1) U^(1/shape).
double sample_log_gamma(RandomStream& random, double shape) noexcept {
  if (shape >= 1.0) return log(sample_gamma_from_1(random, shape));
  constexpr double kSmallestShape = 1e-300;  // keeps the quotient finite
  const double whole = log(sample_gamma_from_1(random, shape + 1.0));
  return whole + log(random.uniform_open()) / std::max(shape, kSmallestShape);
}

}  // namespace

double sample_normal(RandomStream& random) noexcept {
  while (true) {
    const double x = 2.0 * random.uniform() - 1.0;
    const double y = 2.0 * random.uniform() - 1.0;
    const double square = x * x + y * y;
    if (square > 0.0 && square < 1.0) return x * std::sqrt(-2.0 * log(square) / square);
  }
}

double sample_gamma(RandomStream& random, double shape) noexcept {
  return shape >= 1.0 ? sample_gamma_from_1(random, shape) : exp(sample_log_gamma(random, shape));
}

void sample_dirichlet(RandomStream& random, std::span<const double> a, std::span<double> out) noexcept {
  // The largest part is taken out before exp, so that not all of them can vanish.
  double largest = -std::numeric_limits<double>::infinity();
  for (std::size_t k = 0; k < a.size(); ++k) {
    out[k] = sample_log_gamma(random, a[k]);
    largest = std::max(largest, out[k]);
  }
  double sum = 0.0;
  for (double& value : out) {
    value = exp(value - largest);
    sum += value;
  }
  for (double& value : out) value /= sum;
}

}  // namespace ldavi
