// SPDX-License-Identifier: Apache-2.0
// Hamiltonian Monte Carlo: an independent truth for what is approximated.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "ldavi/variational/target.hpp"

namespace ldavi {

struct HmcOptions {
  std::uint64_t seed = 1;
  std::size_t chains = 4;
  std::size_t warm_up = 1000;
  /// Kept draws a chain.
  std::size_t draws = 2000;
  /// Mean length of a trajectory, in units of the masses found in warm-up: pi/2 takes an uncorrelated normal distribution to an
  /// independent point. Longer where variables are correlated.
  double trajectory = 1.6;
  double target_acceptance = 0.8;
  /// Chains begin here plus standard normal noise; empty: at 0.
  std::vector<double> start = {};
};

struct HmcResult {
  std::size_t dimension = 0;
  /// chains[c][t * dimension + i].
  std::vector<std::vector<double>> chains;
  /// Over all chains: means, and the row-major covariance matrix.
  std::vector<double> mean;
  std::vector<double> covariance;
  /// Mean probability of acceptance after warm-up.
  double acceptance = 0.0;
  /// Of each variable: the ratio of the spread of half chains together and apart (Gelman and others 2013), and the number of
  /// independent draws that would estimate its mean as well (Vehtari and others 2021, without ranks).
  std::vector<double> split_r_hat;
  std::vector<double> effective_sample_size;

  /// Of the mean of variable i.
  double standard_error(std::size_t i) const;
};

/// Leapfrog steps whose size is found in warm-up by dual averaging (Hoffman, Gelman 2014), with a mass a variable from the
/// variances seen there, and a random number of steps. Chains by RandomStream. A point where the density or the gradient is not
/// finite is refused.
/// Throws InvalidArgument where the density is not finite at the start of a chain after 100 tries.
HmcResult sample_by_hmc(const Target& target, const HmcOptions& options = {});

}  // namespace ldavi
