// SPDX-License-Identifier: Apache-2.0
// Free parameters of a Gaussian with any covariance, relative to one that is near.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "ldavi/variational/gaussian.hpp"

namespace ldavi {

/// The D + D (D + 1) / 2 parameters (mu, T) name N(m0 + L0 mu, L L^T), L = L0 T: T lower-triangular, row by row, with the
/// logarithms of its diagonal. At 0 it is the origin N(m0, L0 L0^T).
class FullFrame {
 public:
  explicit FullFrame(FullGaussian origin);

  const FullGaussian& origin() const noexcept { return origin_; }
  std::size_t dimension() const noexcept { return origin_.mean.size(); }
  std::size_t num_parameters() const noexcept;
  void append_limits(std::vector<double>& limits) const;
  FullGaussian gaussian(std::span<const double> parameters) const;
  /// From the gradient in mean and L (D * D, its lower triangle) to that in the parameters, which are those of the same
  /// Gaussian.
  /// Cost: D^3 / 6 multiplications.
  void pull_back(std::span<const double> parameters, std::span<const double> by_mean, std::span<const double> by_factor,
                 std::span<double> out) const;

 private:
  FullGaussian origin_;
};

}  // namespace ldavi
