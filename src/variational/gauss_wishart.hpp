// SPDX-License-Identifier: Apache-2.0
// One component: its update, what it expects of a point, how far it is from its prior.
#pragma once

#include <cstddef>
#include <vector>

#include "ldavi/variational/gaussian_mixture.hpp"

namespace ldavi {

/// Points of a component, added up: what its update needs. Statistics of two components add up to those of both.
struct PointStatistics {
  double count = 0.0;
  std::vector<double> mean;
  /// sum_n r_n (x_n - mean)(x_n - mean)^T, entries (i, j <= i) row by row; of the diagonal shape the diagonal alone.
  std::vector<double> scatter;
};

/// Of moments about `centre`, as GaussianKernels gives them.
PointStatistics statistics_of(const double* moments, const std::vector<double>& centre, CovarianceShape shape);

PointStatistics merged(const PointStatistics& a, const PointStatistics& b, CovarianceShape shape);

/// Bishop 10.60 to 10.63.
GaussWishart updated(const GaussWishart& prior, const PointStatistics& statistics, CovarianceShape shape);

/// What a pass takes of q(mu, Lambda): E[log N(x | mu, Lambda^-1)] = constant - 1/2 |L (x - m)|^2 (Bishop 10.64, 10.65).
struct ExpectedDensity {
  double constant = 0.0;
  /// L as GaussianKernels::log_density takes it, of the diagonal shape its squares.
  std::vector<double> factor;
};

/// A Gauss-Wishart with what is expensive to find of it.
class FactoredGaussWishart {
 public:
  /// Throws NumericError where W^-1 is not positive definite.
  FactoredGaussWishart(const GaussWishart& q, CovarianceShape shape);

  ExpectedDensity expected_density(const GaussWishart& q) const;
  /// KL(q | prior), both of one shape.
  double divergence_from(const FactoredGaussWishart& prior, const GaussWishart& q, const GaussWishart& of_prior) const;
  /// log of the normaliser of exp(...) in q(mu, Lambda), but for what depends on the dimension alone: -log B(W, nu) - D/2 log
  /// beta. Its difference from the prior's is the log evidence of points that are surely of this component, + N D/2 log(2 pi).
  double log_normaliser(const GaussWishart& q) const;

 private:
  double expected_log_determinant(double degrees_of_freedom) const;

  CovarianceShape shape_;
  std::size_t dimension_;
  double log_determinant_ = 0.0;        // of W^-1
  std::vector<double> factor_;          // C, W^-1 = C C^T; packed lower triangle, or the diagonal
  std::vector<double> inverse_factor_;  // C^-1, the same
};

}  // namespace ldavi
