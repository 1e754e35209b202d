// SPDX-License-Identifier: Apache-2.0
#include "corpus/readers/json_escapes.hpp"

#include <gtest/gtest.h>

#include <string>

namespace ldavi {
namespace {

/// The text after replacing; the text with "unchanged" before it where nothing was.
std::string replaced(std::string json) { return replace_lone_surrogates(json) ? json : "unchanged " + json; }

TEST(ReplaceLoneSurrogates, LeavesPairsAndOtherEscapesAlone) {
  EXPECT_EQ(replaced(R"("\ud83d\ude00 \u00e9 \n \\ \"")"), R"(unchanged "\ud83d\ude00 \u00e9 \n \\ \"")");
  EXPECT_EQ(replaced(""), "unchanged ");
}

TEST(ReplaceLoneSurrogates, ReplacesAHighOneWithoutALowOne) {
  EXPECT_EQ(replaced(R"("\ud800x")"), R"("\ufffdx")");
  EXPECT_EQ(replaced(R"("\uDBFF")"), R"("\ufffd")");
  EXPECT_EQ(replaced(R"("\ud800\u0041")"), R"("\ufffd\u0041")");
}

TEST(ReplaceLoneSurrogates, ReplacesALowOneWithoutAHighOne) { EXPECT_EQ(replaced(R"("\udc00\uDFFF")"), R"("\ufffd\ufffd")"); }

TEST(ReplaceLoneSurrogates, KeepsAPairAfterALoneHighOne) {
  EXPECT_EQ(replaced(R"("\ud800\ud83d\ude00")"), R"("\ufffd\ud83d\ude00")");
}

TEST(ReplaceLoneSurrogates, IsNotMisledByAnEscapedBackslash) {
  EXPECT_EQ(replaced(R"("\\ud800")"), R"(unchanged "\\ud800")");
  EXPECT_EQ(replaced(R"("\\\ud800")"), R"("\\\ufffd")");
}

TEST(ReplaceLoneSurrogates, LeavesBrokenEscapesToTheParser) {
  EXPECT_EQ(replaced(R"("\ud8)"), R"(unchanged "\ud8)");
  EXPECT_EQ(replaced(R"("\ud8zz")"), R"(unchanged "\ud8zz")");
  EXPECT_EQ(replaced("\\"), "unchanged \\");
}

}  // namespace
}  // namespace ldavi
