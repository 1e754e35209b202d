// SPDX-License-Identifier: Apache-2.0
#include "ldavi/base/string_table.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace ldavi {
namespace {

TEST(StringTable, HoldsWhatItWasGiven) {
  const StringTable table(std::vector<std::string>{"ab", "", "c"});

  ASSERT_EQ(table.size(), 3U);
  EXPECT_EQ(table[0], "ab");
  EXPECT_EQ(table[1], "");
  EXPECT_EQ(table[2], "c");
  EXPECT_EQ(table.offsets(), (Array<std::uint64_t>{0, 2, 2, 3}));
  EXPECT_EQ(table.bytes(), (Array<char>{'a', 'b', 'c'}));
}

TEST(StringTable, IsEmptyAtFirst) {
  EXPECT_TRUE(StringTable().empty());
  EXPECT_EQ(StringTable().size(), 0U);
}

TEST(StringTable, TellsWhereOneStringEndsAndTheNextBegins) {
  EXPECT_EQ((StringTable{"ab", "c"}), StringTable(std::vector<std::string>{"ab", "c"}));
  EXPECT_NE((StringTable{"ab", "c"}), (StringTable{"a", "bc"}));
  EXPECT_NE((StringTable{"ab"}), (StringTable{"ab", ""}));
}

TEST(StringTable, StandsInTwoArrays) {
  const StringTable table(Array<std::uint64_t>{0, 1, 3}, Array<char>{'x', 'y', 'z'});

  EXPECT_EQ(table, (StringTable{"x", "yz"}));
  table.release(0, table.size());
  EXPECT_EQ(table[1], "yz");
}

}  // namespace
}  // namespace ldavi
