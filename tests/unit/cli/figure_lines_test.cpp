// SPDX-License-Identifier: Apache-2.0
#include "cli/figure_lines.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "base/is_number.hpp"

namespace ldavi::cli {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

TEST(FigureText, NamesTheLowestAndTheHighestTopic) {
  EXPECT_EQ(figure_text(0.25, {0.5, -0.25, 0.5}, 3), "0.250 (topic 1: -0.250, topic 0: 0.500)");
  EXPECT_EQ(figure_text(7.0, {kNone, 9.0, 5.0, kNone}, 1), "7.0 (topic 2: 5.0, topic 1: 9.0)");
}

TEST(FigureText, IsTheMeanAloneWhereTopicsDoNotDiffer) {
  EXPECT_EQ(figure_text(-1.0, {-1.0, kNone, -1.0}, 2), "-1.00");
  EXPECT_EQ(figure_text(3.0, {3.0}, 0), "3");
}

TEST(AddFigure, AlignsTheFigures) {
  std::string text;
  add_figure(text, "name", "1");
  add_figure(text, "", "2");
  EXPECT_EQ(text, "name            1\n                2\n");
}

TEST(IsNumber, RefusesWhatIsNone) {
  EXPECT_TRUE(is_number(-2.5));
  EXPECT_FALSE(is_number(kNone));
  EXPECT_FALSE(is_number(std::numeric_limits<double>::infinity()));
}

}  // namespace
}  // namespace ldavi::cli
