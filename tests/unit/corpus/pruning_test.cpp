// SPDX-License-Identifier: Apache-2.0
#include "ldavi/corpus/pruning.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace ldavi {
namespace {

TEST(PruningOptions, AreFineAsTheyAre) { EXPECT_TRUE(problems(PruningOptions()).empty()); }

TEST(PruningOptions, AreFineAtTheEndsOfTheirRanges) { EXPECT_TRUE(problems(PruningOptions{1, 1.0}).empty()); }

TEST(PruningOptions, NameEachProblem) {
  const auto found = problems(PruningOptions{0, 1.5});

  ASSERT_EQ(found.size(), 2u);
  EXPECT_NE(found[0].find("expected 1 or more"), std::string::npos) << found[0];
  EXPECT_NE(found[1].find("1.5, expected more than 0 and at most 1"), std::string::npos) << found[1];
}

TEST(PruningOptions, RefuseAShareThatIsNoNumber) {
  EXPECT_EQ(problems(PruningOptions{1, std::numeric_limits<double>::quiet_NaN()}).size(), 1u);
  EXPECT_EQ(problems(PruningOptions{1, 0.0}).size(), 1u);
}

}  // namespace
}  // namespace ldavi
