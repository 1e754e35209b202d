// SPDX-License-Identifier: Apache-2.0
#include "cli/style.hpp"

#include <gtest/gtest.h>

#include <set>

namespace ldavi::cli {
namespace {

TEST(Style, AddsNothingWithoutColour) {
  const Style plain;
  EXPECT_EQ(plain.bold("a") + plain.dim("b") + plain.coloured("c", 3), "abc");
}

TEST(Style, EndsWhatItBegins) {
  const Style style(true, true);
  EXPECT_EQ(style.bold("a"), "\x1b[1ma\x1b[0m");
  EXPECT_EQ(style.dim("a"), "\x1b[2ma\x1b[0m");
  EXPECT_EQ(style.bold(""), "");
}

TEST(Style, HasColoursThatDiffer) {
  const Style style(true, true);
  std::set<std::string> seen;
  for (std::size_t i = 0; i < Style::kColours; ++i) seen.insert(style.coloured("a", i));
  EXPECT_EQ(seen.size(), Style::kColours);
  EXPECT_EQ(style.coloured("a", 3), style.coloured("a", 3 + Style::kColours));
}

TEST(Style, DrawsBarsInEighthsOfAColumn) {
  const Style style(false, true);
  EXPECT_EQ(style.bar(0.0, 4), "    ");
  EXPECT_EQ(style.bar(0.5, 4), "██  ");
  EXPECT_EQ(style.bar(1.0, 4), "████");
  EXPECT_EQ(style.bar(0.28125, 4), "█▏  ");
  EXPECT_EQ(style.bar(7.0, 2), "██");
  EXPECT_EQ(style.bar(0.5, 0), "");
}

TEST(Style, DrawsBarsInAscii) {
  EXPECT_EQ(Style().bar(0.5, 4), "##  ");
  EXPECT_EQ(Style().bar(1.0, 4), "####");
}

}  // namespace
}  // namespace ldavi::cli
