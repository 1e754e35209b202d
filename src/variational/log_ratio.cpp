// SPDX-License-Identifier: Apache-2.0
// Implements: isometric log-ratio coordinates (Egozcue and others 2003) in the basis of Helmert.
// Tested by:  tests/unit/variational/log_ratio_test.cpp, against the basis written out.
// Cost:       D square roots, and D exponentials or logarithms.
#include "ldavi/variational/log_ratio.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <string>

#include "ldavi/base/error.hpp"
#include "ldavi/math/special.hpp"

namespace ldavi {
namespace {

void check_sizes(std::size_t parts, std::size_t coordinates) {
  if (parts == coordinates + 1) return;
  throw InvalidArgument("log ratios: " + std::to_string(parts) + " parts have one coordinate less, not " +
                        std::to_string(coordinates));
}

/// V^T y, where y_i is value(i).
template <class Value>
void contrasts(std::span<double> z, const Value& value) {
  double sum = value(0);
  for (std::size_t k = 1; k <= z.size(); ++k) {
    const auto count = static_cast<double>(k);
    const double next = value(k);
    z[k - 1] = (sum / count - next) * std::sqrt(count / (count + 1.0));
    sum += next;
  }
}

}  // namespace

void to_contrasts(std::span<const double> y, std::span<double> z) {
  check_sizes(y.size(), z.size());
  contrasts(z, [&](std::size_t i) { return y[i]; });
}

void from_contrasts(std::span<const double> z, std::span<double> y) {
  check_sizes(y.size(), z.size());
  double sum = 0.0;  // of z_k / sqrt(k (k+1)) over the columns in which a part is among the first
  for (std::size_t k = z.size(); k > 0; --k) {
    const auto count = static_cast<double>(k);
    const double scaled = z[k - 1] / std::sqrt(count * (count + 1.0));
    y[k] = sum - count * scaled;
    sum += scaled;
  }
  y[0] = sum;
}

void to_log_ratios(std::span<const double> simplex, std::span<double> z) {
  check_sizes(simplex.size(), z.size());
  const auto bad = std::find_if_not(simplex.begin(), simplex.end(), [](double x) { return x > 0.0 && std::isfinite(x); });
  if (bad != simplex.end()) {
    throw InvalidArgument("log ratios: part " + std::to_string(bad - simplex.begin()) + " is " + std::to_string(*bad) +
                          ", where a positive number is needed");
  }
  contrasts(z, [&](std::size_t i) { return log(simplex[i]); });
}

void from_log_ratios(std::span<const double> z, std::span<double> simplex) {
  from_contrasts(z, simplex);
  const double largest = *std::max_element(simplex.begin(), simplex.end());
  double sum = 0.0;
  for (double& x : simplex) sum += x = exp(x - largest);
  for (double& x : simplex) x = std::max(x / sum, std::numeric_limits<double>::min());
}

}  // namespace ldavi
