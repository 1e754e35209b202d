// SPDX-License-Identifier: Apache-2.0
// The evidence lower bound of a mixture of Gaussians.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "variational/checked_density.hpp"
#include "variational/full_frame.hpp"
#include "variational/variational_bound.hpp"

namespace ldavi {

/// q = sum_j w_j N(m_j, L_j L_j^T). Parameters: for each component those of a FullFrame, then a_j: w_j is in proportion to w0_j
/// exp(a_j). The expectation is stratified: sum_j w_j sum_k v_k [log p(x_jk) - log q(x_jk)], x_jk = m_j + L_j z_k, with log q
/// that of the whole mixture. Cost of the bound: for K components an evaluation, and K D^2 multiplications, for each of K
/// nodes.
class MixtureBound final : public VariationalBound {
 public:
  /// The density must outlive it.
  MixtureBound(CheckedDensity& density, MixedGaussian origin);

  std::vector<double> limits() const override;
  double at(std::span<const double> parameters, const NormalNodes& nodes, std::span<double> gradient) override;
  Approximation approximation(std::span<const double> parameters) const override;
  void move_origin(std::span<const double> parameters) override;

 private:
  MixedGaussian gaussian(std::span<const double> parameters) const;
  std::size_t dimension() const noexcept { return frames_.front().dimension(); }

  CheckedDensity* density_;
  std::vector<FullFrame> frames_;
  std::vector<double> log_weights_;
};

}  // namespace ldavi
