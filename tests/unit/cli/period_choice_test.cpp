// SPDX-License-Identifier: Apache-2.0
#include "cli/period_choice.hpp"

#include <gtest/gtest.h>

namespace ldavi::cli {
namespace {

TEST(PeriodChoice, IsAnyOrOneOfTheLengths) {
  const std::vector<std::string> choices = period_choices();
  ASSERT_EQ(choices.size(), kPeriodLengths.size() + 1);
  EXPECT_EQ(period_length(choices[0]), std::nullopt);
  for (std::size_t i = 1; i < choices.size(); ++i) {
    EXPECT_EQ(choices[i], kPeriodLengths[i - 1]);
    EXPECT_EQ(period_length(choices[i]), static_cast<PeriodLength>(i - 1));
  }
}

}  // namespace
}  // namespace ldavi::cli
