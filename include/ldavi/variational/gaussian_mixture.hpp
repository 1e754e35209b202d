// SPDX-License-Identifier: Apache-2.0
// Variational mixtures of Gaussians: clusters of points, their number found.
//
// Model: pi ~ Dirichlet(alpha_0, ..., alpha_0); of each component Lambda_k ~ Wishart(W_0, nu_0), mu_k | Lambda_k ~ N(m_0,
// (beta_0 Lambda_k)^-1); a point is of component k with probability pi_k, and then x ~ N(mu_k, Lambda_k^-1). Approximation:
// q(z) q(pi) prod_k q(mu_k, Lambda_k), each factor of the family of its prior. Diagonal: Lambda_k = diag(lambda_k1, ...,
// lambda_kD), lambda_kj ~ Wishart of one dimension.
// Source: Bishop 2006, Pattern Recognition and Machine Learning, section 10.2. Merges: Hughes, Sudderth 2013, "Memoized online
// variational inference for Dirichlet process mixture models", section 4.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace ldavi {

enum class CovarianceShape { kFull, kDiagonal };

/// A normal distribution of a mean together with a Wishart distribution of its precision: a prior, or what was learned of a
/// component.
struct GaussWishart {
  /// beta: how many points the mean is worth.
  double mean_precision = 1.0;
  std::vector<double> mean;
  /// nu > D - 1; of the diagonal shape > 0, of each coordinate by itself.
  double degrees_of_freedom = 0.0;
  /// W^-1, D x D row-major; of the diagonal shape its D diagonal entries.
  std::vector<double> inverse_scale;
};

struct GaussianMixture {
  std::size_t dimension = 0;
  CovarianceShape covariance = CovarianceShape::kFull;
  double prior_concentration = 0.0;  // alpha_0
  GaussWishart prior;
  /// Components that were asked for and have no points. Their q is the prior; they count in the bound and in the sum of alpha.
  std::size_t num_empty = 0;
  /// alpha_k of the others, descending.
  std::vector<double> concentrations;
  std::vector<GaussWishart> components;

  std::size_t size() const noexcept { return components.size(); }
};

struct GaussianMixtureOptions {
  /// The most components, at least 1 and at most the number of points. Those that the data do not need end empty.
  std::size_t max_components = 10;
  CovarianceShape covariance = CovarianceShape::kFull;
  /// alpha_0 > 0; 0: 1 / max_components. Less gives fewer components.
  double weight_concentration = 0.0;
  /// beta_0 > 0.
  double mean_precision = 1.0;
  /// nu_0; 0: D, of the diagonal shape 1, the least whole number that is proper.
  double degrees_of_freedom = 0.0;
  /// m_0; empty: the mean of the points.
  std::vector<double> mean;
  /// W_0^-1; empty: the covariance of the points (denominator N - 1), of the diagonal shape their variances.
  std::vector<double> inverse_scale;
  /// Where it is empty: those times this. > 0. Below 1 small clusters of few points are found, as find_clusters() does.
  double covariance_factor = 1.0;
  /// Starts by k-means++ (Arthur, Vassilvitskii 2007) and some steps of Lloyd's; the one with the largest bound is kept. At
  /// least 1.
  int starts = 3;
  std::uint64_t seed = 1;
  /// In place of those: centres, row-major, at most max_components of them, or a responsibility of each (point, component), N x
  /// max_components. Both at once are refused.
  std::vector<double> start_centres;
  std::vector<double> start_responsibilities;
  /// Ends when a pass raises the bound by less than this a point, in nats, and no merge of two components raises it more. >= 0.
  double tolerance = 1e-6;
  /// Of each start. At least 1.
  int max_passes = 1000;
  /// Components with fewer expected points are left out.
  double least_count = 1.0;
  /// 0: as many as the process may use. Does not change the result.
  int num_threads = 0;
};

struct GaussianMixtureFit {
  GaussianMixture mixture;
  /// log p(points) >= bound, all constants included: that of `mixture`.
  double bound = 0.0;
  /// After each pass of the start that was kept; never falls but for rounding. Where components with some points of theirs had
  /// to be left out in the end, `bound` is less than the last by about that number.
  std::vector<double> bounds;
  bool converged = false;
  int merges = 0;
  /// Not 0 where the points' covariance is singular (columns that are constant or, of the full shape, combinations of others):
  /// what was added to the diagonal of W_0^-1, relative to the variance of each column; a constant column counts as one with
  /// the mean variance of the others, or 1.
  double ridge = 0.0;
};
inline constexpr double kMixtureRidge = 1e-6;

/// points: N x dimension, row-major. Throws InvalidArgument where points.size() is no multiple of dimension, where there are
/// fewer than two points or fewer than components, where a number is not finite (names row and column) or its square overflows,
/// or an option is out of range. Points that coincide are allowed; fewer distinct ones than components leave the rest empty.
/// The same bits for any number of threads and every SIMD target. Cost of a pass: N K D^2 multiplications (diagonal: 4 N K D);
/// memory: a copy of the points.
GaussianMixtureFit fit_gaussian_mixture(std::span<const double> points, std::size_t dimension,
                                        const GaussianMixtureOptions& options);

/// The exact bound of q(pi) prod_k q(mu_k, Lambda_k) as `mixture` has them, with the best q(z) for these points:
///   sum_n log sum_k rho_nk - KL(q(pi) | p(pi)) - sum_k KL(q(mu_k, Lambda_k) | p(mu_k, Lambda_k)).
double mixture_bound(const GaussianMixture& mixture, std::span<const double> points, int num_threads = 0);

/// q(z): the probability of each component for each point, N x mixture.size(), each row sums to 1. A point's row does not
/// depend on the others.
std::vector<double> mixture_responsibilities(const GaussianMixture& mixture, std::span<const double> points,
                                             int num_threads = 0);

/// nu_k (x_n - m_k)^T W_k (x_n - m_k): how many standard deviations, squared, a point is from each component's mean, N x
/// mixture.size().
std::vector<double> mixture_distances(const GaussianMixture& mixture, std::span<const double> points, int num_threads = 0);

/// E[pi_k]. They sum to 1 but for what the empty components have.
std::vector<double> expected_weights(const GaussianMixture& mixture);

/// The inverse of E[Lambda_k], W_k^-1 / nu_k: D x D row-major, zeros beside the diagonal where that is the shape.
std::vector<double> component_covariance(const GaussianMixture& mixture, std::size_t component);

}  // namespace ldavi
