// SPDX-License-Identifier: Apache-2.0
#include "text/visible_text.hpp"

#include <gtest/gtest.h>

#include <string>

namespace ldavi {
namespace {

TEST(VisibleText, LeavesTextAlone) {
  for (const char* text : {"", "letters/a b.txt", "été naïve Straße", "自然 語言", "한국어", "ไทย", "עברית", "\U0001F600", "…",
                           "\uFFFD", "e\u0301"}) {
    EXPECT_EQ(visible_text(text), text);
  }
}

TEST(VisibleText, ShowsControlCharacters) {
  EXPECT_EQ(visible_text("\x1b[31mred\x1b[0m"), "\\u{1b}[31mred\\u{1b}[0m");
  EXPECT_EQ(visible_text("a\nb\rc\td"), "a\\u{0a}b\\u{0d}c\\u{09}d");
  EXPECT_EQ(visible_text(std::string_view("a\0b", 3)), "a\\u{00}b");
  EXPECT_EQ(visible_text("\x7f\b"), "\\u{7f}\\u{08}");
}

TEST(VisibleText, ShowsTheControlCharactersOfEightBits) {
  EXPECT_EQ(visible_text("\u009b31m"), "\\u{9b}31m");  // CSI in one character
  EXPECT_EQ(visible_text("\u0080\u0085"), "\\u{80}\\u{85}");
  EXPECT_EQ(visible_text("\u00a0"), "\u00a0") << "the first one after them is a blank";
}

TEST(VisibleText, ShowsBidirectionalFormatting) {
  EXPECT_EQ(visible_text("\u202egpj.exe"), "\\u{202e}gpj.exe");
  EXPECT_EQ(visible_text("\u2066a\u2069"), "\\u{2066}a\\u{2069}");
  EXPECT_EQ(visible_text("\u200e\u200f\u061c"), "\\u{200e}\\u{200f}\\u{61c}");
}

TEST(VisibleText, ShowsLineAndParagraphSeparators) { EXPECT_EQ(visible_text("a\u2028b\u2029"), "a\\u{2028}b\\u{2029}"); }

TEST(VisibleText, NeverLetsAnEscapeThrough) {
  // A byte that begins a sequence of several must not hide the control character behind it.
  for (const char* start :
       {"\xc3", "\xe2", "\xe2\x80", "\xf0", "\xf0\x9f", "\xf0\x9f\x98", "\xff", "\xfc", "\x80", "\xed\xa0"}) {
    const std::string shown = visible_text(std::string(start) + "\x1b[31m");
    EXPECT_EQ(shown.find('\x1b'), std::string::npos) << testing::PrintToString(std::string(start));
    EXPECT_NE(shown.find("\\u{1b}[31m"), std::string::npos) << shown;
  }
  EXPECT_EQ(visible_text("\xc0\x9b").find('\x1b'), std::string::npos) << "ESC in two bytes";
}

TEST(VisibleText, ReplacesIllFormedBytes) {
  EXPECT_EQ(visible_text("a\xff"
                         "b"),
            "a\uFFFD"
            "b");
  EXPECT_EQ(visible_text("a\x80"
                         "b"),
            "a\uFFFD"
            "b");
  EXPECT_EQ(visible_text("caf\xe9"), "caf\uFFFD");
  EXPECT_EQ(visible_text("\xe2\x82"), "\uFFFD") << "cut short";
}

TEST(VisibleText, LeavesAloneWhatIsToBeKept) { EXPECT_EQ(visible_text("a\tb\nc\rd", "\t\r"), "a\tb\\u{0a}c\rd"); }

}  // namespace
}  // namespace ldavi
