// SPDX-License-Identifier: Apache-2.0
#include "cli/terminal.hpp"

#include <gtest/gtest.h>

#include <string>

#include "ldavi/base/error.hpp"
#include "unit/cli/cli_testing.hpp"
#include "unit/cli/pseudo_terminal.hpp"

namespace ldavi::cli {
namespace {

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
