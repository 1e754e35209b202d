// SPDX-License-Identifier: Apache-2.0
#include "evaluation/top_word_places.hpp"

#include <gtest/gtest.h>

namespace ldavi {
namespace {

using Places = std::vector<TopWordPlaces::Place>;

Places of(const TopWordPlaces& places, std::uint32_t term) {
  const auto found = places.of(term);
  return {found.begin(), found.end()};
}

TEST(TopWordPlaces, AreTheTopicsAndRanksOfATerm) {
  const TopWordPlaces places({{2, 0}, {}, {1, 2, 3}}, 5);
  EXPECT_EQ(places.num_topics(), 3U);
  EXPECT_EQ(places.num_terms(), 5U);
  EXPECT_EQ(of(places, 0), (Places{{0, 1}}));
  EXPECT_EQ(of(places, 2), (Places{{0, 0}, {2, 1}}));
  EXPECT_EQ(of(places, 4), Places{});
}

TEST(TopWordPlaces, MakeRoomForPairs) {
  const Cooccurrence counts = TopWordPlaces({{2, 0}, {}, {1, 2, 3}}, 5).no_windows();
  EXPECT_EQ(counts.num_windows, 0U);
  ASSERT_EQ(counts.topics.size(), 3U);
  EXPECT_EQ(counts.topics[0].together.size(), 1U);
  EXPECT_EQ(counts.topics[1].num_words() + counts.topics[1].together.size(), 0U);
  EXPECT_EQ(counts.topics[2].windows, (std::vector<std::uint64_t>{0, 0, 0}));
  EXPECT_EQ(counts.topics[2].together, (std::vector<std::uint64_t>{0, 0, 0}));
}

}  // namespace
}  // namespace ldavi
