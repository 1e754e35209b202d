// SPDX-License-Identifier: Apache-2.0
// Topics written down.
#pragma once

#include <vector>

#include "ldavi/evaluation/topic_words.hpp"

namespace ldavi {

/// A topic a row, a term a column.
using Rows = std::vector<std::vector<float>>;

inline TopicWords words_of(const Rows& topics) {
  Matrix weights(topics.front().size(), topics.size());
  for (std::size_t k = 0; k < topics.size(); ++k) {
    for (std::size_t term = 0; term < topics[k].size(); ++term) weights(term, k) = topics[k][term];
  }
  return topic_words(weights);
}

}  // namespace ldavi
