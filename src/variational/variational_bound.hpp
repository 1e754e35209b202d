// SPDX-License-Identifier: Apache-2.0
// The evidence lower bound of a family as a function of its free parameters.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "ldavi/variational/gaussian.hpp"
#include "variational/normal_nodes.hpp"

namespace ldavi {

/// ELBO(q) = E_q[log p(x) - log q(x)], x = mean + L eps, with the expectation over eps a sum over nodes. Parameters are
/// relative to an origin, which is at 0: where the target is about as wide as that, the bound curves about once in each. Scales
/// are logarithms of factors.
class VariationalBound {
 public:
  VariationalBound() = default;
  VariationalBound(const VariationalBound&) = delete;
  VariationalBound& operator=(const VariationalBound&) = delete;
  virtual ~VariationalBound() = default;

  /// Beyond which parameters have run away: means 1e10 deviations from the origin, deviations 1e10 times larger or smaller. One
  /// a parameter.
  virtual std::vector<double> limits() const = 0;
  /// The bound and its gradient in the parameters; -inf where the density is at a node, and the gradient of no use.
  virtual double at(std::span<const double> parameters, const NormalNodes& nodes, std::span<double> gradient) = 0;
  virtual Approximation approximation(std::span<const double> parameters) const = 0;
  /// The parameters name the new origin. All parameters of what they named are 0 then.
  virtual void move_origin(std::span<const double> parameters) = 0;
};

/// What has run away from where it began.
inline constexpr double kMeanLimit = 1e10;
inline constexpr double kLogScaleLimit = 23.0;

}  // namespace ldavi
