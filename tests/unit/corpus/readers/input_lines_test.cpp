// SPDX-License-Identifier: Apache-2.0
#include "corpus/readers/input_lines.hpp"

#include <gtest/gtest.h>

#include <string>

#include "ldavi/base/error.hpp"
#include "support/temporary_folder.hpp"
#include "unit/corpus/read_documents.hpp"

namespace ldavi {
namespace {

class InputLinesTest : public testing::Test {
 protected:
  InputLines lines(const std::string& content) { return InputLines(InputFile(files_.write("in.txt", content))); }

  static Strings all(InputLines& lines) {
    Strings found;
    for (std::string line; lines.next(line);) found.push_back(std::to_string(lines.line_number()) + " " + line);
    return found;
  }

  TemporaryFolder files_;
};

TEST_F(InputLinesTest, NumberTheLinesFromOne) {
  InputLines lines = this->lines("a\n\nb");
  EXPECT_EQ(all(lines), (Strings{"1 a", "2 ", "3 b"}));
}

TEST_F(InputLinesTest, StayToBeReadAfterAPeek) {
  InputLines lines = this->lines("\n \t\nfirst\nsecond\n");

  EXPECT_EQ(lines.peek(), "first");
  EXPECT_EQ(lines.peek(), "first");
  EXPECT_EQ(all(lines), (Strings{"1 ", "2  \t", "3 first", "4 second"}));
}

TEST_F(InputLinesTest, PeekLooksFurtherDown) {
  InputLines lines = this->lines("\nfirst\n \nsecond\nthird");

  EXPECT_EQ(lines.peek(2), "second");
  EXPECT_EQ(lines.peek(), "first");
  EXPECT_EQ(lines.peek(3), "third");
  EXPECT_EQ(lines.peek(4), "");
  EXPECT_EQ(all(lines), (Strings{"1 ", "2 first", "3  ", "4 second", "5 third"}));
}

TEST_F(InputLinesTest, PeekFindsNothingInAnEmptyFile) {
  InputLines lines = this->lines("");

  EXPECT_EQ(lines.peek(), "");
  EXPECT_TRUE(all(lines).empty());
}

TEST_F(InputLinesTest, LoseTheByteOrderMarkOfTheFirstLineOnly) {
  InputLines lines = this->lines(
      "\xEF\xBB\xBF"
      "a\n\xEF\xBB\xBF"
      "b\n");
  EXPECT_EQ(all(lines), (Strings{"1 a",
                                 "2 \xEF\xBB\xBF"
                                 "b"}));
}

TEST_F(InputLinesTest, AreUtf8WhereTheFileIsUtf16) {
  InputLines lines =
      this->lines(std::string("\xFF\xFE"
                              "a\0\n\0\xE9\0",
                              8));
  EXPECT_EQ(all(lines), (Strings{"1 a", "2 é"}));
}

TEST(IsBlank, IsTrueForBlanksAndTabsOnly) {
  EXPECT_TRUE(is_blank(""));
  EXPECT_TRUE(is_blank(" \t "));
  EXPECT_FALSE(is_blank(" a "));
}

}  // namespace
}  // namespace ldavi
