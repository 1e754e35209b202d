// SPDX-License-Identifier: Apache-2.0
// How far the topics differ in their top words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ldavi {

/// Share of distinct terms among the first `size` terms of all topics: 1 where no two topics share one; 0 without a term.
/// Source: Dieng, Ruiz, Blei 2020, "Topic modeling in embedding spaces" (with size 25).
double topic_diversity(const std::vector<std::vector<std::uint32_t>>& top_terms, std::size_t size);

}  // namespace ldavi
