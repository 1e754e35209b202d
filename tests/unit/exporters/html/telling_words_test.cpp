// SPDX-License-Identifier: Apache-2.0
#include "exporters/html/telling_words.hpp"

#include <gtest/gtest.h>

namespace ldavi {
namespace {

using Terms = std::vector<std::uint32_t>;

TEST(TellingWords, AreTheCommonestAndTheOwnOnes) {
  TopicWords words;
  words.num_terms = 4;
  words.topics = {{{0, 0.6F}, {1, 0.3F}, {2, 0.1F}}, {{0, 0.9F}, {3, 0.1F}}, {}};
  const std::vector<double> shares{0.75, 0.01, 0.001, 0.05};

  EXPECT_EQ(telling_words(words, shares, 1, 1), (std::vector<Terms>{{0, 1, 2}, {0, 3}, {}}))
      << "of the first topic: 2 stands only there, 0 is the commonest, and 1 is best between";
  EXPECT_EQ(telling_words(words, shares, 10, 2), (std::vector<Terms>{{0, 1, 2}, {0, 3}, {}}));
}

}  // namespace
}  // namespace ldavi
