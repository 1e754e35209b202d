// SPDX-License-Identifier: Apache-2.0
// How far a figure might be another one had other documents of the same kind been scored.
#pragma once

#include <cstdint>

#include "ldavi/inference/completion.hpp"

namespace ldavi {

struct Interval {
  double low = 0.0;
  double high = 0.0;
};

/// 95 % bootstrap interval of a completion's perplexity: its documents are drawn anew with replacement, `replicates` times, and
/// the ends are the 2.5th and the 97.5th percentile of the perplexities (linear between order statistics). It tells of the
/// choice of documents, not of the seed of the training.
/// The same bits for the same seed and any number of threads (0: as many as the process may use). At least one document and
/// replicate.
/// Source: Efron 1979, "Bootstrap methods: another look at the jackknife".
Interval perplexity_interval(const Completion& completion, std::uint64_t seed = 1, int replicates = 1'000, int num_threads = 0);

/// The same of the ratio of two perplexities, `second` by `first`, of the same documents: each replicate draws them for both, so that what makes
/// some documents harder than others falls out. Throws InvalidArgument where the documents are not as many.
Interval perplexity_ratio_interval(const Completion& first, const Completion& second, std::uint64_t seed = 1,
                                   int replicates = 1'000, int num_threads = 0);

}  // namespace ldavi
