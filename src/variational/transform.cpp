// SPDX-License-Identifier: Apache-2.0
// Implements: the maps of Transform, the logarithms of their determinants, and the gradients of both.
// Tested by:  tests/unit/variational/transform_test.cpp, against determinants and gradients by differences.
// Cost:       some exponentials and logarithms a variable.
#include "ldavi/variational/transform.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

#include "ldavi/base/error.hpp"
#include "ldavi/math/dirichlet.hpp"
#include "ldavi/math/special.hpp"
#include "ldavi/variational/log_ratio.hpp"
#include "ldavi/variational/logistic.hpp"

namespace ldavi {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

std::size_t free_size(const Domain& domain) noexcept {
  return domain.kind == Domain::Kind::kSimplex ? domain.size - 1 : domain.size;
}

/// Calls body(domain, first z, first x) for each.
template <class Body>
void for_each_domain(const std::vector<Domain>& domains, const Body& body) {
  std::size_t z = 0;
  std::size_t x = 0;
  for (const Domain& domain : domains) {
    body(domain, z, x);
    z += free_size(domain);
    x += domain.size;
  }
}

void check_size(std::size_t given, std::size_t wanted, const char* what) {
  if (given == wanted) return;
  throw InvalidArgument(std::string("transform: ") + what + " has " + std::to_string(given) + " coordinates, where " +
                        std::to_string(wanted) + " are needed");
}

double positive_of(double z) noexcept {
  return std::clamp(exp(z), std::numeric_limits<double>::min(), std::numeric_limits<double>::max());
}

/// From the end that is nearer, where numbers are densest if it is 0.
double inside(const Domain& domain, double z) noexcept {
  const double width = domain.high - domain.low;
  const double x = z < 0.0 ? domain.low + width * logistic(z) : domain.high - width * logistic(-z);
  return std::clamp(x, std::nextafter(domain.low, kInfinity), std::nextafter(domain.high, -kInfinity));
}

/// Fills x; log |det|.
double simplex_of(std::span<const double> z, std::span<double> x) {
  from_contrasts(z, x);
  const double largest = *std::max_element(x.begin(), x.end());
  const auto parts = static_cast<double>(x.size());
  double exponents = 0.0;
  double sum = 0.0;
  for (const double y : x) {
    exponents += y - largest;
    sum += exp(y - largest);
  }
  from_log_ratios(z, x);
  return exponents - parts * log(sum) + 0.5 * log(parts);
}

[[noreturn]] void refuse(std::size_t coordinate, double x, const std::string& wanted) {
  throw InvalidArgument("transform: coordinate " + std::to_string(coordinate) + " is " + std::to_string(x) +
                        ", outside of its domain: " + wanted);
}

void check_inside(const Domain& domain, std::span<const double> x, std::size_t first) {
  for (std::size_t i = 0; i < x.size(); ++i) {
    switch (domain.kind) {
      case Domain::Kind::kReal:
        if (!std::isfinite(x[i])) refuse(first + i, x[i], "finite numbers");
        break;
      case Domain::Kind::kPositive:
      case Domain::Kind::kSimplex:
        if (!(x[i] > 0.0 && std::isfinite(x[i]))) refuse(first + i, x[i], "positive numbers");
        break;
      case Domain::Kind::kInterval:
        if (!(x[i] > domain.low && x[i] < domain.high)) {
          refuse(first + i, x[i], "between " + std::to_string(domain.low) + " and " + std::to_string(domain.high));
        }
        break;
    }
  }
  if (domain.kind != Domain::Kind::kSimplex) return;
  const double sum = total(x);
  if (std::abs(sum - 1.0) <= kSimplexTolerance) return;
  throw InvalidArgument("transform: coordinates " + std::to_string(first) + " to " + std::to_string(first + x.size() - 1) +
                        " are the parts of a simplex, but their sum is " + std::to_string(sum) + ", not 1");
}

}  // namespace

Transform::Transform(std::vector<Domain> domains) : domains_(std::move(domains)) {
  for (std::size_t i = 0; i < domains_.size(); ++i) {
    const Domain& domain = domains_[i];
    if (domain.size == 0) throw InvalidArgument("transform: domain " + std::to_string(i) + " has no variable; leave it out");
    if (domain.kind == Domain::Kind::kInterval &&
        !(std::nextafter(domain.low, kInfinity) < domain.high && std::isfinite(domain.high - domain.low))) {
      throw InvalidArgument("transform: domain " + std::to_string(i) + " is no interval: from " + std::to_string(domain.low) +
                            " to " + std::to_string(domain.high) +
                            "; low < high, with a number between, and both finite are needed");
    }
    unconstrained_dimension_ += free_size(domain);
    constrained_dimension_ += domain.size;
  }
}

