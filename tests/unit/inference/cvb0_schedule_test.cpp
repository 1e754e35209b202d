// SPDX-License-Identifier: Apache-2.0
#include "inference/cvb0_schedule.hpp"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

namespace ldavi {
namespace {

std::vector<std::size_t> after_passes(const Cvb0Schedule& schedule, const std::vector<int>& passes) {
  std::vector<std::size_t> topics;
  for (const int pass : passes) topics.push_back(schedule.topics_of_pass(pass));
  return topics;
}

TEST(Cvb0Schedule, TopicsLeaveFromAFifthToThreeFifthsOfThePasses) {
  const Cvb0Schedule schedule(100, 0.5, 200, 20);

  EXPECT_EQ(after_passes(schedule, {0, 1, 39, 40, 59, 60, 80, 100, 119, 120, 200}),
            (std::vector<std::size_t>{150, 150, 150, 140, 140, 130, 120, 110, 110, 100, 100}));
  EXPECT_EQ(schedule.num_topics(), 100U);
}

TEST(Cvb0Schedule, TopicsLeaveAsOfFiveHundredPassesWhereThereAreMore) {
  for (const int max_passes : {500, 5000, 2'000'000'000}) {
    EXPECT_EQ(after_passes(Cvb0Schedule(100, 0.5, max_passes, 20), {99, 100, 299, 300}),
              (std::vector<std::size_t>{150, 145, 104, 100}))
        << max_passes;
  }
}

TEST(Cvb0Schedule, SurplusIsAWholeNumberThatMayNotDivideEvenly) {
  EXPECT_EQ(after_passes(Cvb0Schedule(7, 0.5, 100, 20), {0, 20, 40, 60}), (std::vector<std::size_t>{10, 9, 8, 7}));
  EXPECT_EQ(after_passes(Cvb0Schedule(5, 0.5, 100, 20), {0, 20, 40, 60}), (std::vector<std::size_t>{7, 6, 5, 5}));
}

TEST(Cvb0Schedule, AllTopicsLeaveAtOnceWhereOnlyOnePassMay) {
  EXPECT_EQ(after_passes(Cvb0Schedule(10, 0.5, 34, 20), {0, 19, 20}), (std::vector<std::size_t>{15, 15, 10}));
}

TEST(Cvb0Schedule, SurplusIsNoneWhereNoPassMayLeaveThemOrNoneAreWanted) {
  EXPECT_EQ(Cvb0Schedule(10, 0.5, 1, 20).topics_of_pass(0), 10U);
  EXPECT_EQ(Cvb0Schedule(10, 0.5, 4, 2).topics_of_pass(0), 15U);
  EXPECT_EQ(Cvb0Schedule(10, 0.5, 30, 20).topics_of_pass(0), 10U);
  EXPECT_EQ(Cvb0Schedule(1, 0.5, 200, 20).topics_of_pass(0), 1U);
  EXPECT_EQ(Cvb0Schedule(10, 0.0, 200, 20).topics_of_pass(0), 10U);
}

TEST(Cvb0Schedule, DocumentsHaveFewTopicsInTheLastFifth) {
  for (const auto& [max_passes, first] : {std::pair{200, 160}, {40, 32}, {20, 16}, {500, 400}, {2'000'000'000, 400}}) {
    const Cvb0Schedule schedule(100, 0.5, max_passes, 20);
    EXPECT_FALSE(schedule.narrow(first - 1)) << max_passes;
    EXPECT_TRUE(schedule.narrow(first)) << max_passes;
    EXPECT_TRUE(schedule.narrow(max_passes)) << max_passes;
  }
  EXPECT_FALSE(Cvb0Schedule(100, 0.5, 19, 20).narrow(19));
}

TEST(Cvb0Schedule, KnowsAllNumbersOfTopics) {
  EXPECT_EQ(Cvb0Schedule(100, 0.5, 100, 20).numbers_of_topics(), (std::vector<std::size_t>{150, 133, 116, 100}));
  EXPECT_EQ(Cvb0Schedule(100, 0.5, 10, 20).numbers_of_topics(), (std::vector<std::size_t>{100}));
}

}  // namespace
}  // namespace ldavi
