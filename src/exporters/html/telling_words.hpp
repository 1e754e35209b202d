// SPDX-License-Identifier: Apache-2.0
// The words of a topic that a reader may want to see, however they are ordered.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "ldavi/evaluation/topic_words.hpp"

namespace ldavi {

/// Of each topic the terms that are among its `size` most relevant ones, lambda log p(w | k) + (1 - lambda) log(p(w | k) / p(w)), for a lambda of 0, .1 … 1;
/// ascending. word_shares: p(w), a number a term. Ties go to the lower term. Cost: eleven looks at each word of the topics.
/// Source: Sievert and Shirley 2014, "LDAvis".
std::vector<std::vector<std::uint32_t>> telling_words(const TopicWords& words, std::span<const double> word_shares,
                                                      std::size_t size, int num_threads = 0);

}  // namespace ldavi
