// SPDX-License-Identifier: Apache-2.0
#include "evaluation/top_word_places.hpp"

#include <numeric>

namespace ldavi {

TopWordPlaces::TopWordPlaces(const std::vector<std::vector<std::uint32_t>>& top_terms, std::size_t num_terms)
    : offsets_(num_terms + 1, 0) {
  for (const auto& terms : top_terms) {
    num_words_.push_back(terms.size());
    for (const std::uint32_t term : terms) ++offsets_[term + 1];
  }
  std::partial_sum(offsets_.begin(), offsets_.end(), offsets_.begin());
  places_.resize(offsets_.back());
  std::vector<std::size_t> next(offsets_.begin(), offsets_.end() - 1);
  for (std::size_t k = 0; k < top_terms.size(); ++k) {
    for (std::size_t i = 0; i < top_terms[k].size(); ++i) {
      places_[next[top_terms[k][i]]++] = {static_cast<std::uint32_t>(k), static_cast<std::uint32_t>(i)};
    }
  }
}

Cooccurrence TopWordPlaces::no_windows() const {
  Cooccurrence counts;
  for (const std::size_t size : num_words_) {
    counts.topics.push_back(
        {std::vector<std::uint64_t>(size, 0), std::vector<std::uint64_t>(size == 0 ? 0 : size * (size - 1) / 2, 0)});
  }
  return counts;
}

}  // namespace ldavi
