// SPDX-License-Identifier: Apache-2.0
#include "exporters/cells.hpp"

#include <gtest/gtest.h>

namespace ldavi {
namespace {

std::string tsv(std::string_view text) {
  std::string out;
  append_tsv_cell(out, text);
  return out;
}

std::string csv(std::string_view text) {
  std::string out;
  append_csv_cell(out, text);
  return out;
}

TEST(TsvCell, EscapesWhatWouldBreakARow) { EXPECT_EQ(tsv("a\tb\nc\rd\\e"), "a\\tb\\nc\\rd\\\\e"); }

TEST(TsvCell, LeavesOtherTextAlone) { EXPECT_EQ(tsv("=1+1, \"été\" 自然"), "=1+1, \"été\" 自然"); }

TEST(TsvCell, ShowsControlCharacters) {
  EXPECT_EQ(tsv("\x1b[31m\t\u009b\u202e"), "\\u{1b}[31m\\t\\u{9b}\\u{202e}");
  std::string out;
  append_exact_tsv_cell(out, "\x1b\t");
  EXPECT_EQ(out, "\x1b\\t");
}

TEST(Cells, ReplaceIllFormedBytes) {
  EXPECT_EQ(tsv("x\xff.txt"), "x\uFFFD.txt");
  EXPECT_EQ(csv("x\xff\x1b"), "x\uFFFD\\u{1b}");
}

TEST(CsvCell, ShowsControlCharacters) { EXPECT_EQ(csv("a\x1b[31m\nb"), "\"a\\u{1b}[31m\nb\""); }

TEST(CsvCell, QuotesCommasQuotesAndLineEnds) {
  EXPECT_EQ(csv("a,b"), "\"a,b\"");
  EXPECT_EQ(csv("a \"b\""), "\"a \"\"b\"\"\"");
  EXPECT_EQ(csv("a\nb"), "\"a\nb\"");
  EXPECT_EQ(csv("plain"), "plain");
}

TEST(CsvCell, DisarmsFormulas) {
  for (const char* text : {"=1+1", "+1", "-1", "@a", "\ta"})
    EXPECT_EQ(csv(text).substr(0, 2), std::string("'") + text[0]) << text;
  EXPECT_EQ(csv("=HYPERLINK(\"x\",1)"), "\"'=HYPERLINK(\"\"x\"\",1)\"");
}

TEST(ExactCsvCell, QuotesAndHasNoMark) {
  std::string out;
  append_exact_csv_cell(out, "=1+\"1\"");
  EXPECT_EQ(out, "\"=1+\"\"1\"\"\"");
}

}  // namespace
}  // namespace ldavi
