// SPDX-License-Identifier: Apache-2.0
// Variables with a domain as variables without one, so that a Gaussian can stand for their density.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "ldavi/variational/target.hpp"

namespace ldavi {

/// What values a stretch of neighbouring variables takes, and by what map z in R^n becomes such an x.
struct Domain {
  enum class Kind {
    kReal,      ///< x = z
    kPositive,  ///< x = e^z
    kInterval,  ///< x = low + (high - low) / (1 + e^-z)
    kSimplex    ///< positive and of sum 1, by the inverse of isometric log ratios (log_ratio.hpp); one z less than there are x
  };
  Kind kind = Kind::kReal;
  /// How many x; at least 1.
  std::size_t size = 1;
  double low = 0.0;
  double high = 1.0;

  static Domain real(std::size_t size = 1) { return {Kind::kReal, size}; }
  static Domain positive(std::size_t size = 1) { return {Kind::kPositive, size}; }
  static Domain interval(double low, double high, std::size_t size = 1) { return {Kind::kInterval, size, low, high}; }
  static Domain simplex(std::size_t size) { return {Kind::kSimplex, size}; }
};

/// A smooth bijection from R^n to the product of domains. All functions are safe to call by several threads, cost some
/// exponentials and logarithms a variable, and throw InvalidArgument where a span has another size than said.
class Transform {
 public:
  /// Throws InvalidArgument unless every size is at least 1, and every low < high, with a number between and high - low finite.
  explicit Transform(std::vector<Domain> domains);

  /// Of z.
  std::size_t unconstrained_dimension() const noexcept { return unconstrained_dimension_; }
  /// Of x; a simplex counts with all of its parts.
  std::size_t constrained_dimension() const noexcept { return constrained_dimension_; }

  /// Fills x and returns log |det dx/dz|, of a simplex for all its parts but the last: sum_i log x_i + log(D) / 2. For finite z
  /// each x is inside its domain: what rounding would put on the border is the nearest number inside.
  double constrain(std::span<const double> z, std::span<double> x) const;

  /// Fills z with what constrain makes x of. Throws InvalidArgument naming the coordinate where x is not inside its domain, or
  /// the parts whose sum is further from 1 than kSimplexTolerance.
  void unconstrain(std::span<const double> x, std::span<double> z) const;

  /// The gradient by z of f(x(z)) + log |det dx/dz|, from the gradient of f by x. x: what constrain makes of z. The parts of a
  /// simplex count as free in f.
  void pull_back(std::span<const double> z, std::span<const double> x, std::span<const double> gradient_by_x,
                 std::span<double> gradient_by_z) const;

 private:
  std::vector<Domain> domains_;
  std::size_t unconstrained_dimension_ = 0;
  std::size_t constrained_dimension_ = 0;
};
inline constexpr double kSimplexTolerance = 1e-6;

/// The density of z when x has this one: log p(x(z)) + log |det dx/dz|, with its gradient. Throws InvalidArgument where the
/// target's dimension is not transform.constrained_dimension().
Target unconstrained(const Target& of_constrained, const Transform& transform);

}  // namespace ldavi
