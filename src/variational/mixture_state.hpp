// SPDX-License-Identifier: Apache-2.0
// A mixture while it is learned: its components, its bound, and the statistics of the responsibilities that are best under it.
#pragma once

#include <cstddef>
#include <vector>

#include "variational/gauss_wishart.hpp"
#include "variational/mixture_pass.hpp"

namespace ldavi {

/// The prior of a mixture of num_components.
struct MixturePrior {
  MixturePrior(std::size_t components, double concentration, GaussWishart prior, CovarianceShape covariance);

  std::size_t num_components;
  double alpha;
  GaussWishart component;
  CovarianceShape shape;
  FactoredGaussWishart factored;
};

struct MixtureState {
  /// Of the components that have points; the others are as the prior has them.
  std::vector<double> alphas;
  std::vector<GaussWishart> components;
  std::vector<WeightedDensity> densities;
  /// sum_n log sum_k rho_nk - KL(q(pi) | p(pi)) - sum_k KL(q(mu_k, Lambda_k) | p(mu_k, Lambda_k)).
  double bound = 0.0;
  /// Of the responsibilities under these components.
  std::vector<PointStatistics> statistics;
};

/// What a pass takes of components, and minus their divergences from the prior: the bound without the points.
struct MixtureTerms {
  std::vector<WeightedDensity> densities;
  double minus_divergences = 0.0;
};
MixtureTerms terms_of(const MixturePrior& prior, const std::vector<double>& alphas, const std::vector<GaussWishart>& components,
                      Executor& executor);

/// The components of these statistics, and a pass with them. Whatever statistics are given, the bound is one; where they are
/// those of a state, it is not less than that state's.
MixtureState evaluate(const MixturePrior& prior, const std::vector<PointStatistics>& statistics, MixturePass& pass);

/// Two components that might be one.
struct MergeProposal {
  std::size_t first = 0;
  std::size_t second = 0;
  /// What the bound gains at least, where their points are given to one component and nothing else changes; but for
  /// responsibilities below kLeastShared. Gains of pairs that have no component in common add up.
  double gain = 0.0;
};
inline constexpr double kLeastShared = 1e-6;

/// All pairs, the largest gain first. Cost: a pass, and K^2 D^3 / 4 multiplications.
std::vector<MergeProposal> propose_merges(const MixturePrior& prior, const MixtureState& state, MixturePass& pass);

}  // namespace ldavi
