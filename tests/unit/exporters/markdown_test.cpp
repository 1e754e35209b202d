// SPDX-License-Identifier: Apache-2.0
#include "exporters/markdown.hpp"

#include <gtest/gtest.h>

namespace ldavi {
namespace {

std::string escaped(std::string_view text) {
  std::string out = "x";
  append_markdown(out, text);
  return out.substr(1);
}

TEST(Markdown, ShowsTextAsItIs) {
  EXPECT_EQ(escaped("bread, été 3.5"), "bread, été 3.5");
  EXPECT_EQ(escaped("new_york"), "new\\_york");
  EXPECT_EQ(escaped("a|b*c`d\\"), "a\\|b\\*c\\`d\\\\");
  EXPECT_EQ(escaped("<script>[x](y)&amp;"), "\\<script\\>\\[x\\](y)\\&amp;");
  EXPECT_EQ(escaped("a\nb\tc"), "a b c");
  EXPECT_EQ(escaped("\x1b[1m\u202e"), "\\\\u{1b}\\[1m\\\\u{202e}");
}

}  // namespace
}  // namespace ldavi
