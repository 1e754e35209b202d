// SPDX-License-Identifier: Apache-2.0
#include "cli/terminal.hpp"

#include <gtest/gtest.h>

#include <string>

#include "ldavi/base/error.hpp"
#include "unit/cli/cli_testing.hpp"
#include "unit/cli/pseudo_terminal.hpp"

namespace ldavi::cli {
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

TEST(Terminal, KeepsResultsAndNotesApart) {
  CaughtStream out(STDOUT_FILENO);
  CaughtStream err(STDERR_FILENO);
  Terminal terminal;
  terminal.print("a result\n");
  terminal.note("a note");
  terminal.warn("a warning");
  terminal.draw("as it is");
  terminal.finish();

  EXPECT_EQ(out.text(), "a result\n");
  EXPECT_EQ(err.text(), "a note\na warning\nas it is");
}

TEST(Terminal, HoldsNotesButNoWarningsBackWhereQuiet) {
  CaughtStream err(STDERR_FILENO);
  Terminal terminal;
  EXPECT_FALSE(terminal.quiet());
  terminal.set_quiet(true);
  EXPECT_TRUE(terminal.quiet());
  terminal.note("a note");
  terminal.warn("a warning");

  EXPECT_EQ(err.text(), "a warning\n");
}

TEST(Terminal, DoesNotTryAgainWhatCouldNotBeWritten) {
  const int full = open("/dev/full", O_WRONLY | O_CLOEXEC);
  {
    const ReplacedStream out(STDOUT_FILENO, full);
    Terminal terminal;
    terminal.print("a result");

    EXPECT_THROW(terminal.finish(), IoError);
    EXPECT_NO_THROW(terminal.finish());
  }
  close(full);
}

TEST(Terminal, HasNoWidthWhereItIsAFile) {
  CaughtStream out(STDOUT_FILENO);
  CaughtStream err(STDERR_FILENO);
  const Terminal terminal;

  EXPECT_FALSE(terminal.error_is_terminal());
  EXPECT_EQ(terminal.output_width(), 0u);
  EXPECT_EQ(terminal.error_width(), 0u);
}

TEST(Terminal, KnowsATerminalAndItsWidth) {
  const PseudoTerminal screen(STDERR_FILENO, 57);
  CaughtStream out(STDOUT_FILENO);
  const ChangedVariable kind("TERM", "xterm");
  const Terminal terminal;

  EXPECT_TRUE(terminal.error_is_terminal());
  EXPECT_EQ(terminal.error_width(), 57u);
  EXPECT_EQ(terminal.output_width(), 0u);
}

TEST(Terminal, TakesADumbTerminalForAFile) {
  const PseudoTerminal screen(STDERR_FILENO, 57);
  for (const char* kind : {"dumb", ""}) {
    const ChangedVariable changed("TERM", kind);
    EXPECT_FALSE(Terminal().error_is_terminal()) << kind;
  }
}

TEST(Terminal, HasColoursWhereNobodyMinds) {
  const PseudoTerminal screen(STDOUT_FILENO, 57);
  const ChangedVariable kind("TERM", "xterm");
  const ChangedVariable allowed("NO_COLOR", "");
  Terminal terminal;
  EXPECT_TRUE(terminal.output_style().has_colour());
  terminal.set_plain();
  EXPECT_FALSE(terminal.output_style().has_colour());
  const ChangedVariable refused("NO_COLOR", "1");
  EXPECT_FALSE(Terminal().output_style().has_colour());
  const ChangedVariable dumb("TERM", "dumb");
  EXPECT_FALSE(Terminal().output_style().has_colour());
}

TEST(Terminal, HasBlocksInALocaleOfUtf8) {
  const PseudoTerminal screen(STDOUT_FILENO, 57);
  const ChangedVariable kind("TERM", "xterm");
  const ChangedVariable language("LANG", "en_US.UTF-8");
  const ChangedVariable characters("LC_CTYPE", "");
  {
    const ChangedVariable all("LC_ALL", "");
    EXPECT_TRUE(Terminal().output_style().has_blocks());
  }
  const ChangedVariable all("LC_ALL", "C");
  EXPECT_FALSE(Terminal().output_style().has_blocks());
}

TEST(Terminal, IsPlainWhereItIsAFile) {
  const ChangedVariable kind("TERM", "xterm");
  const ChangedVariable all("LC_ALL", "C.utf8");
  const CaughtStream out(STDOUT_FILENO);
  EXPECT_FALSE(Terminal().output_style().has_colour());
  EXPECT_FALSE(Terminal().output_style().has_blocks());
}

TEST(Terminal, ThrowsWhereTheDeviceIsFull) {
  const int full = open("/dev/full", O_WRONLY | O_CLOEXEC);
  ASSERT_GE(full, 0);
  const ReplacedStream out(STDOUT_FILENO, full);
  close(full);
  Terminal terminal;
  terminal.print("a result\n");

  EXPECT_THROW(terminal.finish(), IoError);
}

TEST(Terminal, GoesOnWhereNobodyHearsItsNotes) {
  const int full = open("/dev/full", O_WRONLY | O_CLOEXEC);
  ASSERT_GE(full, 0);
  const ReplacedStream err(STDERR_FILENO, full);
  close(full);
  Terminal terminal;

  EXPECT_NO_THROW(terminal.warn("a warning"));
}

}  // namespace
}  // namespace ldavi::cli
