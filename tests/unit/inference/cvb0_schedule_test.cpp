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
  const Cvb0Schedule schedule(100, 0.5, 50);

  EXPECT_EQ(after_passes(schedule, {0, 1, 9, 10, 14, 15, 20, 25, 29, 30, 50}),
            (std::vector<std::size_t>{150, 150, 150, 140, 140, 130, 120, 110, 110, 100, 100}));
  EXPECT_EQ(schedule.num_topics(), 100U);
}

TEST(Cvb0Schedule, TopicsLeaveAsOfFiveHundredPassesWhereThereAreMore) {
  for (const int max_passes : {500, 5000, 2'000'000'000}) {
    EXPECT_EQ(after_passes(Cvb0Schedule(100, 0.5, max_passes), {99, 100, 295, 299, 300}),
              (std::vector<std::size_t>{150, 148, 101, 101, 100}))
        << max_passes;
  }
}

TEST(Cvb0Schedule, SurplusIsAWholeNumberThatMayNotDivideEvenly) {
  EXPECT_EQ(after_passes(Cvb0Schedule(7, 0.5, 25), {0, 5, 10, 15}), (std::vector<std::size_t>{10, 9, 8, 7}));
  EXPECT_EQ(after_passes(Cvb0Schedule(5, 0.5, 25), {0, 5, 10, 15}), (std::vector<std::size_t>{7, 6, 5, 5}));
}

TEST(Cvb0Schedule, AllTopicsLeaveAtOnceWhereOnlyOnePassMay) {
  EXPECT_EQ(after_passes(Cvb0Schedule(10, 0.5, 9), {0, 4, 5}), (std::vector<std::size_t>{15, 15, 10}));
}

TEST(Cvb0Schedule, SurplusIsNoneWhereNoPassMayLeaveThemOrNoneAreWanted) {
  EXPECT_EQ(Cvb0Schedule(10, 0.5, 8).topics_of_pass(0), 10U);
  EXPECT_EQ(Cvb0Schedule(10, 0.5, 9).topics_of_pass(0), 15U);
  EXPECT_EQ(Cvb0Schedule(1, 0.5, 200).topics_of_pass(0), 1U);
  EXPECT_EQ(Cvb0Schedule(10, 0.0, 200).topics_of_pass(0), 10U);
}

TEST(Cvb0Schedule, DocumentsHaveFewTopicsInTheLastFifth) {
  for (const auto& [max_passes, first] : {std::pair{200, 160}, {40, 32}, {5, 4}, {500, 400}, {2'000'000'000, 400}}) {
    const Cvb0Schedule schedule(100, 0.5, max_passes);
    EXPECT_FALSE(schedule.narrow(first - 1)) << max_passes;
    EXPECT_TRUE(schedule.narrow(first)) << max_passes;
    EXPECT_TRUE(schedule.narrow(max_passes)) << max_passes;
  }
  EXPECT_FALSE(Cvb0Schedule(100, 0.5, 4).narrow(4));
}

TEST(Cvb0Schedule, DocumentsChooseOftenWhileTopicsLeaveAndThenSeldom) {
  const Cvb0Schedule schedule(100, 0.5, 102);
  std::vector<int> chosen;
  for (int pass = 1; pass <= 102; ++pass) {
    if (schedule.chooses(pass)) chosen.push_back(pass);
  }

  // From pass 81 on documents have few topics.
  EXPECT_EQ(chosen, (std::vector<int>{5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 80, 81, 100}));
}

TEST(Cvb0Schedule, KnowsAllNumbersOfTopics) {
  EXPECT_EQ(Cvb0Schedule(100, 0.5, 25).numbers_of_topics(), (std::vector<std::size_t>{150, 133, 116, 100}));
  EXPECT_EQ(Cvb0Schedule(100, 0.5, 8).numbers_of_topics(), (std::vector<std::size_t>{100}));
}

TEST(Cvb0Schedule, LetsTopicsLeaveThatAreThereAlready) {
  const Cvb0Schedule schedule = Cvb0Schedule::from(30, 10, 25);
  EXPECT_EQ(schedule.num_topics(), 10U);
  EXPECT_EQ(schedule.topics_of_pass(0), 30U);
  EXPECT_EQ(schedule.topics_of_pass(25), 10U);
  EXPECT_EQ(Cvb0Schedule::from(10, 10, 25).topics_of_pass(0), 10U);
}

}  // namespace
}  // namespace ldavi
