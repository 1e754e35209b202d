// SPDX-License-Identifier: Apache-2.0
// Topics as points of a plane: those that are alike lie near each other.
#pragma once

#include <vector>

#include "ldavi/evaluation/matching.hpp"
#include "ldavi/model/edits.hpp"

namespace ldavi {

struct MapPoint {
  double x = 0.0;
  double y = 0.0;
};

/// Classical scaling: the points whose distances come nearest to those given, by the two largest eigenvalues of -1/2 J D^2 J (D^2 the squared
/// distances, J takes the mean off); a negative eigenvalue counts as 0. Around (0, 0); the x axis shows the most. One topic lies at (0, 0), two
/// on the x axis. distances: K x K, below the diagonal; the rest is taken as symmetric. Throws InvalidArgument where it is not square
/// or a distance is not finite.
/// Cost: 4/3 K^3 multiplications.
/// Source: Torgerson 1952, "Multidimensional scaling: I. Theory and method".
std::vector<MapPoint> topic_map(const DistanceMatrix& distances);

/// Of the topics of a model, by the root of the Jensen-Shannon divergence, which is a metric (Endres and Schindelin 2003). divergences: topic_distances
/// of topic_words(model) from themselves; view: topic_view(model). Topics that were merged into others do not move the others, and lie where those do.
std::vector<MapPoint> topic_map(const DistanceMatrix& divergences, const TopicView& view);

}  // namespace ldavi
