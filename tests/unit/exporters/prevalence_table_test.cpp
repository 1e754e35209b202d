// SPDX-License-Identifier: Apache-2.0
#include "ldavi/exporters/prevalence_table.hpp"

#include <gtest/gtest.h>

#include "ldavi/base/error.hpp"
#include "unit/exporters/exported.hpp"

namespace ldavi {
namespace {

std::string table(TableFormat format) {
  const std::vector<GroupPrevalence> groups{{"1790s", 2, {0.25, 0.75}, {{0.125, 0.5}, {0.5, 0.875}}},
                                            {"=1+1", 1, {0.5, 0.5}, {}}};
  const std::vector<std::pair<std::string, std::uint64_t>> counts{{"undated", 3}};
  return exported([&](const ByteSink& sink) { write_prevalence(groups, "period", counts, format, sink); });
}

TEST(PrevalenceTable, HasARowAGroupAndTopic) {
  EXPECT_EQ(table(TableFormat::kTsv),
            "period\ttopic\tprevalence\tlow\thigh\tdocuments\n1790s\t0\t0.25\t0.125\t0.5\t2\n1790s\t1\t0.75\t0.5\t0.875\t2\n"
            "=1+1\t0\t0.5\t\t\t1\n=1+1\t1\t0.5\t\t\t1\n");
  EXPECT_NE(table(TableFormat::kCsv).find("\r\n'=1+1,0,0.5,,,1\r\n"), std::string::npos);
}

TEST(PrevalenceTable, TellsWhatIsInNoGroupInJson) {
  const std::string json = table(TableFormat::kJson);
  EXPECT_EQ(json.substr(0, 30), "{\"undated\": 3, \"rows\": [{\"peri");
  EXPECT_NE(
      json.find("{\"period\": \"1790s\", \"topic\": 1, \"prevalence\": 0.75, \"low\": 0.5, \"high\": 0.875, \"documents\": 2}"),
      std::string::npos);
  EXPECT_NE(json.find("\"prevalence\": 0.5, \"low\": null, \"high\": null, \"documents\": 1}"), std::string::npos);
}

TEST(PrevalenceTable, IsNoMatrix) { EXPECT_THROW(table(TableFormat::kNpy), InvalidArgument); }

}  // namespace
}  // namespace ldavi
