// SPDX-License-Identifier: Apache-2.0
#include "variational/origins.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "support/targets.hpp"

namespace ldavi {
namespace {

std::vector<LaplaceApproximation> modes_at(const std::vector<double>& places) {
  std::vector<LaplaceApproximation> modes;
  for (const double place : places) {
    modes.push_back({.gaussian = {{place}, {1.0}}, .log_evidence = -static_cast<double>(modes.size())});
  }
  return modes;
}

TEST(MomentMatched, HasTheMomentsOfAMixture) {
  const MixedGaussian q{{0.3, 0.7}, {some_gaussian(3, 3.0, 0.5), some_gaussian(3, 1.0, 0.0)}};
  const FullGaussian one = moment_matched(q);
  EXPECT_EQ(one.mean, mean(q));
  const std::vector<double> given = covariance(one);
  const std::vector<double> expected = covariance(q);
  for (std::size_t i = 0; i < given.size(); ++i) EXPECT_NEAR(given[i], expected[i], 1e-12 * expected[0]);
}

TEST(Origins, OfOneGaussianAreTheModesAndAllOfThem) {
  const auto found = origins(FullRankFamily{}, modes_at({0.0, 5.0, -4.0, 9.0}), 1);
  ASSERT_EQ(found.size(), 4U);
  EXPECT_EQ(found[1].components.front().mean[0], 5.0);
  EXPECT_EQ(found[2].components.front().mean[0], -4.0);
  EXPECT_GT(found[3].components.front().factor[0], 2.0);
  EXPECT_EQ(origins(MeanFieldFamily{}, modes_at({1.0}), 1).size(), 1U);
  EXPECT_EQ(origins(MixtureFamily{1}, modes_at({1.0, 2.0}), 1).back().components.size(), 1U);
}

TEST(Origins, OfAMixtureHaveAComponentAtEachMode) {
  const auto found = origins(MixtureFamily{2}, modes_at({0.0, 5.0, -4.0}), 1);
  ASSERT_EQ(found.size(), 1U);
  ASSERT_EQ(found[0].components.size(), 2U);
  EXPECT_EQ(found[0].components[1].mean[0], 5.0);
  EXPECT_NEAR(found[0].weights[1] / found[0].weights[0], std::exp(-1.0), 1e-14);
}

TEST(Origins, OfAMixtureSpreadTheSpareAroundTheBest) {
  const auto found = origins(MixtureFamily{4}, modes_at({0.0, 50.0}), 1);
  ASSERT_EQ(found.size(), 4U);
  EXPECT_NE(found[0].components[3].mean, found[1].components[3].mean);
  for (const MixedGaussian& origin : found) {
    ASSERT_EQ(origin.components.size(), 4U);
    EXPECT_NEAR(std::accumulate(origin.weights.begin(), origin.weights.end(), 0.0), 1.0, 1e-14);
    EXPECT_LT(std::abs(origin.components[2].mean[0]), 6.0);
    EXPECT_NE(origin.components[2].mean, origin.components[3].mean);
  }
  EXPECT_EQ(origins(MixtureFamily{4}, modes_at({0.0, 50.0}), 1)[2].components[3].mean, found[2].components[3].mean);
  EXPECT_NE(origins(MixtureFamily{4}, modes_at({0.0, 50.0}), 2)[2].components[3].mean, found[2].components[3].mean);
}

}  // namespace
}  // namespace ldavi
