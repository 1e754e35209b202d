// SPDX-License-Identifier: Apache-2.0
#include "evaluation/window_ranges.hpp"

#include <gtest/gtest.h>

#include <set>

namespace ldavi {
namespace {

using Places = std::vector<std::uint32_t>;
using Ranges = std::vector<WindowRange>;

Ranges ranges_of(const Places& places, std::size_t length, std::size_t size) {
  Ranges ranges{{7, 9}};
  windows_that_hold(places, length, size, ranges);
  return ranges;
}

TEST(WindowRanges, AreAsManyAsBeginWithAWord) {
  EXPECT_EQ(num_windows(0, 3), 0U);
  EXPECT_EQ(num_windows(1, 3), 1U);  // shorter than a window
  EXPECT_EQ(num_windows(3, 3), 1U);
  EXPECT_EQ(num_windows(4, 3), 2U);
  EXPECT_EQ(num_windows(9, 1), 9U);
}

TEST(WindowRanges, HoldAWordUpToTheEnds) {
  EXPECT_EQ(ranges_of({0}, 8, 3), (Ranges{{0, 0}}));
  EXPECT_EQ(ranges_of({1}, 8, 3), (Ranges{{0, 1}}));
  EXPECT_EQ(ranges_of({4}, 8, 3), (Ranges{{2, 4}}));
  EXPECT_EQ(ranges_of({6}, 8, 3), (Ranges{{4, 5}}));
  EXPECT_EQ(ranges_of({7}, 8, 3), (Ranges{{5, 5}}));
  EXPECT_EQ(ranges_of({1}, 2, 3), (Ranges{{0, 0}}));
  EXPECT_EQ(ranges_of({}, 8, 3), Ranges{});
}

TEST(WindowRanges, AreOneWhereTheyMeet) {
  EXPECT_EQ(ranges_of({3, 4}, 20, 3), (Ranges{{1, 4}}));
  EXPECT_EQ(ranges_of({3, 6}, 20, 3), (Ranges{{1, 6}}));
  EXPECT_EQ(ranges_of({3, 7}, 20, 3), (Ranges{{1, 3}, {5, 7}}));
}

TEST(WindowRanges, ShareWhatIsInBoth) {
  const Ranges a{{0, 4}, {8, 9}, {20, 30}};
  const Ranges b{{4, 8}, {10, 19}, {25, 40}};
  EXPECT_EQ(num_windows(a), 5U + 2U + 11U);
  EXPECT_EQ(num_windows_in_both(a, b), 1U + 1U + 6U);
  EXPECT_EQ(num_windows_in_both(b, a), 8U);
  EXPECT_EQ(num_windows_in_both(a, {}), 0U);
}

TEST(WindowRanges, EqualALookAtEachWindow) {
  for (std::size_t length = 1; length < 10; ++length) {
    for (std::size_t size = 1; size < 7; ++size) {
      for (std::uint32_t bits = 0; bits < 1U << length; ++bits) {
        Places places;
        for (std::uint32_t i = 0; i < length; ++i) {
          if ((bits >> i & 1U) != 0) places.push_back(i);
        }
        std::set<std::size_t> expected;
        for (std::size_t begin = 0; begin < num_windows(length, size); ++begin) {
          for (const std::size_t place : places) {
            if (place >= begin && place < begin + size) expected.insert(begin);
          }
        }
        std::set<std::size_t> found;
        const Ranges ranges = ranges_of(places, length, size);
        for (const WindowRange& range : ranges) {
          for (std::size_t window = range.first; window <= range.last; ++window) found.insert(window);
        }
        ASSERT_EQ(found, expected) << length << " " << size << " " << bits;
        ASSERT_EQ(num_windows(ranges), expected.size());
      }
    }
  }
}

}  // namespace
}  // namespace ldavi
