// SPDX-License-Identifier: Apache-2.0
// Topics as they are compared: each by the words that it was learned from, and none that it only might have.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "ldavi/base/matrix.hpp"
#include "ldavi/model/topic_model.hpp"

namespace ldavi {

/// The least probable words of a topic that together hold no more than this share of it are left out: they are many, and say nothing.
inline constexpr double kTailShare = 1e-3;

struct TopicWord {
  std::uint32_t term = 0;
  float probability = 0.0F;
};

struct TopicWords {
  std::size_t num_terms = 0;
  /// Of each topic the words it has, by ascending term; their probabilities sum to 1. None where a topic is empty.
  std::vector<std::vector<TopicWord>> topics;
  /// What each topic holds above the prior, in tokens where the weights are those of a model.
  std::vector<double> totals;

  std::size_t num_topics() const noexcept { return topics.size(); }
};

/// weights: V x K, of any scale. Of each weight `prior` is taken off, no further than to 0. A topic that then holds no more than
/// `least_total` is empty. num_threads does not change the result; 0: as many as the process may use.
/// Cost: three looks at each weight, in blocks of 16 topics; 8 bytes a word that stays.
TopicWords topic_words(const Matrix& weights, double prior = 0.0, double least_total = 0.0, int num_threads = 0);

/// Of a model: lambda without eta, as its edits leave it. A topic of one token or less is empty, as is one that was merged into another.
TopicWords topic_words(const TopicModel& model, int num_threads = 0);

/// The `size` most probable words of a topic, the most probable first; ties go to the lower term. Fewer where it has fewer.
std::vector<TopicWord> top_words_of(const TopicWords& words, std::size_t topic, std::size_t size);

}  // namespace ldavi
