// SPDX-License-Identifier: Apache-2.0
#include "corpus/examination/line_counter.hpp"

#include <gtest/gtest.h>

#include <string>

namespace ldavi {
namespace {

const std::string kNotice = "This message is confidential and only for you.";

/// Documents with `line` in each, and another line.
LineReport report_of(const std::string& before, const std::string& after, int documents = 10) {
  LineCounter counter;
  for (int i = 0; i < documents; ++i) counter.add(before + "A line of its own, number " + std::to_string(i) + after);
  return counter.report();
}

TEST(LineCounter, FindsALineThatStandsInManyDocuments) {
  for (const char* end : {"\n", "\r\n", "  \n\t"}) {
    const LineReport report = report_of("", end + kNotice + end);
    ASSERT_EQ(report.lines.size(), 1U) << end;
    EXPECT_EQ(report.lines[0].text, kNotice);
    EXPECT_EQ(report.lines[0].documents, 10U);
    EXPECT_EQ(report.repeated, 1U);
    EXPECT_EQ(report.most_missed, 0U);
  }
}

TEST(LineCounter, CountsALineOnceADocument) {
  EXPECT_EQ(report_of(kNotice + "\n" + kNotice + "\n", "").lines[0].documents, 10U);
}

TEST(LineCounter, TakesSentencesWhereADocumentIsALine) {
  const LineReport report = report_of(kNotice + " ", ". Printed on paper that was made of paper.");
  ASSERT_EQ(report.lines.size(), 2U);
  EXPECT_EQ(report.lines[1].text, kNotice);
  const LineReport chinese = report_of("本报告仅供参考，不构成任何投资建议。", "");
  ASSERT_EQ(chinese.lines.size(), 1U);
  EXPECT_EQ(chinese.lines[0].text, "本报告仅供参考，不构成任何投资建议。");
}

TEST(LineCounter, LeavesOutLinesOfAFewLetters) {
  EXPECT_EQ(report_of("---------------------------- 2024\n", "\nYours, Ann").repeated, 0U);
}

TEST(LineCounter, LeavesOutLinesOfAFewDocuments) {
  EXPECT_EQ(report_of(kNotice + "\n", "", 4).repeated, 0U);
  LineCounter counter;
  for (int i = 0; i < 1000; ++i) counter.add((i < 9 ? kNotice : "") + "\nA line of its own, number " + std::to_string(i));
  EXPECT_EQ(counter.report().repeated, 0U);
  counter.add(kNotice);
  counter.add(kNotice);
  EXPECT_EQ(counter.report().repeated, 1U);
}

TEST(LineCounter, ShowsTheBeginningInWholeCharacters) {
  std::string line;
  for (int i = 0; i < 50; ++i) line += "äö";
  const std::string shown = report_of("x" + line + "\n", "").lines[0].text;
  EXPECT_LE(shown.size(), LineCounter::kShownBytes + 3);
  EXPECT_TRUE(shown.ends_with("ä…") || shown.ends_with("ö…")) << shown;
}

TEST(LineCounter, KeepsItsPromiseWhenItIsFull) {
  constexpr std::uint64_t kDocuments = 3 * LineCounter::kMostCounted;
  LineCounter counter;
  std::uint64_t with_notice = 0;
  for (std::uint64_t i = 0; i < kDocuments; ++i) {
    std::string text = "A line of its own, number " + std::to_string(i) + "\n";
    if (i % 50 == 0) {
      text += kNotice;
      ++with_notice;
    }
    counter.add(text);
  }
  const LineReport report = counter.report();
  EXPECT_GT(report.most_missed, 0U);
  EXPECT_LE(report.most_missed, 2 * kDocuments / 65'536 + 1);
  ASSERT_EQ(report.lines.size(), 1U);
  EXPECT_EQ(report.lines[0].text, kNotice);
  EXPECT_LE(report.lines[0].documents, with_notice);
  EXPECT_GE(report.lines[0].documents + report.most_missed, with_notice);
}

}  // namespace
}  // namespace ldavi
