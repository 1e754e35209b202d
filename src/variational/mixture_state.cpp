// SPDX-License-Identifier: Apache-2.0
// Implements: the bound of a mixture of Gaussians (Bishop 2006, 10.70 to 10.77, with the best responsibilities put in), and
//             what merges of two components would gain.
// Tested by:  tests/unit/variational/mixture_state_test.cpp against all seven terms written out.
// Cost:       a pass, and K D^3 / 2 multiplications.
//
// At the best responsibilities r_nk = rho_nk / sum_l rho_nl the terms with them add up to sum_n log sum_k rho_nk. What is left
// is minus the divergences of the other factors from their priors, which are 0 for components without points.
#include "variational/mixture_state.hpp"

#include <algorithm>
#include <numeric>

#include "ldavi/math/special.hpp"

namespace ldavi {
namespace {

/// -r log r.
double surprise(double r) { return -r * log(r); }

/// What the entropy of responsibilities loses where two of a point become one; of each pair (i, j < i) row by row.
std::vector<double> lost_entropies(const MixtureState& state, MixturePass& pass) {
  const std::size_t size = state.densities.size();
  const std::size_t num_pairs = size * (size - 1) / 2;
  std::vector<double> parts(pass.points().num_shards() * num_pairs, 0.0);
  pass.show(state.densities, [&](std::size_t block, const double* responsibilities, std::size_t shard) {
    std::vector<std::size_t> shared;
    double* const lost = &parts[shard * num_pairs];
    for (std::size_t n = 0; n < pass.points().block_size(block); ++n) {
      shared.clear();
      for (std::size_t k = 0; k < size; ++k) {
        if (responsibilities[k * kPointsPerBlock + n] >= kLeastShared) shared.push_back(k);
      }
      for (std::size_t i = 1; i < shared.size(); ++i) {
        const double a = responsibilities[shared[i] * kPointsPerBlock + n];
        for (std::size_t j = 0; j < i; ++j) {
          const double b = responsibilities[shared[j] * kPointsPerBlock + n];
          lost[shared[i] * (shared[i] - 1) / 2 + shared[j]] += surprise(a) + surprise(b) - surprise(a + b);
        }
      }
    }
  });
  std::vector<double> out(num_pairs, 0.0);
  for (std::size_t i = 0; i < parts.size(); ++i) out[i % num_pairs] += parts[i];
  return out;
}

/// What the bound has of a component whose points are sure, but for constants.
double evidence(const MixturePrior& prior, const PointStatistics& statistics) {
  const GaussWishart q = updated(prior.component, statistics, prior.shape);
  return FactoredGaussWishart(q, prior.shape).log_normaliser(q) - prior.factored.log_normaliser(prior.component) +
         log_gamma(prior.alpha + statistics.count) - log_gamma(prior.alpha);
}

}  // namespace

MixturePrior::MixturePrior(std::size_t components, double concentration, GaussWishart prior, CovarianceShape covariance)
    : num_components(components),
      alpha(concentration),
      component(std::move(prior)),
      shape(covariance),
      factored(component, shape) {}

MixtureTerms terms_of(const MixturePrior& prior, const std::vector<double>& alphas, const std::vector<GaussWishart>& components,
                      Executor& executor) {
  const std::size_t size = components.size();
  MixtureTerms out{std::vector<WeightedDensity>(size), 0.0};
  std::vector<double> divergences(size);
  executor.for_each_shard(size, [&](std::size_t k, int) {
    const FactoredGaussWishart factored(components[k], prior.shape);
    out.densities[k] = {0.0, components[k].mean, factored.expected_density(components[k])};
    divergences[k] = factored.divergence_from(prior.factored, components[k], prior.component);
  });
  const double all = static_cast<double>(prior.num_components) * prior.alpha;
  const double total =
      std::accumulate(alphas.begin(), alphas.end(), static_cast<double>(prior.num_components - size) * prior.alpha);
  const double psi_total = digamma(total);
  double of_weights = log_gamma(total) - log_gamma(all);  // KL(q(pi) | p(pi))
  for (std::size_t k = 0; k < size; ++k) {
    out.densities[k].log_weight = digamma(alphas[k]) - psi_total;
    of_weights += log_gamma(prior.alpha) - log_gamma(alphas[k]) + (alphas[k] - prior.alpha) * out.densities[k].log_weight;
  }
  out.minus_divergences = std::accumulate(divergences.begin(), divergences.end(), 0.0);
  out.minus_divergences = -out.minus_divergences - of_weights;
  return out;
}

MixtureState evaluate(const MixturePrior& prior, const std::vector<PointStatistics>& statistics, MixturePass& pass) {
  MixtureState state;
  for (const PointStatistics& one : statistics) {
    state.alphas.push_back(prior.alpha + one.count);
    state.components.push_back(updated(prior.component, one, prior.shape));
  }
  MixtureTerms terms = terms_of(prior, state.alphas, state.components, pass.executor());
  PassSums sums = pass.run(terms.densities);
  state.densities = std::move(terms.densities);
  state.bound = sums.log_evidence + terms.minus_divergences;
  state.statistics = std::move(sums.statistics);
  return state;
}

std::vector<MergeProposal> propose_merges(const MixturePrior& prior, const MixtureState& state, MixturePass& pass) {
  const std::size_t size = state.statistics.size();
  std::vector<MergeProposal> proposals;
  if (size < 2) return proposals;
  const std::vector<double> lost = lost_entropies(state, pass);
  std::vector<double> alone(size);
  pass.executor().for_each_shard(size, [&](std::size_t k, int) { alone[k] = evidence(prior, state.statistics[k]); });
  for (std::size_t i = 1; i < size; ++i) {
    for (std::size_t j = 0; j < i; ++j) proposals.push_back({j, i, -lost[i * (i - 1) / 2 + j] - alone[i] - alone[j]});
  }
  pass.executor().for_each_shard(proposals.size(), [&](std::size_t pair, int) {
    MergeProposal& proposal = proposals[pair];
    proposal.gain += evidence(prior, merged(state.statistics[proposal.first], state.statistics[proposal.second], prior.shape));
  });
  std::stable_sort(proposals.begin(), proposals.end(),
                   [](const MergeProposal& a, const MergeProposal& b) { return a.gain > b.gain; });
  return proposals;
}

}  // namespace ldavi
