// SPDX-License-Identifier: Apache-2.0
#include "cli/program.hpp"

#include <gtest/gtest.h>

#include "cli/command.hpp"
#include "cli/exit_code.hpp"
#include "unit/cli/tiny_corpus.hpp"

namespace ldavi::cli {
namespace {

TEST(Program, ShowsItsHelpWithoutACommandAndCallsItAMistake) {
  const Outcome outcome = run({});
  EXPECT_EQ(outcome.code, kExitUsage);
  EXPECT_EQ(outcome.out, "");
  EXPECT_NE(outcome.err.find("Commands:"), std::string::npos);
}

TEST(Program, ShowsItsHelpWhenAsked) {
  for (const char* word : {"--help", "-h", "help"}) {
    const Outcome outcome = run({word});
    EXPECT_EQ(outcome.code, kExitDone) << word;
    EXPECT_NE(outcome.out.find("Commands:"), std::string::npos);
    EXPECT_EQ(outcome.err, "");
  }
}

TEST(Program, TellsItsVersion) {
  EXPECT_EQ(run({"--version"}).out, "lda-vi 0.1.0\n");
  const std::string verbose = run({"--version", "--verbose"}).out;
  for (const char* word : {"vector instructions: ", "threads: ", "ICU ", "Unicode "}) EXPECT_NE(verbose.find(word), std::string::npos) << word;
  EXPECT_EQ(run({"--version", "--what"}).code, kExitUsage);
}

TEST(Program, SuggestsACommand) {
  const Outcome outcome = run({"trian", "x"});
  EXPECT_EQ(outcome.code, kExitUsage);
  EXPECT_EQ(outcome.err, "lda-vi: unknown command 'trian', did you mean 'train'?\nTry 'lda-vi help'.\n");
}

TEST(Program, PointsToTheHelpOfACommandUsedWrongly) {
  const Outcome outcome = run({"train", "x", "--seeed", "1"});
  EXPECT_EQ(outcome.code, kExitUsage);
  EXPECT_EQ(outcome.err, "lda-vi: unknown option '--seeed', did you mean '--seed'?\nTry 'lda-vi help train'.\n");
}

TEST(Program, HasAHelpOfAtMostFortyLinesForEveryCommand) {
  for (const CommandEntry& entry : command_table()) {
    const Outcome outcome = run({std::string(entry.name), "--help"});
    EXPECT_EQ(outcome.code, kExitDone) << entry.name;
    EXPECT_EQ(outcome.out, run({"help", std::string(entry.name)}).out);
    const Words lines = lines_of(outcome.out);
    EXPECT_LE(lines.size(), 40U) << entry.name;
    for (const std::string& line : lines) EXPECT_LE(columns(line), 105U) << line;
  }
}

TEST(Program, TurnsErrorsIntoExitCodes) {
  const TinyCorpus corpus;
  const std::string foreign = corpus.folder().write("foreign.ldavi", "Dear Sir\n");
  EXPECT_EQ(run({"topics", foreign}).code, kExitBadData);
  EXPECT_EQ(run({"topics", corpus.path("missing.ldavi")}).code, kExitNoInput);
  EXPECT_EQ(run({"train", corpus.texts(), "-k", "2", "-q", "-o", corpus.path("no/such/m.ldavi")}).code, kExitCannotCreate);
  EXPECT_EQ(run({"export", corpus.model(), "-o", "/dev/full"}).code, kExitInputOutput);
}

TEST(Program, ShowsNothingOfOthersThatATerminalWouldObey) {
  const Outcome outcome = run({"topics", "/nowhere/\x1B[31m"});
  EXPECT_EQ(outcome.err.find('\x1B'), std::string::npos);
  EXPECT_NE(outcome.err.find("\\u{1b}"), std::string::npos);
}

}  // namespace
}  // namespace ldavi::cli
