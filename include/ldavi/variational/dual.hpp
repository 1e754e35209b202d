// SPDX-License-Identifier: Apache-2.0
// Derivatives by forward mode: write a log density once, for any scalar, and have its gradient.
//
//   const Target target = differentiated(2, [](auto x) { return -0.5 * square(x[0]) - square(x[1] - square(x[0])); });
//
// The functions are found by argument-dependent lookup: write exp(x), not std::exp(x). There are + - * / and comparisons, exp,
// expm1, log, log1p, square, sqrt, tanh, pow with a constant exponent, logistic, log_logistic, log_gamma, digamma, and
// log_sum_exp. Others, such as abs, sin or erf, there are not: build them from these, or of a function g with derivative g'
// write Dual::chain(x, g(x.value), g'(x.value)).
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <compare>
#include <cstddef>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include "ldavi/math/special.hpp"
#include "ldavi/variational/logistic.hpp"
#include "ldavi/variational/target.hpp"

namespace ldavi {

/// A value and its derivatives by kWidth variables. A double is a Dual whose derivatives are 0. Compared by value alone.
struct Dual {
  static constexpr std::size_t kWidth = 8;

  double value = 0.0;
  std::array<double, kWidth> partials{};

  Dual() noexcept = default;
  Dual(double constant) noexcept : value(constant) {}  // NOLINT: constants are written without a conversion

  /// g(a) where g has this value and this derivative at a.
  static Dual chain(const Dual& a, double value, double derivative) noexcept {
    Dual result(value);
    for_each_partial([&](std::size_t i) { result.partials[i] = derivative * a.partials[i]; });
    return result;
  }
  /// g(a, b) likewise.
  static Dual chain(const Dual& a, const Dual& b, double value, double by_a, double by_b) noexcept {
    Dual result(value);
    for_each_partial([&](std::size_t i) { result.partials[i] = by_a * a.partials[i] + by_b * b.partials[i]; });
    return result;
  }

  Dual& operator+=(const Dual& b) noexcept {
    value += b.value;
    for_each_partial([&](std::size_t i) { partials[i] += b.partials[i]; });
    return *this;
  }
  Dual& operator-=(const Dual& b) noexcept {
    value -= b.value;
    for_each_partial([&](std::size_t i) { partials[i] -= b.partials[i]; });
    return *this;
  }
  Dual& operator*=(const Dual& b) noexcept { return *this = chain(*this, b, value * b.value, b.value, value); }
  Dual& operator/=(const Dual& b) noexcept {
    const double ratio = value / b.value;
    return *this = chain(*this, b, ratio, 1.0 / b.value, -ratio / b.value);
  }

  friend Dual operator+(Dual a, const Dual& b) noexcept { return a += b; }
  friend Dual operator-(Dual a, const Dual& b) noexcept { return a -= b; }
  friend Dual operator*(Dual a, const Dual& b) noexcept { return a *= b; }
  friend Dual operator/(Dual a, const Dual& b) noexcept { return a /= b; }
  friend Dual operator+(const Dual& a, double b) noexcept { return chain(a, a.value + b, 1.0); }
  friend Dual operator-(const Dual& a, double b) noexcept { return chain(a, a.value - b, 1.0); }
  friend Dual operator*(const Dual& a, double b) noexcept { return chain(a, a.value * b, b); }
  friend Dual operator/(const Dual& a, double b) noexcept { return chain(a, a.value / b, 1.0 / b); }
  friend Dual operator+(double a, const Dual& b) noexcept { return b + a; }
  friend Dual operator-(double a, const Dual& b) noexcept { return chain(b, a - b.value, -1.0); }
  friend Dual operator*(double a, const Dual& b) noexcept { return b * a; }
  friend Dual operator/(double a, const Dual& b) noexcept {
    const double ratio = a / b.value;
    return chain(b, ratio, -ratio / b.value);
  }
  friend Dual operator+(const Dual& a) noexcept { return a; }
  friend Dual operator-(const Dual& a) noexcept { return chain(a, -a.value, -1.0); }

