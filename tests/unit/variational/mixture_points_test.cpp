// SPDX-License-Identifier: Apache-2.0
#include "variational/mixture_points.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "ldavi/base/error.hpp"
#include "support/planted_clusters.hpp"

namespace ldavi {
namespace {

std::string refusal_of(const std::vector<double>& points, std::size_t dimension) {
  try {
    const MixturePoints blocks(points, dimension);
    Executor executor(1);
    spread_of(blocks, executor);
  } catch (const InvalidArgument& error) {
    return error.what();
  }
  return "";
}

TEST(MixturePoints, KeepThemByBlocks) {
  std::vector<double> numbers(3 * (kPointsPerBlock + 5));
  for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] = static_cast<double>(i);
  const MixturePoints points(numbers, 3);
  EXPECT_EQ(points.size(), kPointsPerBlock + 5);
  EXPECT_EQ(points.num_blocks(), 2U);
  EXPECT_EQ(points.block_size(0), kPointsPerBlock);
  EXPECT_EQ(points.block_size(1), 5U);
  for (std::size_t n = 0; n < points.size(); ++n) EXPECT_EQ(points.at(n, 2), static_cast<double>(3 * n + 2));
  EXPECT_EQ(points.block(1)[kPointsPerBlock + 5], 0.0);
}

TEST(MixturePoints, ShardsCoverTheBlocksOnce) {
  const MixturePoints points(std::vector<double>(kPointsPerBlock * 150), 1);
  Executor executor(2);
  std::vector<int> seen(points.num_blocks(), 0);
  points.for_each_shard(executor, [&](std::size_t begin, std::size_t end, std::size_t, int) {
    for (std::size_t b = begin; b < end; ++b) ++seen[b];
  });
  EXPECT_EQ(seen, std::vector<int>(150, 1));
  EXPECT_EQ(points.num_shards(), 50U);
}

TEST(MixturePoints, SayWhichNumberIsNone) {
  EXPECT_NE(refusal_of({1, 2, 3, std::nan(""), 5, 6}, 2).find("row 1, column 1"), std::string::npos);
  EXPECT_NE(refusal_of({1, 2, 3, 4, -std::numeric_limits<double>::infinity(), 6}, 3).find("row 1, column 1"),
            std::string::npos);
  EXPECT_NE(refusal_of({1, 2, 3}, 2).find("no whole number of rows"), std::string::npos);
  EXPECT_NE(refusal_of({1, 2, 3}, 0).find("no coordinates"), std::string::npos);
  EXPECT_NE(refusal_of({1e200, 1, -1e200, 2}, 2).find("column 0"), std::string::npos);
  EXPECT_EQ(refusal_of({1e100, 1, -1e100, 2}, 2), "");
}

TEST(SpreadOf, IsMeanAndCovariance) {
  const PlantedClusters planted = plant_clusters(1000, 3, 2, 8.0, 1);
  const MixturePoints points(planted.points, 3);
  Executor executor(2);
  const PointSpread spread = spread_of(points, executor);
  for (std::size_t i = 0; i < 3; ++i) {
    double mean_i = 0.0;
    for (std::size_t n = 0; n < 1000; ++n) mean_i += points.at(n, i) / 1000.0;
    EXPECT_NEAR(spread.mean[i], mean_i, 1e-12);
    for (std::size_t j = 0; j < 3; ++j) {
      double sum = 0.0;
      for (std::size_t n = 0; n < 1000; ++n) sum += (points.at(n, i) - spread.mean[i]) * (points.at(n, j) - spread.mean[j]);
      EXPECT_NEAR(spread.covariance[i * 3 + j], sum / 999.0, 1e-11);
    }
  }
}

TEST(SpreadOf, TakesRoundingForConstant) {
  // Three times 0.1 in a mean is not 0.1; far from 0, deviations of one unit are deviations.
  const MixturePoints points(std::vector<double>{0.1, 1e9, 0.1, 1e9 + 1.0, 0.1, 1e9 - 1.0}, 2);
  Executor executor(1);
  const PointSpread spread = spread_of(points, executor);
  EXPECT_EQ(spread.covariance[0], 0.0);
  EXPECT_EQ(spread.covariance[1], 0.0);
  EXPECT_EQ(spread.covariance[3], 1.0);
}

TEST(AddRidge, LeavesWhatIsRegular) {
  std::vector<double> covariance{4.0, 1e-3, 1e-3, 1e-6};  // columns of very different size
  const std::vector<double> before = covariance;
  EXPECT_FALSE(add_ridge(covariance, 2, 1e-6));
  EXPECT_EQ(covariance, before);
}

TEST(AddRidge, IsRelativeToEachColumn) {
  std::vector<double> combination{4.0, 2.0, 2.0, 1.0};
  EXPECT_TRUE(add_ridge(combination, 2, 1e-3));
  EXPECT_EQ(combination, (std::vector<double>{4.004, 2.0, 2.0, 1.001}));
  std::vector<double> constant{4.0, 0.0, 0.0, 0.0};
  EXPECT_TRUE(add_ridge(constant, 2, 1e-3));
  EXPECT_EQ(constant, (std::vector<double>{4.004, 0.0, 0.0, 0.004}));
  std::vector<double> nothing{0.0};
  EXPECT_TRUE(add_ridge(nothing, 1, 1e-3));
  EXPECT_EQ(nothing, std::vector<double>{1e-3});
}

}  // namespace
}  // namespace ldavi
