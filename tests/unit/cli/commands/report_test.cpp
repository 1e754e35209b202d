// SPDX-License-Identifier: Apache-2.0
#include "cli/commands/report.hpp"

#include <gtest/gtest.h>

#include "unit/cli/tiny_corpus.hpp"

namespace ldavi::cli {
namespace {

TEST(ReportCommand, IsNamedByItsModel) {
  const ReportArguments arguments = parsed<ReportCommand>({"some/letters.ldavi", "letters", "more.txt"});
  EXPECT_EQ(arguments.model, "some/letters.ldavi");
  EXPECT_EQ(arguments.inputs, (std::vector<std::string>{"letters", "more.txt"}));
  EXPECT_EQ(arguments.output, "letters.html");
  EXPECT_EQ(arguments.title, "letters");
  EXPECT_EQ(arguments.num_documents, 2'000);
  EXPECT_EQ(arguments.period, "auto");
}

TEST(ReportCommand, TakesOtherNames) {
  const ReportArguments arguments = parsed<ReportCommand>({"m.ldavi", "-", "-o", "-", "--title", "A <b>", "--documents", "0",
                                                           "--no-text", "--period", "decade", "--date-field", "written"});
  EXPECT_EQ(arguments.output, "-");
  EXPECT_EQ(arguments.title, "A <b>");
  EXPECT_EQ(arguments.num_documents, 0);
  EXPECT_TRUE(arguments.no_text);
  EXPECT_EQ(arguments.period, "decade");
  EXPECT_EQ(arguments.read.date_field, "written");
}

TEST(ReportCommand, RefusesWhatItCannotDo) {
  EXPECT_NE(refused<ReportCommand>({"m.ldavi"}), "") << "documents are missing";
  EXPECT_NE(refused<ReportCommand>({"m.ldavi", ""}), "");
  EXPECT_NE(refused<ReportCommand>({"m.ldavi", "a", "--documents", "-1"}), "");
  EXPECT_NE(refused<ReportCommand>({"m.ldavi", "a", "--period", "fortnight"}), "");
}

}  // namespace
}  // namespace ldavi::cli
