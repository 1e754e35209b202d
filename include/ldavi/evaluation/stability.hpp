// SPDX-License-Identifier: Apache-2.0
// Whether topics come back when the same documents are learned from again, with another seed.
#pragma once

#include <span>
#include <vector>

#include "ldavi/evaluation/topic_distance.hpp"
#include "ldavi/evaluation/topic_words.hpp"

namespace ldavi {

struct Stability {
  /// Of each topic of the reference the mean over the other runs of 1 - its distance to its partner there: 1 where it always comes back
  /// the same. NaN where it is empty.
  std::vector<double> topics;
  /// Over the topics that are not empty; NaN where all are.
  double mean = 0.0;
};

/// Topics of each run are matched one to one with those of the reference, at the least total distance, however far apart they are. A topic
/// that has no partner in a run, which has fewer topics, or an empty one, counts as 0 there.
/// All runs are over the same terms. Throws InvalidArgument where they are not, or where there is no other run.
/// Cost: for each run that of topic_distances and of match_rows.
/// Source: Greene, O'Callaghan, Cunningham 2014, "How many topics? Stability analysis for topic models", who compare top words alone.
Stability topic_stability(const TopicWords& reference, std::span<const TopicWords> others,
                          const TopicDistanceOptions& options = {});

}  // namespace ldavi
