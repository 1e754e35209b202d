// SPDX-License-Identifier: Apache-2.0
// The evidence lower bound of one Gaussian, mean-field or full-rank.
#pragma once

#include <span>
#include <vector>

#include "variational/checked_density.hpp"
#include "variational/full_frame.hpp"
#include "variational/variational_bound.hpp"

namespace ldavi {

/// q = N(m0 + L0 mu, diag(s)^2), s_i = s0_i exp(t_i); parameters (mu, t). The mean moves in coordinates in which the target is
/// round, so that correlations of the target, which the family leaves out, do not slow the fit.
/// Cost of the bound: an evaluation and some D multiplications a node.
class MeanFieldBound final : public VariationalBound {
 public:
  /// The origin's mean and factor are m0 and L0; the deviations s0 > 0. The density must outlive it.
  MeanFieldBound(CheckedDensity& density, FullGaussian origin, std::vector<double> deviations);

  std::vector<double> limits() const override;
  double at(std::span<const double> parameters, const NormalNodes& nodes, std::span<double> gradient) override;
  Approximation approximation(std::span<const double> parameters) const override;
  void move_origin(std::span<const double> parameters) override;

 private:
  DiagonalGaussian gaussian(std::span<const double> parameters) const;

  CheckedDensity* density_;
  FullGaussian origin_;
  std::vector<double> deviations_;
};

/// q = N(mean, L L^T) with the parameters of a FullFrame. Cost of the bound: an evaluation and D^2 multiplications a node, and
/// D^3 / 3.
class FullRankBound final : public VariationalBound {
 public:
  FullRankBound(CheckedDensity& density, FullGaussian origin);

  std::vector<double> limits() const override;
  double at(std::span<const double> parameters, const NormalNodes& nodes, std::span<double> gradient) override;
  Approximation approximation(std::span<const double> parameters) const override;
  void move_origin(std::span<const double> parameters) override;

 private:
  CheckedDensity* density_;
  FullFrame frame_;
};

}  // namespace ldavi
