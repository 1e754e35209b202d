// SPDX-License-Identifier: Apache-2.0
#include "evaluation/foreign/table_cells.hpp"

#include <gtest/gtest.h>

#include "ldavi/base/error.hpp"
#include "support/temporary_folder.hpp"

namespace ldavi {
namespace {

using Cells = std::vector<std::string>;

TEST(TableCells, AreSeparatedByTheFirstKindThereIs) {
  EXPECT_EQ(separator_of("a\tb, c d"), Separator::kTab);
  EXPECT_EQ(separator_of("a, b"), Separator::kComma);
  EXPECT_EQ(separator_of("a b"), Separator::kBlank);
  EXPECT_EQ(separator_of("a"), Separator::kBlank);
}

TEST(TableCells, OfTabsAreUnescaped) {
  EXPECT_EQ(split_cells("a\t\tb c\t", Separator::kTab), (Cells{"a", "", "b c", ""}));
  EXPECT_EQ(split_cells(R"(a\tb)"
                        "\t"
                        R"(c\\n\r\n\x\)",
                        Separator::kTab),
            (Cells{"a\tb", "c\\n\r\n\\x\\"}));
}

TEST(TableCells, OfCommasAreUnquoted) {
  EXPECT_EQ(split_cells("a,,b c,", Separator::kComma), (Cells{"a", "", "b c", ""}));
  EXPECT_EQ(split_cells(R"("a,b","say ""no""",c)", Separator::kComma), (Cells{"a,b", "say \"no\"", "c"}));
  EXPECT_EQ(split_cells("'=1,'tis,'-,'", Separator::kComma), (Cells{"=1", "'tis", "-", "'"}));
}

TEST(TableCells, OfBlanksHaveRunsBetween) {
  EXPECT_EQ(split_cells("  1.5   2 3 ", Separator::kBlank), (Cells{"1.5", "2", "3"}));
  EXPECT_EQ(split_cells("", Separator::kBlank), Cells{});
}

class WeightTest : public testing::Test {
 protected:
  WeightTest() : lines_(InputFile(folder_.write("a.tsv", "first\nsecond\n"))) {
    std::string line;
    lines_.next(line);
    lines_.next(line);
  }
  std::string refused(std::string_view cell) const {
    try {
      parse_weight(cell, lines_);
    } catch (const ParseError& error) {
      return error.what();
    }
    return {};
  }

  TemporaryFolder folder_;
  InputLines lines_;
};

TEST_F(WeightTest, IsAFiniteNumberFromZero) {
  EXPECT_EQ(parse_weight("0.25", lines_), 0.25F);
  EXPECT_EQ(parse_weight(" 1e-3 ", lines_), 1e-3F);
  EXPECT_EQ(parse_weight("0", lines_), 0.0F);
  EXPECT_EQ(parse_weight("1e-60", lines_), 0.0F);
}

TEST_F(WeightTest, IsRefusedWithItsLine) {
  for (const char* bad : {"nan", "inf", "", " ", "1,5", "x", "0x1"})
    EXPECT_NE(refused(bad).find(":2: '"), std::string::npos) << bad;
  EXPECT_NE(refused("-0.5").find("not their logarithms"), std::string::npos);
  EXPECT_NE(refused("1e39").find("too large"), std::string::npos);
}

TEST(NumTopics, AreLimited) {
  EXPECT_NO_THROW(check_num_topics(1, "a"));
  EXPECT_NO_THROW(check_num_topics(65'535, "a"));
  EXPECT_THROW(check_num_topics(0, "a"), ParseError);
  EXPECT_THROW(check_num_topics(65'536, "a"), ParseError);
}

}  // namespace
}  // namespace ldavi
