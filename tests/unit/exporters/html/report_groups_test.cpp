// SPDX-License-Identifier: Apache-2.0
#include "exporters/html/report_groups.hpp"

#include <gtest/gtest.h>

#include "support/sample_model.hpp"

namespace ldavi {
namespace {

/// Three documents of three topics, two of 1990 and one of 1993.
class ReportGroups : public testing::Test {
 protected:
  ReportGroups() {
    input_.corpus.dates = {"1990-05-01", "1990", "1993-02"};
    data_.by_period = group_by_period(input_.corpus.dates, documents_, PeriodLength::kYear);
    Matrix mixtures(3, 3);
    for (std::size_t d = 0; d < 3; ++d) mixtures(d, d) = 1.0F;
    data_.over_time = group_prevalence(documents_, mixtures, data_.by_period.groups, 1, 50, 1);
  }

  std::string json() {
    JsonWriter json(JsonWriter::kCompact);
    json.begin_object();
    write_time_and_labels(json, data_);
    json.end_object();
    return json.take();
  }

  const TopicModel model_ = sample_model();
  CountedCorpus input_;
  const HtmlReportOptions options_;
  const ReportTexts texts_;
  const std::vector<std::uint32_t> documents_{0, 1, 2};
  ReportData data_{model_, input_, options_, texts_};
};

TEST_F(ReportGroups, StandWhereTheyAreInTime) {
  const std::string text = json();
  EXPECT_NE(text.find("\"unit\":\"year\""), std::string::npos) << text;
  EXPECT_NE(text.find("\"name\":\"1990\",\"documents\":2,\"at\":0,\"share\":[5000,5000,0]"), std::string::npos) << text;
  EXPECT_NE(text.find("\"name\":\"1993\",\"documents\":1,\"at\":3,\"share\":[0,0,10000],\"low\":[0,0,10000]"),
            std::string::npos)
      << text << "\nthree years later, and one document tells nothing of others";
  EXPECT_NE(text.find("\"labels\":null"), std::string::npos);
}

}  // namespace
}  // namespace ldavi
