// SPDX-License-Identifier: Apache-2.0
// Which number of topics to take, from how good topics are with several.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "ldavi/evaluation/evaluate.hpp"

namespace ldavi {

/// A number of topics, and how good topics are with it.
struct Candidate {
  int num_topics = 0;
  /// On documents that were held out.
  Evaluation evaluation;
  /// Mean over the topics (stability.hpp); nothing where there was one run.
  std::optional<double> stability;
  int passes = 0;
  /// Of the training; nothing where its model was there already.
  std::optional<double> seconds;
};

/// Twice as many topics are worth reading where perplexity falls by this share or more.
inline constexpr double kWorthwhileGain = 0.05;

struct Recommendation {
  std::size_t candidate = 0;
  /// Two sentences: why not fewer, why not more.
  std::string reason;
};

/// From the fewest topics on, goes to more wherever perplexity falls by kWorthwhileGain or more for each doubling, and not by chance: with
/// other such documents it falls as well (95 % of bootstrap replicates). Perplexity alone would mostly ask for the most topics tried.
/// `candidates`: ascending, at least one, scored on the same documents, of which there is at least one.
/// num_threads does not change the result; 0: as many as the process may use. Throws InvalidArgument where nothing was scored.
Recommendation recommend(std::span<const Candidate> candidates, int num_threads = 0);

}  // namespace ldavi