double Transform::constrain(std::span<const double> z, std::span<double> x) const {
  check_size(z.size(), unconstrained_dimension_, "z");
  check_size(x.size(), constrained_dimension_, "x");
  double log_determinant = 0.0;
  for_each_domain(domains_, [&](const Domain& domain, std::size_t first_z, std::size_t first_x) {
    const auto from = z.subspan(first_z, free_size(domain));
    const auto to = x.subspan(first_x, domain.size);
    switch (domain.kind) {
      case Domain::Kind::kReal: std::copy(from.begin(), from.end(), to.begin()); break;
      case Domain::Kind::kPositive:
        std::transform(from.begin(), from.end(), to.begin(), positive_of);
        log_determinant += total(from);
        break;
      case Domain::Kind::kInterval:
        for (std::size_t i = 0; i < from.size(); ++i) {
          to[i] = inside(domain, from[i]);
          log_determinant += log(domain.high - domain.low) + log_logistic(from[i]) + log_logistic(-from[i]);
        }
        break;
      case Domain::Kind::kSimplex: log_determinant += simplex_of(from, to); break;
    }
  });
  return log_determinant;
}

void Transform::unconstrain(std::span<const double> x, std::span<double> z) const {
  check_size(z.size(), unconstrained_dimension_, "z");
  check_size(x.size(), constrained_dimension_, "x");
  for_each_domain(domains_, [&](const Domain& domain, std::size_t first_z, std::size_t first_x) {
    const auto from = x.subspan(first_x, domain.size);
    const auto to = z.subspan(first_z, free_size(domain));
    check_inside(domain, from, first_x);
    switch (domain.kind) {
      case Domain::Kind::kReal: std::copy(from.begin(), from.end(), to.begin()); break;
      case Domain::Kind::kPositive:
        std::transform(from.begin(), from.end(), to.begin(), [](double v) { return log(v); });
        break;
      case Domain::Kind::kInterval:
        std::transform(from.begin(), from.end(), to.begin(),
                       [&](double v) { return log(v - domain.low) - log(domain.high - v); });
        break;
      case Domain::Kind::kSimplex: to_log_ratios(from, to); break;
    }
  });
}

void Transform::pull_back(std::span<const double> z, std::span<const double> x, std::span<const double> gradient_by_x,
                          std::span<double> gradient_by_z) const {
  check_size(z.size(), unconstrained_dimension_, "z");
  check_size(x.size(), constrained_dimension_, "x");
  check_size(gradient_by_x.size(), constrained_dimension_, "the gradient by x");
  check_size(gradient_by_z.size(), unconstrained_dimension_, "the gradient by z");
  for_each_domain(domains_, [&](const Domain& domain, std::size_t first_z, std::size_t first_x) {
    const auto at = x.subspan(first_x, domain.size);
    const auto from = gradient_by_x.subspan(first_x, domain.size);
    const auto to = gradient_by_z.subspan(first_z, free_size(domain));
    switch (domain.kind) {
      case Domain::Kind::kReal: std::copy(from.begin(), from.end(), to.begin()); break;
      case Domain::Kind::kPositive:
        for (std::size_t i = 0; i < to.size(); ++i) to[i] = from[i] * at[i] + 1.0;
        break;
      case Domain::Kind::kInterval:
        for (std::size_t i = 0; i < to.size(); ++i) {
          const double up = logistic(z[first_z + i]);
          const double down = logistic(-z[first_z + i]);
          to[i] = from[i] * (domain.high - domain.low) * up * down + (down - up);
        }
        break;
      case Domain::Kind::kSimplex: {
        // By y = V z: x_i (g_i - sum_j x_j g_j) of f, and 1 - D x_i of sum_j log x_j, without the 1, which has no contrasts.
        double mean = 0.0;
        for (std::size_t i = 0; i < at.size(); ++i) mean += at[i] * from[i];
        std::vector<double> by_y(at.size());
        const auto parts = static_cast<double>(at.size());
        for (std::size_t i = 0; i < at.size(); ++i) by_y[i] = at[i] * (from[i] - mean) - parts * at[i];
        to_contrasts(by_y, to);
        break;
      }
    }
  });
}

Target unconstrained(const Target& of_constrained, const Transform& transform) {
  if (of_constrained.dimension != transform.constrained_dimension()) {
    throw InvalidArgument("unconstrained: the target has " + std::to_string(of_constrained.dimension) +
                          " coordinates, the domains " + std::to_string(transform.constrained_dimension()));
  }
  return {transform.unconstrained_dimension(),
          [density = of_constrained.log_density, transform](std::span<const double> z, std::span<double> gradient) {
            std::vector<double> x(transform.constrained_dimension());
            std::vector<double> by_x(x.size());
            const double log_determinant = transform.constrain(z, x);
            const double value = density(x, by_x);
            if (value == -kInfinity) return value;
            transform.pull_back(z, x, by_x, gradient);
            return value + log_determinant;
          }};
}

}  // namespace ldavi
