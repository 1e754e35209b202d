// SPDX-License-Identifier: Apache-2.0
// Which topics a model of correlated topics says come together.
#pragma once

#include <optional>

#include "ldavi/evaluation/topic_correlation.hpp"
#include "ldavi/model/topic_model.hpp"

namespace ldavi {

/// covariance_ij / sqrt(covariance_ii covariance_jj) of the logistic-normal prior, as learned, from -1 to 1; 0 where a
/// variance is 0. None of a model with another prior. The mean of all eta_k is taken out of each, so that K topics without
/// any correlation have -1 / (K - 1).
std::optional<TopicPairs> learned_correlations(const TopicModel& model);

}  // namespace ldavi
