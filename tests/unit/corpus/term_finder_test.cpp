// SPDX-License-Identifier: Apache-2.0
#include "corpus/term_finder.hpp"

#include <gtest/gtest.h>

#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

TEST(TermFinder, FindsTermsAsTheyStand) {
  const Vocabulary vocabulary({"connected", "pear"}, {1, 1}, {1, 1});
  TermFinder finder(vocabulary, "");

  EXPECT_EQ(finder.find("pear"), 1U);
  EXPECT_EQ(finder.find("connected"), 0U);
  EXPECT_EQ(finder.find("connections"), std::nullopt);
}

TEST(TermFinder, FindsTermsOfTheSameStem) {
  const Vocabulary vocabulary({"connected", "pears"}, {1, 1}, {1, 1});
  TermFinder finder(vocabulary, "en");

  for (int again = 0; again < 2; ++again) {
    EXPECT_EQ(finder.find("connections"), 0U);
    EXPECT_EQ(finder.find("pear"), 1U);
    EXPECT_EQ(finder.find("plum"), std::nullopt);
  }
}

TEST(TermFinder, TakesTheFirstOfTwoTermsOfAStem) {
  const Vocabulary vocabulary({"pear", "pears"}, {1, 1}, {1, 1});
  EXPECT_EQ(TermFinder(vocabulary, "en").find("pears"), 0U);
}

TEST(TermFinder, RefusesALanguageThatCannotBeStemmed) {
  const Vocabulary vocabulary;
  EXPECT_THROW(TermFinder(vocabulary, "xx"), InvalidArgument);
}

}  // namespace
}  // namespace ldavi
