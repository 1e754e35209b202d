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

TEST(IsUnseen, HoldsForWhatIsObeyedOrHides) {
  for (const std::uint32_t c : {0x0U, 0x1BU, 0x7FU, 0x80U, 0x9FU, 0x61CU, 0x200BU, 0x200EU, 0x200FU, 0x2028U, 0x2029U, 0x202AU,
                                0x202EU, 0x2060U, 0x2065U, 0x2069U, 0xFEFFU})
    EXPECT_TRUE(is_unseen(c)) << std::hex << c;
  for (const std::uint32_t c :
       {0x20U, 0x61U, 0xA0U, 0xE9U, 0x200AU, 0x200CU, 0x200DU, 0x2027U, 0x202FU, 0x205FU, 0x206AU, 0x1F600U})
    EXPECT_FALSE(is_unseen(c)) << std::hex << c;
}

TEST(HasVisibleCharacter, WantsOneThatCanBeSeen) {
  for (const char* text : {"", " ", "\u00A0\u3000", "\u200B", "\u200C\u200D", "\u2060 \uFEFF", "\u3164"})
    EXPECT_FALSE(has_visible_character(text)) << text;
  for (const char* text : {"a", " a", "\u200Ba", "\u00E9", "\u4E2D", "\u0645\u06CC\u200C\u062E", "\U0001F469\u200D\U0001F680"})
    EXPECT_TRUE(has_visible_character(text)) << text;
}

}  // namespace
}  // namespace ldavi
