// SPDX-License-Identifier: Apache-2.0
#include "inference/topic_covariance.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace ldavi {
namespace {

/// Two documents that differ in the first two topics; each covariance is I / 10.
std::vector<double> two_documents() {
  std::vector<double> moments(moments_size(3), 0.0);
  const std::vector<double> covariance{0.1, 0, 0, 0, 0.1, 0, 0, 0, 0.1};
  add_moments(std::vector{1.0, -1.0, 0.0}, covariance, moments);
  add_moments(std::vector{3.0, -3.0, 3.0}, covariance, moments);
  return moments;
}

TEST(LearnPrior, DrawsTheCovarianceTowardsEqualVariances) {
  const LogisticNormalPrior prior = learn_prior(two_documents(), 3, 2.0);

  // The mean is (2, -2, 1.5), less 0.5.
  EXPECT_NEAR(prior.mean[0], 1.5, 1e-12);
  EXPECT_NEAR(prior.mean[1], -2.5, 1e-12);
  EXPECT_NEAR(prior.mean[2], 1.0, 1e-12);
  // Differences from the mean are +-(1, -1, 1.5), less 0.5: (0.5, -1.5, 1). S is that times itself, and the centred I / 10.
  const double from_mean[] = {0.5, -1.5, 1.0};
  const double trace = 0.25 + 2.25 + 1.0 + 0.2;
  for (std::size_t i = 0; i < 3; ++i) {
    for (std::size_t j = 0; j < 3; ++j) {
      const double centred = (i == j ? 1.0 : 0.0) - 1.0 / 3.0;
      const double s = from_mean[i] * from_mean[j] + 0.1 * centred;
      EXPECT_NEAR(prior.covariance[i * 3 + j], (2.0 * s + 3.0 * trace / 2.0 * centred) / 5.0, 1e-12) << i << ", " << j;
    }
  }
}

TEST(LearnPrior, KnowsOneTopic) {
  std::vector<double> moments(moments_size(1), 0.0);
  add_moments(std::vector{0.0}, std::vector{1.0}, moments);

  const LogisticNormalPrior prior = learn_prior(moments, 1, 1.0);

  EXPECT_EQ(prior.mean, std::vector<double>{0.0});
  EXPECT_EQ(prior.covariance, std::vector<double>{0.0});
}

TEST(StartingPrior, HasTheMeanOfLogAlphaAndNoCorrelation) {
  const LogisticNormalPrior prior = starting_prior(std::vector{1.0, 1.0, 8.0});

  EXPECT_NEAR(prior.mean[0] + prior.mean[1] + prior.mean[2], 0.0, 1e-12);
  EXPECT_NEAR(prior.mean[2] - prior.mean[0], 2.0794415416798357, 1e-12);
  EXPECT_EQ(prior.covariance[0], prior.covariance[8]);
  EXPECT_EQ(prior.covariance[1], prior.covariance[5]);
  EXPECT_NEAR(prior.covariance[0] + 2.0 * prior.covariance[1], 0.0, 1e-12);
}

}  // namespace
}  // namespace ldavi
