// SPDX-License-Identifier: Apache-2.0
#include "ldavi/exporters/mixture_table.hpp"

#include <vector>

#include <gtest/gtest.h>

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

TEST(MixtureTable, RefusesFormatsThatCannotHoldIt) {
  const ByteSink nowhere = [](std::string_view) {};
  EXPECT_THROW(MixtureTable({TableFormat::kJson, true, true, 0}, 3, nowhere), InvalidArgument);
  EXPECT_THROW(MixtureTable({TableFormat::kNpy, true, true, 2}, 3, nowhere), InvalidArgument);
}

TEST(WriteIds, KeepsAnIdOnItsLine) {
  std::string out;
  const std::vector<std::string> ids{"a", "b\nc", ""};
  write_ids(ids, [&](std::string_view bytes) { out += bytes; });
  EXPECT_EQ(out, "a\nb\\nc\n\n");
}

}  // namespace
}  // namespace ldavi
