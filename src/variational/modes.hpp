// SPDX-License-Identifier: Apache-2.0
// The modes of a density that searches from scattered points find.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "ldavi/variational/laplace.hpp"
#include "variational/checked_density.hpp"

namespace ldavi {

/// Laplace's approximations at distinct modes, the largest evidence first: the first search begins at `start`, the others in
/// pairs on either side of what that found, 3, 6, 12 and 30 times a draw of its Gaussian away, by (seed, kModeSearch, pair).
/// Where no search ends at a curved mode, the one of highest density: never empty. Two modes are distinct where each is a third
/// of the other's deviations away or more. Throws NumericError where the density is not finite at the start.
std::vector<LaplaceApproximation> find_modes(CheckedDensity& density, std::span<const double> start, int searches,
                                             std::uint64_t seed);

}  // namespace ldavi
