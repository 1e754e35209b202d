// SPDX-License-Identifier: Apache-2.0
#include "base/join.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace ldavi {
namespace {

std::string joined(const std::vector<std::string>& words) { return join(words, "; "); }

TEST(Join, PutsTheSeparatorBetweenWords) {
  EXPECT_EQ(joined({}), "");
  EXPECT_EQ(joined({"a"}), "a");
  EXPECT_EQ(joined({"a", "b", "c"}), "a; b; c");
}

TEST(Join, KeepsEmptyWords) { EXPECT_EQ(joined({"", "b", ""}), "; b; "); }

}  // namespace
}  // namespace ldavi
