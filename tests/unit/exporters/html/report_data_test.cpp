// SPDX-License-Identifier: Apache-2.0
#include "exporters/html/report_data.hpp"

#include <gtest/gtest.h>

namespace ldavi {
namespace {

TEST(ReportData, KeepsTextsToAFewMegabytes) {
  EXPECT_EQ(bytes_of_texts(2'000), 1'250U);
  EXPECT_EQ(bytes_of_texts(10), 20'000U);
  EXPECT_EQ(bytes_of_texts(0), 20'000U);
  EXPECT_EQ(bytes_of_texts(100'000), 300U);
}

}  // namespace
}  // namespace ldavi
