// SPDX-License-Identifier: Apache-2.0
// Topics that training has for a time beyond those asked for. From any start some topics end as mixtures of leftovers, while others
// have to do the work of two; with more topics to begin with, of which the dispensable leave, fewer do. Here: which are dispensable.
// docs/decisions/0011 and 0015 have the measurements.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "inference/active_topics.hpp"
#include "inference/training_set.hpp"
#include "ldavi/base/parallel.hpp"

namespace ldavi {

/// Adds to `costs`, by topic, what it would cost one document that a topic leaves: how much the log probability of its tokens would fall
/// when its other topics have taken over. Topic k gives them its part of each term w in proportion to theirs, so that their mixture grows by
///   g_j = sum_w n_w r_wk r_wj / (1 - r_wk) / (alpha_j + N_dj),
/// and a token of w keeps the share 1 - r_wk + sum_{j != k} r_wj g_j of its probability: at least 1e-3, others take over where all of it
/// would go. Where r_wk is below .01 its logarithm is taken to be sum_j r_wj g_j. Two topics that are alike cost nothing, one of them.
/// `document`'s responsibilities are in `view`; alpha of all topics. Cost: two flops a (cell, topic with a part in it, active topic).
void add_removal_costs(const DocumentCounts& document, const ActiveTopics::View& view, std::span<const double> alpha,
                       std::span<double> costs);

/// Their sums over all documents, or every second, third … where there are more than 16,384. Document d is in block d mod B.
std::vector<double> removal_costs(const TrainingSet& set, std::span<ActiveTopics> blocks, std::span<const double> alpha,
                                  Executor& executor);

/// The `count` topics with the largest costs (or anything else), ascending. Ties go to the lower number.
std::vector<std::size_t> dearest_topics(std::span<const double> costs, std::size_t count);

}  // namespace ldavi
