// SPDX-License-Identifier: Apache-2.0
#include "ldavi/inference/posterior.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace ldavi {
namespace {

TEST(MixtureIntervals, GrowNarrowWithTheDocument) {
  const std::vector<float> mixture{0.5F, 0.3F, 0.2F};
  std::vector<ShareInterval> few(3);
  std::vector<ShareInterval> many(3);
  mixture_intervals(mixture, 10.0, few);
  mixture_intervals(mixture, 1000.0, many);
  for (std::size_t k = 0; k < 3; ++k) {
    EXPECT_LT(few[k].low, many[k].low);
    EXPECT_LT(many[k].low, mixture[k]);
    EXPECT_GT(many[k].high, mixture[k]);
    EXPECT_GT(few[k].high, many[k].high);
  }
}

TEST(CertaintyOfLargest, IsAHalfWhereTwoAreAlike) {
  EXPECT_NEAR(certainty_of_largest(std::vector{0.4F, 0.2F, 0.4F}, 50.0), 0.5, 1e-6);
}

/// theta_1 / (theta_1 + theta_2) ~ Beta(2, 1): at most a half with probability 1/4.
TEST(CertaintyOfLargest, IsThatOfTwoShares) {
  EXPECT_NEAR(certainty_of_largest(std::vector{0.25F, 0.5F, 0.25F}, 4.0), 0.75, 1e-6);
}

TEST(CertaintyOfLargest, GrowsWithTheDocument) {
  const std::vector<float> mixture{0.6F, 0.4F};
  EXPECT_LT(certainty_of_largest(mixture, 10.0), kLeastCertainty);
  EXPECT_GT(certainty_of_largest(mixture, 200.0), kLeastCertainty);
  EXPECT_EQ(certainty_of_largest(std::vector{1.0F}, 3.0), 1.0);
}

}  // namespace
}  // namespace ldavi
