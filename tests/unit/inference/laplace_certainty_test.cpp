// SPDX-License-Identifier: Apache-2.0
#include "inference/laplace_certainty.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace ldavi {
namespace {

/// Variances of 1 / 4 without correlation.
const std::vector<double> kFactor{2, 0, 0, 0, 2, 0, 0, 0, 2};

TEST(LaplaceCertainty, GivesTheIntervalOfALogit) {
  // Of shares (1/2, 1/4, 1/4) the gradient of the first logit is (1, -1/2, -1/2).
  const std::vector<double> theta{0.5, 0.25, 0.25};
  const std::vector<std::uint32_t> apart{0, 1, 2};

  const ShareInterval interval = LaplaceCertainty(theta, kFactor, apart).interval(0);

  // 1.96 sqrt(1.5 / 4) = 1.2002
  EXPECT_NEAR(interval.low, 0.23143, 1e-4);
  EXPECT_NEAR(interval.high, 0.76857, 1e-4);
}

TEST(LaplaceCertainty, AddsMergedTopicsUp) {
  const std::vector<double> theta{0.5, 0.25, 0.25};
  const std::vector<std::uint32_t> merged{0, 1, 1};
  const LaplaceCertainty certainty(theta, kFactor, merged);

  // The second topic has one half now, and its logit is that of the first with the other sign.
  EXPECT_NEAR(certainty.interval(1).low, 1.0 - certainty.interval(0).high, 1e-12);
  EXPECT_EQ(certainty.interval(2).high, 0.0);
}

TEST(LaplaceCertainty, TellsTheLargestShareFromTheSecond) {
  // log(a / b) has a standard deviation of sqrt(1 / 2): 95 % are reached at 1.1631, a ratio of 3.2.
  const std::vector<std::uint32_t> apart{0, 1, 2};
  EXPECT_TRUE(LaplaceCertainty(std::vector{0.1, 0.66, 0.2}, kFactor, apart).tells_largest());
  EXPECT_FALSE(LaplaceCertainty(std::vector{0.1, 0.62, 0.2}, kFactor, apart).tells_largest());
}

TEST(LaplaceCertainty, IsSureOfOneTopic) {
  const std::vector<double> theta{1.0};
  const std::vector<double> factor{1.0};
  const std::vector<std::uint32_t> alone{0};
  const LaplaceCertainty certainty(theta, factor, alone);

  EXPECT_TRUE(certainty.tells_largest());
  EXPECT_EQ(certainty.interval(0).low, 1.0);
}

}  // namespace
}  // namespace ldavi
