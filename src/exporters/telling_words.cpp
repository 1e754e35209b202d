// SPDX-License-Identifier: Apache-2.0
#include "exporters/telling_words.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <queue>

namespace ldavi {
namespace {

/// The words that `size` others beat in both logarithms leave: they are among the first for no lambda.
std::vector<ToldWord> candidates(std::vector<ToldWord> words, std::size_t size) {
  std::stable_sort(words.begin(), words.end(), [](const ToldWord& a, const ToldWord& b) {
    return a.log_probability != b.log_probability ? a.log_probability > b.log_probability : a.log_lift > b.log_lift;
  });
  std::priority_queue<double, std::vector<double>, std::greater<>> largest_lifts;
  std::vector<ToldWord> kept;
  for (const ToldWord& word : words) {
    if (largest_lifts.size() == size && word.log_lift <= largest_lifts.top()) continue;
    largest_lifts.push(word.log_lift);
    if (largest_lifts.size() > size) largest_lifts.pop();
    kept.push_back(word);
  }
  return kept;
}

}  // namespace

std::vector<ToldWord> telling_words(std::vector<ToldWord> words, std::size_t size, int steps) {
  size = std::min(size, words.size());
  if (size == 0) return {};
  const std::vector<ToldWord> rows = candidates(std::move(words), size);
  std::vector<std::uint32_t> order(rows.size());
  std::iota(order.begin(), order.end(), 0U);
  std::vector<bool> is_told(rows.size(), false);
  for (int step = 0; step <= steps; ++step) {
    const double lambda = static_cast<double>(step) / steps;
    const auto relevance = [&](std::uint32_t i) {
      return lambda * rows[i].log_probability + (1.0 - lambda) * rows[i].log_lift;
    };
    std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(size), order.end(), [&](auto a, auto b) {
      const double of_a = relevance(a);
      const double of_b = relevance(b);
      return of_a != of_b ? of_a > of_b : a < b;
    });
    for (std::size_t i = 0; i < size; ++i) is_told[order[i]] = true;
  }
  std::vector<ToldWord> told;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (is_told[i]) told.push_back(rows[i]);
  }
  return told;
}

}  // namespace ldavi
