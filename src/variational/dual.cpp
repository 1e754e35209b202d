// SPDX-License-Identifier: Apache-2.0
#include "ldavi/variational/dual.hpp"

#include "ldavi/math/special.hpp"

namespace ldavi {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kMostFactors = 64.0;

/// base^count by repeated squaring.
double product(double base, unsigned count) noexcept {
  double result = 1.0;
  for (; count > 0; count /= 2) {
    if (count % 2 == 1) result *= base;
    base *= base;
  }
  return result;
}

double power(double x, double exponent) noexcept {
  const double size = std::abs(exponent);
  if (size <= kMostFactors && std::trunc(size) == size) {
    const double result = product(x, static_cast<unsigned>(size));
    return exponent < 0.0 ? 1.0 / result : result;
  }
  return exp(exponent * log(x));
}

}  // namespace

Dual(pow)(const Dual& x, double exponent) noexcept {
  const double slope = exponent == 0.0 ? 0.0 : exponent * power(x.value, exponent - 1.0);
  return Dual::chain(x, power(x.value, exponent), slope);
}

Dual log_sum_exp(std::span<const Dual> values) noexcept {
  double largest = -kInfinity;
  for (const Dual& x : values) largest = std::max(largest, x.value);
  if (largest == -kInfinity) return Dual(largest);
  Dual sum;
  for (const Dual& x : values) {
    const double part = exp(x.value - largest);
    if (part == 0.0) continue;  // of e^-inf the derivatives may be anything
    sum += Dual::chain(x, part, part);
  }
  return Dual::chain(sum, largest + log(sum.value), 1.0 / sum.value);
}

}  // namespace ldavi
