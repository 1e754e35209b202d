// SPDX-License-Identifier: Apache-2.0
#include "ldavi/exporters/correlation_table.hpp"

#include <gtest/gtest.h>

#include <cstring>
#include <string>

#include "ldavi/base/error.hpp"
#include "support/sample_model.hpp"

namespace ldavi {
namespace {

TopicModel correlated_model() {
  TopicModel model = sample_model();
  model.document_prior = LogisticNormalPrior{{0, 0, 0}, {4, 1, -5, 1, 1, -2, -5, -2, 25}};
  return model;
}

std::string written(const TopicModel& model, TableFormat format) {
  std::string bytes;
  write_correlations(model, format, [&](std::string_view some) { bytes += some; });
  return bytes;
}

TEST(WriteCorrelations, GivesARowAPair) {
  EXPECT_EQ(written(correlated_model(), TableFormat::kCsv), "topic,with,correlation\r\n0,1,0.5\r\n0,2,-0.5\r\n1,2,-0.4\r\n");
  EXPECT_EQ(written(correlated_model(), TableFormat::kTsv), "topic\twith\tcorrelation\n0\t1\t0.5\n0\t2\t-0.5\n1\t2\t-0.4\n");
}

TEST(WriteCorrelations, GivesAMatrix) {
  EXPECT_EQ(written(correlated_model(), TableFormat::kJson),
            "{\"correlations\": [[1, 0.5, -0.5], [0.5, 1, -0.4], [-0.5, -0.4, 1]]}\n");
  const std::string npy = written(correlated_model(), TableFormat::kNpy);
  ASSERT_GT(npy.size(), 36U);
  float last_row[3];
  std::memcpy(last_row, npy.data() + npy.size() - sizeof last_row, sizeof last_row);
  EXPECT_EQ(last_row[0], -0.5F);
  EXPECT_EQ(last_row[2], 1.0F);
}

TEST(WriteCorrelations, RefusesAModelWithoutThemAndOtherFormats) {
  EXPECT_THROW(written(sample_model(), TableFormat::kCsv), InvalidArgument);
  EXPECT_THROW(written(correlated_model(), TableFormat::kNpz), InvalidArgument);
}

}  // namespace
}  // namespace ldavi
