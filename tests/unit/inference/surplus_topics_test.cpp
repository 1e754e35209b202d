// SPDX-License-Identifier: Apache-2.0
#include "inference/surplus_topics.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace ldavi {
namespace {

std::vector<std::size_t> after_passes(const SurplusTopics& surplus, const std::vector<int>& passes) {
  std::vector<std::size_t> topics;
  for (const int pass : passes) topics.push_back(surplus.topics_of_pass(pass));
  return topics;
}

TEST(SurplusTopics, LeaveFromAFifthToThreeFifthsOfThePasses) {
  const SurplusTopics surplus(100, 0.5, 200, 20);

  EXPECT_EQ(after_passes(surplus, {0, 1, 39, 40, 59, 60, 80, 100, 119, 120, 200}),
            (std::vector<std::size_t>{150, 150, 150, 140, 140, 130, 120, 110, 110, 100, 100}));
  EXPECT_EQ(surplus.num_topics(), 100U);
}

TEST(SurplusTopics, LeaveAsOfFiveHundredPassesWhereThereAreMore) {
  for (const int max_passes : {500, 5000, 2'000'000'000}) {
    EXPECT_EQ(after_passes(SurplusTopics(100, 0.5, max_passes, 20), {99, 100, 299, 300}),
              (std::vector<std::size_t>{150, 145, 104, 100}))
        << max_passes;
  }
}

TEST(SurplusTopics, AreAWholeNumberThatMayNotDivideEvenly) {
  EXPECT_EQ(after_passes(SurplusTopics(7, 0.5, 100, 20), {0, 20, 40, 60}), (std::vector<std::size_t>{10, 9, 8, 7}));
  EXPECT_EQ(after_passes(SurplusTopics(5, 0.5, 100, 20), {0, 20, 40, 60}), (std::vector<std::size_t>{7, 6, 5, 5}));
}

TEST(SurplusTopics, AllLeaveAtOnceWhereOnlyOnePassMay) {
  EXPECT_EQ(after_passes(SurplusTopics(10, 0.5, 34, 20), {0, 19, 20}), (std::vector<std::size_t>{15, 15, 10}));
}

TEST(SurplusTopics, AreNoneWhereNoPassMayLeaveThemOrNoneAreWanted) {
  EXPECT_EQ(SurplusTopics(10, 0.5, 1, 20).topics_of_pass(0), 10U);
  EXPECT_EQ(SurplusTopics(10, 0.5, 4, 2).topics_of_pass(0), 15U);
  EXPECT_EQ(SurplusTopics(10, 0.5, 30, 20).topics_of_pass(0), 10U);
  EXPECT_EQ(SurplusTopics(1, 0.5, 200, 20).topics_of_pass(0), 1U);
  EXPECT_EQ(SurplusTopics(10, 0.0, 200, 20).topics_of_pass(0), 10U);
}

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
