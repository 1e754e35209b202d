// SPDX-License-Identifier: Apache-2.0
// The Beta distribution: what a Dirichlet says of one of its shares.
#pragma once

namespace ldavi {

/// The probability that a Beta(a, b) variable is at most x: the regularised incomplete beta function I_x(a, b). a, b > 0 and finite; 0 below
/// x = 0 and 1 above x = 1. Absolute error <= kBetaCdfMaxError for a, b from 1e-6 to 1e6; it grows with
/// their logarithm's size, as log Beta is a difference of large numbers. NaN outside that domain.
/// Cost: some tens of divisions, about the square root of the larger parameter where x is near the mean.
double beta_cdf(double x, double a, double b) noexcept;
inline constexpr double kBetaCdfMaxError = 2e-9;

/// The x in [0, 1] with beta_cdf(x, a, b) = p, 0 <= p <= 1, to within 1e-12 absolutely or where beta_cdf no longer tells values apart.
/// Cost: about ten times that of beta_cdf.
double beta_quantile(double p, double a, double b) noexcept;

struct ShareInterval {
  double low = 0.0;
  double high = 0.0;
};

/// The middle 95 % of Beta(a, total - a): of a share whose Dirichlet parameter is `a`, all parameters being `total`. The whole of it, [1, 1],
/// where nothing but `a` is there; nothing, [0, 0], where a is 0.
ShareInterval share_interval(double a, double total) noexcept;

}  // namespace ldavi
