// SPDX-License-Identifier: Apache-2.0
#include "exporters/telling_words.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "ldavi/base/random.hpp"

namespace ldavi {
namespace {

std::vector<std::uint32_t> terms_of(const std::vector<ToldWord>& words) {
  std::vector<std::uint32_t> terms;
  for (const ToldWord& word : words) terms.push_back(word.term);
  return terms;
}

TEST(TellingWords, AreTheCommonestAndTheOwnOnes) {
  const std::vector<ToldWord> words{{0, -0.5, -0.2}, {1, -1.2, 3.4}, {2, -2.3, 4.6}, {3, -3.0, 1.0}};
  EXPECT_EQ(terms_of(telling_words(words, 1, 10)), (std::vector<std::uint32_t>{0, 1, 2}))
      << "0 is the commonest, 2 the most its own, 1 the best between; 3 is beaten by others in both";
  EXPECT_EQ(terms_of(telling_words(words, 9, 10)), (std::vector<std::uint32_t>{0, 1, 2, 3}));
  EXPECT_TRUE(telling_words({}, 5, 10).empty());
  EXPECT_TRUE(telling_words(words, 0, 10).empty());
}

TEST(TellingWords, AreThoseOfASortForEachLambda) {
  RandomStream random(1, RandomPurpose::kTopicStart, 0);
  std::vector<ToldWord> words;
  for (std::uint32_t term = 0; term < 500; ++term)
    words.push_back({term, -8.0 * random.uniform(), 6.0 * random.uniform() - 2.0});
  std::vector<std::uint32_t> expected;
  for (int step = 0; step <= 20; ++step) {
    std::vector<ToldWord> sorted = words;
    const double lambda = step / 20.0;
    const auto relevance = [&](const ToldWord& word) { return lambda * word.log_probability + (1.0 - lambda) * word.log_lift; };
    std::sort(sorted.begin(), sorted.end(), [&](const auto& a, const auto& b) { return relevance(a) > relevance(b); });
    for (std::size_t i = 0; i < 7; ++i) expected.push_back(sorted[i].term);
  }
  std::sort(expected.begin(), expected.end());
  expected.erase(std::unique(expected.begin(), expected.end()), expected.end());
  std::vector<std::uint32_t> told = terms_of(telling_words(words, 7, 20));
  std::sort(told.begin(), told.end());
  EXPECT_EQ(told, expected);
}

}  // namespace
}  // namespace ldavi
