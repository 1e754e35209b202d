// SPDX-License-Identifier: Apache-2.0
// Distributions over a RandomStream, made from our own functions: the same draws on every machine.
#pragma once

#include <span>

#include "ldavi/base/random.hpp"

namespace ldavi {

/// Standard normal (Marsaglia and Bray 1964, polar method).
double sample_normal(RandomStream& random) noexcept;

/// Gamma(shape, 1), shape > 0 (Marsaglia and Tsang 2000; shape < 1 by a power of a uniform).
double sample_gamma(RandomStream& random, double shape) noexcept;

/// Dir(a), written to `out` of the same size; every a_k > 0. All of it sums to 1 but for rounding.
void sample_dirichlet(RandomStream& random, std::span<const double> a, std::span<double> out) noexcept;

}  // namespace ldavi
