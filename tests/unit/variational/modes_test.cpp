// SPDX-License-Identifier: Apache-2.0
#include "variational/modes.hpp"

#include <gtest/gtest.h>

#include "support/targets.hpp"

namespace ldavi {
namespace {

std::vector<LaplaceApproximation> modes_of(const Target& target, int searches, std::vector<double> start) {
  CheckedDensity density(target);
  return find_modes(density, start, searches, 1);
}

TEST(FindModes, FindsThemAllTheMostEvidenceFirst) {
  const Target three = modes_target({{0.2, {-6.0, 0.0}, 0.5}, {0.5, {3.0, 1.0}, 1.0}, {0.3, {0.0, 7.0}, 0.8}});
  const auto found = modes_of(three, 33, {0.0, 0.0});
  ASSERT_EQ(found.size(), 3U);
  EXPECT_NEAR(found[0].gaussian.mean[0], 3.0, 1e-3);
  EXPECT_NEAR(found[1].gaussian.mean[1], 7.0, 1e-3);
  EXPECT_NEAR(found[2].gaussian.mean[0], -6.0, 1e-3);
  for (const LaplaceApproximation& mode : found) EXPECT_TRUE(mode.reliable());
  EXPECT_NEAR(found[0].log_evidence, -0.693, 0.01);
  EXPECT_EQ(modes_of(three, 1, {0.0, 0.0}).size(), 1U);
}

TEST(FindModes, LeavesASaddle) {
  const Target two = modes_target({{0.5, {-3.0}, 1.0}, {0.5, {3.0}, 1.0}});
  const auto found = modes_of(two, 9, {0.0});
  ASSERT_EQ(found.size(), 2U);
  EXPECT_NEAR(found[0].gaussian.mean[0] + found[1].gaussian.mean[0], 0.0, 1e-6);
  const auto only = modes_of(two, 1, {0.0});
  ASSERT_EQ(only.size(), 1U);
  EXPECT_FALSE(only[0].reliable());
}

TEST(FindModes, FindsOneWhereThereIsOne) {
  EXPECT_EQ(modes_of(funnel_target(), 33, {0.0, 0.0}).size(), 1U);
  EXPECT_EQ(modes_of(banana_target(1.0, 0.3), 33, {0.0, 0.0}).size(), 1U);
  EXPECT_EQ(modes_of(gaussian_target(some_gaussian(10, 100.0, 0.5)), 33, std::vector<double>(10, 0.0)).size(), 1U);
}

}  // namespace
}  // namespace ldavi
