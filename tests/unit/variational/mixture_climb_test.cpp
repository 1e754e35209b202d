// SPDX-License-Identifier: Apache-2.0
#include "variational/mixture_climb.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "support/planted_clusters.hpp"
#include "variational/mixture_start.hpp"

namespace ldavi {
namespace {

class Climb : public testing::Test {
 protected:
  MixtureClimb reached(const ClimbLimits& limits, std::size_t num_start = 8) {
    return climb(prior_, k_means_start(pass_, variances_, num_start, 1, 0), limits, pass_);
  }

  PlantedClusters planted_ = plant_clusters(1500, 2, 3, 8.0, 5);
  MixturePoints points_{planted_.points, 2};
  Executor executor_{2};
  MixturePass pass_{points_, CovarianceShape::kFull, executor_};
  PointSpread spread_ = spread_of(points_, executor_);
  std::vector<double> variances_{1.0, 1.0};
  MixturePrior prior_{8, 1.0 / 8.0, {1.0, spread_.mean, 2.0, spread_.covariance}, CovarianceShape::kFull};
};

TEST_F(Climb, NeverFallsAndEndsWithThePlantedClusters) {
  const MixtureClimb result = reached({1e-6, 1000, 1.0});
  EXPECT_TRUE(result.converged);
  EXPECT_EQ(result.state.components.size(), 3U);
  for (std::size_t i = 1; i < result.bounds.size(); ++i)
    ASSERT_GE(result.bounds[i], result.bounds[i - 1] - 1e-12 * std::abs(result.bounds[i])) << i;
  EXPECT_EQ(result.state.bound, result.bounds.back());
}

TEST_F(Climb, EndsAtTheLimitOfPasses) {
  const MixtureClimb result = reached({0.0, 4, 0.0});
  EXPECT_FALSE(result.converged);
  EXPECT_LE(result.bounds.size(), 4U);
}

TEST_F(Climb, MergesHalvesOfACluster) {
  // Each planted cluster twice, by turns: a fixed point of the updates, or nearly.
  const std::vector<PointStatistics> start =
      pass_.add_up(std::vector<std::vector<double>>(6, {0.0, 0.0}), [&](std::size_t block, double* out, std::size_t) {
        for (std::size_t n = 0; n < points_.block_size(block); ++n)
          out[(planted_.cluster[block * kPointsPerBlock + n] * 2 + n % 2) * kPointsPerBlock + n] = 1.0;
      });
  const MixtureClimb result = climb(prior_, start, {1e-3, 1000, 1.0}, pass_);
  EXPECT_EQ(result.state.components.size(), 3U);
  EXPECT_GE(result.merges, 1);
}

TEST_F(Climb, LeavesOutComponentsWithFewPoints) {
  const MixtureClimb result = reached({1e-6, 1000, 500.0});
  EXPECT_EQ(result.state.components.size(), 2U);  // the third has 483
  for (const PointStatistics& one : result.state.statistics) EXPECT_GE(one.count, 500.0);
  EXPECT_LT(result.state.bound, result.bounds.back());
  EXPECT_EQ(reached({1e-6, 1000, 1e9}).state.components.size(), 1U);
}

TEST_F(Climb, TakesStartsWithEmptyComponents) {
  std::vector<PointStatistics> start = centre_start(pass_, variances_, planted_.centres);
  start.push_back({0.0, {0.0, 0.0}, {0.0, 0.0, 0.0}});
  EXPECT_EQ(climb(prior_, start, {1e-6, 1000, 1.0}, pass_).state.components.size(), 3U);
}

}  // namespace
}  // namespace ldavi
