// SPDX-License-Identifier: Apache-2.0
#include "cli/text_columns.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace ldavi::cli {
namespace {

TEST(TextColumns, AreAlignedLeftAndRight) {
  EXPECT_EQ(right_aligned("12", 5), "   12");
  EXPECT_EQ(right_aligned("123456", 5), "123456");
  EXPECT_EQ(left_aligned("12", 5), "12   ");
  EXPECT_EQ(left_aligned("123456", 5), "123456");
}

TEST(TextColumns, CountsWideCharactersTwiceAndMarksNot) {
  EXPECT_EQ(display_width("bread"), 5U);
  EXPECT_EQ(display_width("été"), 3U);
  EXPECT_EQ(display_width("e\u0301"), 1U);
  EXPECT_EQ(display_width("語言"), 4U);
}

TEST(TextColumns, AreShortenedToTheWidth) {
  EXPECT_EQ(shortened("bread", 5), "bread");
  EXPECT_EQ(shortened("bread", 4), "bre…");
  EXPECT_EQ(shortened("bread", 1), "…");
  EXPECT_EQ(shortened("語言學", 5), "語言…");
  EXPECT_EQ(shortened("語言學", 4), "語…");
}

TEST(TextColumns, EndsWordsAtTheWidth) {
  const std::vector<std::string> words{"bread", "oven", "flour"};
  EXPECT_EQ(with_words("1  ", words, 0), "1  bread oven flour");
  EXPECT_EQ(with_words("1  ", words, 13), "1  bread oven");
  EXPECT_EQ(with_words("1  ", words, 12), "1  bread");
  EXPECT_EQ(with_words("1  ", words, 2), "1  bread");
  EXPECT_EQ(with_words("1", {}, 2), "1");
}

}  // namespace
}  // namespace ldavi::cli
