// SPDX-License-Identifier: Apache-2.0
// Whether chains tell one story, and how much of it.
#pragma once

#include <vector>

namespace ldavi {

/// The ratio of the spread of half chains together and apart: near 1 where all are draws from one distribution (Gelman and
/// others 2013). chains: of one variable, of equal lengths, at least 4.
double split_r_hat(const std::vector<std::vector<double>>& chains);

/// The number of independent draws that would estimate the mean as well: Geyer's initial monotone sequence over the half chains
/// (Vehtari, Gelman, Simpson, Carpenter, Buerkner 2021, without ranks).
double effective_draws(const std::vector<std::vector<double>>& chains);

}  // namespace ldavi
