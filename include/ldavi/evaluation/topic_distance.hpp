// SPDX-License-Identifier: Apache-2.0
// How far topics of two models are from each other, though their vocabularies may differ.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "ldavi/corpus/vocabulary.hpp"
#include "ldavi/evaluation/matching.hpp"
#include "ldavi/evaluation/topic_words.hpp"

namespace ldavi {

/// Of topics p and q, each over its own vocabulary and 0 elsewhere. All run from 0, the same, to 1, no word in common.
enum class TopicDistance : std::uint32_t {
  /// Jensen-Shannon divergence in bits, not its root: 1 - sum_w (p_w + q_w) / 2 h(p_w / (p_w + q_w)), h the entropy of a coin. A topic of
  /// half of another's words is .31 from it, one of a quarter of them .55.
  kJensenShannon = 0,
  /// sqrt(1 - sum_w sqrt(p_w q_w)).
  kHellinger = 1,
  /// 1 - sum_w p_w q_w / (|p| |q|): the most probable words decide.
  kCosine = 2,
  /// 1 - the share of words that both have (Jaccard), of the most probable words of each.
  kTopWords = 3
};

/// In the order of their values.
inline constexpr std::array<std::string_view, 4> kTopicDistances{"jensen-shannon", "hellinger", "cosine", "top-words"};

/// For each term of one vocabulary its number in another, or kNoTerm.
using TermMap = std::vector<std::uint32_t>;

TermMap map_terms(const Vocabulary& from, const Vocabulary& to);

/// The share of all tokens of the topics that is of terms which the other vocabulary knows as well. 0 without a token.
double common_share(const TopicWords& words, const TermMap& map);

struct TopicDistanceOptions {
  TopicDistance distance = TopicDistance::kJensenShannon;
  /// Of kTopWords: how many of each topic.
  std::size_t num_words = 10;
  /// Does not change the result. 0: as many as the process may use.
  int num_threads = 0;
};

/// A row a topic of `a`, a column a topic of `b`; `map` leads from the terms of `a` to those of `b`. The words of one vocabulary alone
/// count in full as what the topics do not share: vocabularies that hardly overlap make all topics far from each other, see common_share.
/// An empty topic is at distance 1 from every topic. What is below 1e-12 is rounding, and 0.
/// Cost: for each term the topics of `a` that have it times the topics of `b` that have it, each one logarithm (kJensenShannon) or one
/// product; 16 bytes a word of `b`.
/// Source: Lin 1991, "Divergence measures based on the Shannon entropy".
DistanceMatrix topic_distances(const TopicWords& a, const TopicWords& b, const TermMap& map,
                               const TopicDistanceOptions& options = {});

}  // namespace ldavi
