// SPDX-License-Identifier: Apache-2.0
#include "ldavi/exporters/mixture_table.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

const std::vector<float> kMixture{0.25F, 0.5F, 0.25F};

std::string two_rows(const MixtureTableOptions& options) {
  std::string out;
  MixtureTable table(options, 3, [&](std::string_view bytes) { out += bytes; });
  table.write({"a\tb", kMixture, 3, 1});
  table.write({"", kMixture, 0, 0});
  return out;
}

TEST(MixtureTable, HasARowADocumentInTsv) {
  EXPECT_EQ(two_rows({}),
            "id\tknown_tokens\tunknown_share\ttopic_0\ttopic_1\ttopic_2\n"
            "a\\tb\t3\t0.25\t0.25\t0.5\t0.25\n"
            "\t0\t0\t0.25\t0.5\t0.25\n");
}

TEST(MixtureTable, LeavesOutHeaderAndTokenColumnsWhenAsked) {
  MixtureTableOptions options;
  options.header = false;
  options.token_columns = false;
  EXPECT_EQ(two_rows(options), "a\\tb\t0.25\t0.5\t0.25\n\t0.25\t0.5\t0.25\n");
}

TEST(MixtureTable, NamesTheLargestTopicsAndBreaksTiesByNumber) {
  MixtureTableOptions options;
  options.top = 2;
  EXPECT_NE(two_rows(options).find("\t1:0.5 0:0.25\n"), std::string::npos);
}

TEST(MixtureTable, WritesAnObjectALineInJsonLines) {
  MixtureTableOptions options;
  options.format = TableFormat::kJsonLines;
  EXPECT_EQ(two_rows(options),
            "{\"id\": \"a\\u0009b\", \"mixture\": [0.25, 0.5, 0.25], \"known_tokens\": 3, \"unknown_share\": 0.25}\n"
            "{\"id\": \"\", \"mixture\": [0.25, 0.5, 0.25], \"known_tokens\": 0, \"unknown_share\": 0}\n");
}

TEST(MixtureTable, CountsItsRowsForTheNpyHeader) {
  MixtureTableOptions options;
  options.format = TableFormat::kNpy;
  std::string out;
  MixtureTable table(options, 3, [&](std::string_view bytes) { out += bytes; });
  table.write({"a", kMixture, 1, 0});
  EXPECT_EQ(out.size(), 128U + 3 * sizeof(float));
  EXPECT_EQ(table.header().size(), 128U);
  EXPECT_NE(table.header().find("(1, 3)"), std::string::npos);
}

TEST(MixtureTable, HasCoordinatesInMatrixMarket) {
  MixtureTableOptions options;
  options.format = TableFormat::kMatrixMarket;
  std::string out;
  MixtureTable table(options, 3, [&](std::string_view bytes) { out += bytes; });
  table.write({"a", kMixture, 3, 1});
  table.write({"b", kMixture, 3, 1});
  ASSERT_EQ(table.header().size(), 128U);
  EXPECT_TRUE(table.header().ends_with("\n2 3 6\n"));
  EXPECT_EQ(out.substr(128), "1 1 0.25\n1 2 0.5\n1 3 0.25\n2 1 0.25\n2 2 0.5\n2 3 0.25\n");
}

TEST(MixtureTable, RefusesFormatsThatCannotHoldIt) {
  const ByteSink nowhere = [](std::string_view) {};
  EXPECT_THROW(MixtureTable({TableFormat::kJson, true, true, 0}, 3, nowhere), InvalidArgument);
  EXPECT_THROW(MixtureTable({TableFormat::kNpz, true, true, 0}, 3, nowhere), InvalidArgument);
  EXPECT_THROW(MixtureTable({TableFormat::kMarkdown, true, true, 0}, 3, nowhere), InvalidArgument);
  EXPECT_THROW(MixtureTable({TableFormat::kMatrixMarket, true, true, 2}, 3, nowhere), InvalidArgument);
  EXPECT_THROW(MixtureTable({TableFormat::kNpy, true, true, 2}, 3, nowhere), InvalidArgument);
}

TEST(WriteIds, KeepsAnIdOnItsLine) {
  std::string out;
  const std::vector<std::string> ids{"a", "b\nc", ""};
  write_ids(ids, [&](std::string_view bytes) { out += bytes; });
  EXPECT_EQ(out, "a\nb\\nc\n\n");
}

std::string row_with_intervals(MixtureTableOptions options) {
  options.intervals = true;
  std::string out;
  MixtureTable table(options, 3, [&](std::string_view bytes) { out += bytes; });
  const std::vector<ShareInterval> intervals{{0.125, 0.5}, {0.25, 0.75}, {0.0, 0.375}};
  MixtureRow row{"a", kMixture, 3, 1};
  row.intervals = intervals;
  row.too_short_to_tell = true;
  table.write(row);
  return out;
}

TEST(MixtureTable, HasTheEndsOfIntervals) {
  MixtureTableOptions options;
  EXPECT_EQ(row_with_intervals(options),
            "id\tknown_tokens\tunknown_share\ttoo_short_to_tell\ttopic_0\ttopic_0_low\ttopic_0_high\ttopic_1\ttopic_1_"
            "low\ttopic_1_high\t"
            "topic_2\ttopic_2_low\ttopic_2_high\n"
            "a\t3\t0.25\tyes\t0.25\t0.125\t0.5\t0.5\t0.25\t0.75\t0.25\t0\t0.375\n");
  options.top = 1;
  EXPECT_NE(row_with_intervals(options).find("\tyes\t1:0.5:0.25:0.75\n"), std::string::npos);
}

TEST(MixtureTable, HasTheEndsOfIntervalsInJsonLines) {
  MixtureTableOptions options;
  options.format = TableFormat::kJsonLines;
  EXPECT_EQ(row_with_intervals(options),
            "{\"id\": \"a\", \"mixture\": [0.25, 0.5, 0.25], \"intervals\": [[0.125, 0.5], [0.25, 0.75], [0, 0.375]], "
            "\"too_short_to_tell\": true, \"known_tokens\": 3, \"unknown_share\": 0.25}\n");
  options.top = 1;
  EXPECT_NE(row_with_intervals(options).find("\"topics\": [[1, 0.5, 0.25, 0.75]]"), std::string::npos);
}

TEST(MixtureTable, HasNoIntervalsInNpy) {
  MixtureTableOptions options;
  options.format = TableFormat::kNpy;
  EXPECT_THROW(row_with_intervals(options), InvalidArgument);
}

}  // namespace
}  // namespace ldavi
