// SPDX-License-Identifier: Apache-2.0
// Where the fit of a family begins, from the modes of the density.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "ldavi/variational/fit.hpp"
#include "ldavi/variational/laplace.hpp"

namespace ldavi {

/// The Gaussian with the mean and covariance of q.
FullGaussian moment_matched(const MixedGaussian& q);

/// Beginnings worth a run each, of one component for one Gaussian, else of as many as the family has; weights are positive.
/// One Gaussian: Laplace's at each of the best three modes, and, where there are more, the one Gaussian that spans all.
/// A mixture: a component at each of the best modes, weighted by evidence, others around the best of them by (seed,
/// kMixtureStart, attempt): with such, four attempts.
/// `modes` as find_modes gives them.
std::vector<MixedGaussian> origins(const Family& family, std::span<const LaplaceApproximation> modes, std::uint64_t seed);

}  // namespace ldavi
