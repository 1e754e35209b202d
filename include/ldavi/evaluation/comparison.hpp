// SPDX-License-Identifier: Apache-2.0
// What became of the topics of one model in another: the same, changed, split, merged, new, gone.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "ldavi/evaluation/matching.hpp"
#include "ldavi/evaluation/topic_distance.hpp"

namespace ldavi {

enum class PairKind : std::uint32_t {
  /// As near as most topics come to themselves when the same texts are learned from with another seed.
  kSame = 0,
  /// Each is the best partner for the other, but more of the words differ.
  kChanged = 1,
  /// The topic of the first set answers to several of the second.
  kSplit = 2,
  /// Several topics of the first set answer to that of the second.
  kMerged = 3
};

/// In the order of their values.
inline constexpr std::array<std::string_view, 4> kPairKinds{"same", "changed", "split", "merged"};

struct TopicPair {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  double distance = 0.0;
  PairKind kind = PairKind::kSame;
  /// Of the assignment; the others are what a split or a merging adds to it.
  bool is_match = true;
};

/// Distances: 0 <= whole <= same <= apart.
struct ComparisonLimits {
  /// Up to here a pair leaves nothing over: neither topic is split or merged, whatever else is near to it.
  double whole = 0.0;
  /// Up to here a pair that is neither split nor merged is the same topic.
  double same = 0.0;
  /// From here on topics have nothing to do with each other.
  double apart = 0.0;
};

/// Chosen by distances between models of one corpus with different seeds: docs/decisions/0020 has the tables.
ComparisonLimits comparison_limits(TopicDistance distance) noexcept;

struct Comparison {
  /// By a, then by distance, then by b.
  std::vector<TopicPair> pairs;
  /// Without a pair: gone, and new.
  std::vector<std::uint32_t> only_a;
  std::vector<std::uint32_t> only_b;

  /// Mean of 1 - distance over the pairs of the assignment; NaN where there are none.
  double mean_similarity() const noexcept;
};

/// Topics are matched one to one at the least total distance, where a pair that is `apart` costs no more than none, and is left out. A topic
/// that finds no partner so, and whose nearest topic is nearer than `apart`, is a part of that one, which was split (parts in the second
/// set) or has merged (in the first), unless its own pair is `whole`. Ties go to the lower numbers.
/// Cost: that of match_rows, and a look at each distance.
Comparison compare_topics(const DistanceMatrix& distances, const ComparisonLimits& limits);

}  // namespace ldavi