  friend bool operator==(const Dual& a, const Dual& b) noexcept { return a.value == b.value; }
  friend std::partial_ordering operator<=>(const Dual& a, const Dual& b) noexcept { return a.value <=> b.value; }

 private:
  /// Unrolled, g++ -O2 makes vectors of it, and takes half the time.
  template <class Body>
  static void for_each_partial(Body body) noexcept {
#pragma GCC unroll 8
    for (std::size_t i = 0; i < kWidth; ++i) body(i);
  }
};

// Each has the domain of the function of doubles; outside of it the value is that function's, NaN or infinite.

inline Dual exp(const Dual& x) noexcept {
  const double power = exp(x.value);
  return Dual::chain(x, power, power);
}
inline Dual expm1(const Dual& x) noexcept { return Dual::chain(x, expm1(x.value), exp(x.value)); }
inline Dual log(const Dual& x) noexcept { return Dual::chain(x, log(x.value), 1.0 / x.value); }
inline Dual log1p(const Dual& x) noexcept { return Dual::chain(x, log1p(x.value), 1.0 / (1.0 + x.value)); }
inline Dual square(const Dual& x) noexcept { return Dual::chain(x, x.value * x.value, 2.0 * x.value); }
inline Dual sqrt(const Dual& x) noexcept {
  const double root = std::sqrt(x.value);
  return Dual::chain(x, root, 0.5 / root);
}
inline Dual logistic(const Dual& x) noexcept {
  const double value = logistic(x.value);
  return Dual::chain(x, value, value * logistic(-x.value));
}
inline Dual log_logistic(const Dual& x) noexcept { return Dual::chain(x, log_logistic(x.value), logistic(-x.value)); }
inline Dual log_gamma(const Dual& x) noexcept { return Dual::chain(x, log_gamma(x.value), digamma(x.value)); }
inline Dual digamma(const Dual& x) noexcept { return Dual::chain(x, digamma(x.value), trigamma(x.value)); }

// In parentheses, as these are not calls of libm.
inline Dual(tanh)(const Dual& x) noexcept {
  const double lost = expm1(-2.0 * std::abs(x.value));  // in [-1, 0]
  return Dual::chain(x, std::copysign(lost / (2.0 + lost), x.value), 4.0 * logistic(2.0 * x.value) * logistic(-2.0 * x.value));
}
/// x^exponent: by products where the exponent is a whole number of at most 64 in size, so for negative x too; else
/// exp(exponent log x), with the relative error that log x brings in.
Dual(pow)(const Dual& x, double exponent) noexcept;

/// log sum_i e^(x_i), from the largest of them; -inf where there is none, or where all are.
Dual log_sum_exp(std::span<const Dual> values) noexcept;

/// The target whose log density is f, its gradient made by forward mode. f is called with a std::span<const Dual> of size
/// dimension, and returns a Dual. Where f returns -inf, the gradient is not made.
/// Cost: ceil(dimension / Dual::kWidth) calls of f, each several times one on doubles; for more than some dozen variables a
/// gradient by hand pays. Thread safety: f's.
/// Source: Griewank, Walther 2008, "Evaluating Derivatives", chapter 3.
template <class F>
Target differentiated(std::size_t dimension, F f) {
  return {dimension, [dimension, f = std::move(f)](std::span<const double> x, std::span<double> gradient) {
            std::vector<Dual> point(x.begin(), x.end());
            double value = 0.0;
            std::size_t begin = 0;
            do {
              const std::size_t width = std::min(Dual::kWidth, dimension - begin);
              for (std::size_t i = 0; i < width; ++i) point[begin + i].partials[i] = 1.0;
              const Dual result = f(std::span<const Dual>(point));
              for (std::size_t i = 0; i < width; ++i) {
                point[begin + i].partials[i] = 0.0;
                gradient[begin + i] = result.partials[i];
              }
              value = result.value;
              begin += width;
            } while (begin < dimension && value != -std::numeric_limits<double>::infinity());
            return value;
          }};
}

}  // namespace ldavi
