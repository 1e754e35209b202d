// SPDX-License-Identifier: Apache-2.0
#include "text/control_characters.hpp"

#include <gtest/gtest.h>

namespace ldavi {
namespace {

TEST(CodePointOf, ReadsSequencesOfEachLength) {
  EXPECT_EQ(code_point_of("a"), 0x61U);
  EXPECT_EQ(code_point_of("\u00E9"), 0xE9U);
  EXPECT_EQ(code_point_of("\u4E2D"), 0x4E2DU);
  EXPECT_EQ(code_point_of("\U0001F600"), 0x1F600U);
}

TEST(HasControlCharacters, FindsWhatIsObeyed) {
  for (const char* text : {"a\tb", "a\nb", "\x1b[31m", "\x7f", "\u0085", "\u200E", "\u2028", "a\u202E", "\u2066", "\u061C"})
    EXPECT_TRUE(has_control_characters(text)) << text;
}

TEST(HasControlCharacters, LeavesTextAlone) {
  for (const char* text : {"", "space flight", "\u00E9t\u00E9", "\u4E2D\u6587", "\u05E9\u05DC\u05D5\u05DD", "\U0001F600"})
    EXPECT_FALSE(has_control_characters(text)) << text;
}

}  // namespace
}  // namespace ldavi
