// SPDX-License-Identifier: Apache-2.0
// The words of a topic that a reader may want to see, however they are ordered.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ldavi {

/// A word of a topic: log p(w | k), and log(p(w | k) / p(w)).
struct ToldWord {
  std::uint32_t term = 0;
  double log_probability = 0.0;
  double log_lift = 0.0;
};

/// Those that are among the `size` most relevant ones, lambda log_probability + (1 - lambda) log_lift, for a lambda of 0, 1 / steps … 1; by falling
/// probability. Ties go to the more probable word, then to the one that came first. Cost: a sort, and `steps` looks at the some hundreds of words that
/// fewer than `size` others beat in both.
/// Source: Sievert and Shirley 2014, "LDAvis".
std::vector<ToldWord> telling_words(std::vector<ToldWord> words, std::size_t size, int steps);

}  // namespace ldavi
