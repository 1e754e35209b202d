// SPDX-License-Identifier: Apache-2.0
// Topics in groups of groups, and in an order in which those that come together are neighbours.
#pragma once

#include <cstdint>
#include <vector>

#include "ldavi/evaluation/topic_correlation.hpp"

namespace ldavi {

/// Two groups that become one. A group is a topic, or K + the number of an earlier merge.
struct TopicMerge {
  std::uint32_t first = 0;
  std::uint32_t second = 0;
  /// 1 - the mean correlation of a topic of one and a topic of the other. Never less than that of an earlier merge of its parts.
  double height = 0.0;
};

struct TopicTree {
  /// K - 1, those of the least height first.
  std::vector<TopicMerge> merges;
  /// All topics, so that each group stands together; of two groups the one with the lowest topic comes first.
  std::vector<std::uint32_t> order;
};

/// Joins the two groups that correlate most until all are one (average linkage); ties go to the lower numbers. Cost: K^3 looks at the most, K^2 as a
/// rule. Source: Sokal and Michener 1958, "A statistical method for evaluating systematic relationships".
TopicTree topic_tree(const TopicPairs& correlations);

}  // namespace ldavi
