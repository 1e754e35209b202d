// SPDX-License-Identifier: Apache-2.0
#include "inference/surplus_topics.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace ldavi {
namespace {

TEST(RemovalCost, IsTheLogarithmOfWhatIsLeftWithAnEnd) {
  const RemovalCost cost;

  EXPECT_EQ(cost(0), 0.0);
  EXPECT_NEAR(cost(32768), std::log(65535.0 / 32767.0), 1e-6);
  EXPECT_NEAR(cost(65500), std::log(1000.0), 1e-5);
  EXPECT_EQ(cost(65535), cost(65500));
}

TEST(DearestTopics, AreAscendingAndTiesGoToTheLowerNumber) {
  const std::vector<double> costs{3.0, 1.0, 3.0, 9.0, 1.0, 3.0};

  EXPECT_EQ(dearest_topics(costs, 3), (std::vector<std::size_t>{0, 2, 3}));
  EXPECT_EQ(dearest_topics(costs, 5), (std::vector<std::size_t>{0, 1, 2, 3, 5}));
  EXPECT_EQ(dearest_topics(costs, 6).size(), 6U);
}

}  // namespace
}  // namespace ldavi
