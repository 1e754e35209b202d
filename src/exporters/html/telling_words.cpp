// SPDX-License-Identifier: Apache-2.0
#include "exporters/html/telling_words.hpp"

#include <algorithm>

#include "ldavi/base/parallel.hpp"
#include "math/log_table.hpp"

namespace ldavi {
namespace {

struct Scored {
  std::uint32_t term = 0;
  float probability = 0.0F;  // logarithm of
  float lift = 0.0F;
  float relevance = 0.0F;
};

std::vector<std::uint32_t> telling_words_of(const std::vector<TopicWord>& words, std::span<const double> word_shares,
                                            std::size_t size, const LogTable& logarithm) {
  std::vector<Scored> scored;
  scored.reserve(words.size());
  for (const TopicWord& word : words) {
    const double log_probability = logarithm(static_cast<double>(word.probability));
    const double lift = log_probability - logarithm(word_shares[word.term]);
    scored.push_back({word.term, static_cast<float>(log_probability), static_cast<float>(lift)});
  }
  std::vector<std::uint32_t> telling;
  const std::size_t most = std::min(size, scored.size());
  constexpr int kSteps = 10;
  for (int step = 0; step <= kSteps; ++step) {
    const float lambda = static_cast<float>(step) / kSteps;
    for (Scored& word : scored) word.relevance = lambda * word.probability + (1.0F - lambda) * word.lift;
    std::nth_element(scored.begin(), scored.begin() + static_cast<std::ptrdiff_t>(most), scored.end(),
                     [](const Scored& a, const Scored& b) {
                       return a.relevance != b.relevance ? a.relevance > b.relevance : a.term < b.term;
                     });
    for (std::size_t i = 0; i < most; ++i) telling.push_back(scored[i].term);
  }
  std::sort(telling.begin(), telling.end());
  telling.erase(std::unique(telling.begin(), telling.end()), telling.end());
  return telling;
}

}  // namespace

std::vector<std::vector<std::uint32_t>> telling_words(const TopicWords& words, std::span<const double> word_shares,
                                                      std::size_t size, int num_threads) {
  const LogTable logarithm;
  std::vector<std::vector<std::uint32_t>> telling(words.num_topics());
  Executor executor(num_threads > 0 ? num_threads : available_processors());
  executor.for_each_shard(words.num_topics(), [&](std::size_t topic, int) {
    telling[topic] = telling_words_of(words.topics[topic], word_shares, size, logarithm);
  });
  return telling;
}

}  // namespace ldavi
