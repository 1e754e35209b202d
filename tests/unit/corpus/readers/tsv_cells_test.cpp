// SPDX-License-Identifier: Apache-2.0
#include "corpus/readers/tsv_cells.hpp"

#include <gtest/gtest.h>

namespace ldavi {
namespace {

using Cells = std::vector<std::string>;

TEST(SplitTsv, GivesEachCell) {
  EXPECT_EQ(split_tsv("a\tb c\t"), (Cells{"a", "b c", ""}));
  EXPECT_EQ(split_tsv(""), Cells{""});
}

TEST(SplitTsv, UndoesEscapes) { EXPECT_EQ(split_tsv("a\\tb\tc\\\\n\t\\x\\"), (Cells{"a\tb", "c\\n", "\\x\\"})); }

TEST(UndoTsvEscapes, LeavesOtherBackslashes) {
  std::string cell = "\\n\\r\\q";
  undo_tsv_escapes(cell);
  EXPECT_EQ(cell, "\n\r\\q");
}

}  // namespace
}  // namespace ldavi
