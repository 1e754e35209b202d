// SPDX-License-Identifier: Apache-2.0
// What fresh draws from a fit, and the modes that were found, say of it.
#pragma once

#include <cstdint>
#include <span>

#include "ldavi/variational/fit.hpp"
#include "ldavi/variational/laplace.hpp"
#include "variational/checked_density.hpp"

namespace ldavi {

/// Sets elbo, elbo_error, pareto_shape, log_normaliser and missed_modes of a fit with an approximation, by so many draws of
/// (seed, kFitCheck, 0). Sets the termination to kUnbounded where q has grown to twice the deviations of the best mode, and an
/// approximation 1e10 times as wide would be as good.
void diagnose(Fit& fit, CheckedDensity& density, std::span<const LaplaceApproximation> modes, int draws, std::uint64_t seed);

}  // namespace ldavi
