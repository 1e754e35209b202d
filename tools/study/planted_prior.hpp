// SPDX-License-Identifier: Apache-2.0
// The prior that documents of correlated topics are planted with.
#pragma once

#include <cstddef>
#include <vector>

#include "ldavi/model/topic_model.hpp"

namespace ldavi::study {

/// L of eta = L z: deviations of 1.5, and correlations .7^|i - j| of topics i and j.
std::vector<double> planted_factor(std::size_t num_topics);

/// Of eta less its mean over the topics, which softmax does not see.
LogisticNormalPrior centred_prior(const std::vector<double>& factor, std::size_t num_topics);

}  // namespace ldavi::study
