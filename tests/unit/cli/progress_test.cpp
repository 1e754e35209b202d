// SPDX-License-Identifier: Apache-2.0
#include "cli/progress.hpp"

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>

#include "unit/cli/cli_testing.hpp"
#include "unit/cli/pseudo_terminal.hpp"

namespace ldavi::cli {
namespace {

PassReport report(int pass, double seconds) {
  PassReport report;
  report.pass = pass;
  report.max_passes = 200;
  report.tokens = 1'000'000;
  report.documents_per_pass = 50'000;
  report.work_done = pass / 200.0;
  report.seconds = seconds;
  return report;
}

TEST(ProgressText, TellsPassSpeedAndWhatIsLeft) {
  EXPECT_EQ(progress_text(report(10, 5.0)), "pass 10 of 200, 100,000 documents/s, at most 1 min 35 s left");
}

TEST(ProgressText, TellsTheBoundOfATokenWhereThereIsOne) {
  PassReport with_bound = report(100, 50.0);
  with_bound.bound = -7'654'321.0;

  EXPECT_EQ(progress_text(with_bound), "pass 100 of 200, 100,000 documents/s, bound -7.6543 nats/token, at most 50 s left");
}

TEST(ProgressText, TellsNoSpeedBeforeTimeHasPassed) { EXPECT_EQ(progress_text(report(1, 0.0)), "pass 1 of 200"); }

TEST(ProgressText, TellsOfTheLastPassThatNothingIsLeft) {
  const std::string text = progress_text(report(200, 100.0));

  EXPECT_NE(text.find("pass 200 of 200"), std::string::npos);
  EXPECT_NE(text.find("0.0 s left"), std::string::npos) << text;
}

TEST(ProgressText, TellsHowFarAPassIsAndHowWellNewDocumentsAreForetold) {
  PassReport within = report(10, 5.0);
  within.documents = 25'000;
  within.perplexity = 1743.9;
  within.work_done = 0.25;  // passes to come are cheaper

  EXPECT_EQ(progress_text(within),
            "pass 11 of 200, 25,000 of 50,000 documents, 105,000 documents/s, perplexity 1,743, at most 15 s left");
}

TEST(ProgressText, LeavesOutWhatWasDoneBeforeItWasResumed) {
  PassReport resumed = report(10, 5.0);
  resumed.first_pass = 5;
  resumed.work_done = 5.0 / 195.0;

  EXPECT_EQ(progress_text(resumed), "pass 10 of 200, 50,000 documents/s, at most 3 min 10 s left");
}

TEST(ProgressJson, HasAllThatIsKnown) {
  PassReport within = report(10, 5.0);
  within.documents = 25'000;
  within.perplexity = 1743.5;
  const std::string json = progress_json(within);

  EXPECT_TRUE(json.starts_with("{\"event\": \"progress\", \"pass\": 10, \"passes\": 200, \"documents\": 25000,")) << json;
  EXPECT_NE(json.find("\"documents_per_second\": 105000"), std::string::npos) << json;
  EXPECT_NE(json.find("\"bound\": null, \"perplexity\": 1743.5}"), std::string::npos) << json;
}

PassReport report_of_a_stream() {
  PassReport report;
  report.max_passes = 1;
  report.documents = 12'288;
  report.seconds = 4.0;
  report.perplexity = 1234.5;
  return report;
}

TEST(ProgressText, TellsOfAStreamWhatIsKnown) {
  EXPECT_EQ(progress_text(report_of_a_stream()), "12,288 documents, 3,072 documents/s, perplexity 1,234");
  EXPECT_EQ(progress_text({}), "0 documents");
}

TEST(ProgressJson, HasNullForWhatIsNotKnownOfAStream) {
  const std::string json = progress_json(report_of_a_stream());

  EXPECT_TRUE(
      json.starts_with("{\"event\": \"progress\", \"pass\": 0, \"passes\": 1, \"documents\": 12288, "
                       "\"documents_per_pass\": null, \"seconds\": 4,"))
      << json;
  EXPECT_NE(json.find("\"documents_per_second\": 3072, \"seconds_left\": null"), std::string::npos) << json;
}

TEST(TrainingProgress, DrawsNoBarOfAStream) {
  const PseudoTerminal screen(STDERR_FILENO, 120);
  const ChangedVariable kind("TERM", "xterm");
  Terminal terminal;
  TrainingProgress progress(terminal);
  progress.show(report_of_a_stream());
  EXPECT_EQ(screen.text(), "\r" + progress_text(report_of_a_stream()) + "\x1b[K");
}

TEST(TrainingProgress, TellsAWarningAtOnce) {
  CaughtStream err(STDERR_FILENO);
  Terminal terminal;
  TrainingProgress progress(terminal);
  PassReport failed = report(1, 0.1);
  failed.warning = "the disk is full";
  progress.show(failed);

  EXPECT_EQ(err.text(), "warning: the disk is full\n");
}

TEST(TrainingProgress, WritesALineEveryFiveSecondsToAFile) {
  CaughtStream err(STDERR_FILENO);
  Terminal terminal;
  TrainingProgress progress(terminal);
  for (int pass = 1; pass <= 24; ++pass) progress.show(report(pass, 0.5 * pass));  // 12 s
  progress.finish();

  const Words lines = lines_of(err.text());
  ASSERT_EQ(lines.size(), 2u) << err.text();
  EXPECT_EQ(lines[0], progress_text(report(10, 5.0)));
  EXPECT_EQ(lines[1], progress_text(report(20, 10.0)));
  EXPECT_EQ(err.text().find_first_of("\r\x1b"), std::string::npos);
}

TEST(TrainingProgress, WritesNothingOfAShortRunToAFile) {
  CaughtStream err(STDERR_FILENO);
  Terminal terminal;
  TrainingProgress progress(terminal);
  for (int pass = 1; pass <= 200; ++pass) progress.show(report(pass, 0.02 * pass));  // 4 s
  progress.finish();

  EXPECT_EQ(err.text(), "");
}

TEST(TrainingProgress, DrawsABarOnATerminalAndTakesItAway) {
  const PseudoTerminal screen(STDERR_FILENO, 120);
  const ChangedVariable kind("TERM", "xterm");
  Terminal terminal;
  TrainingProgress progress(terminal);
  progress.show(report(50, 1.0));
  EXPECT_EQ(screen.text(),
            "\r[" + std::string(6, '=') + std::string(18, ' ') + "] " + progress_text(report(50, 1.0)) + "\x1b[K");

  progress.show(report(51, 1.05));
  EXPECT_EQ(screen.text(), "") << "sooner than an eye can see";

  progress.show(report(200, 1.08));
  EXPECT_NE(screen.text().find("[" + std::string(24, '=') + "]"), std::string::npos) << "the last pass is always shown";

  progress.finish();
  EXPECT_EQ(screen.text(), "\r\x1b[K");
  progress.finish();
  EXPECT_EQ(screen.text(), "") << "there is nothing to take away";
}

TEST(TrainingProgress, KeepsTheBarOnOneLine) {
  for (const unsigned short width : std::initializer_list<unsigned short>{1, 2, 10, 40}) {
    const PseudoTerminal screen(STDERR_FILENO, width);
    const ChangedVariable kind("TERM", "xterm");
    Terminal terminal;
    TrainingProgress progress(terminal);
    progress.show(report(50, 1.0));
    const std::string drawn = screen.text();
    EXPECT_LT(drawn.size() - std::string("\r\x1b[K").size(), width) << drawn;
  }
}

TEST(TrainingProgress, SaysNothingWhereQuiet) {
  const PseudoTerminal screen(STDERR_FILENO, 120);
  const ChangedVariable kind("TERM", "xterm");
  Terminal terminal;
  terminal.set_quiet(true);
  TrainingProgress progress(terminal);
  progress.show(report(50, 1.0));
  progress.finish();

  EXPECT_EQ(screen.text(), "");
}

}  // namespace
}  // namespace ldavi::cli
