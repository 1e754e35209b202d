// SPDX-License-Identifier: Apache-2.0
#include "ldavi/evaluation/clusters.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "ldavi/base/error.hpp"
#include "support/planted_clusters.hpp"

namespace ldavi {
namespace {

TEST(FindClusters, OrdersThemBySize) {
  const PlantedClusters planted = plant_clusters(900, 2, 3, 12.0, 2);
  ClusterOptions options;
  options.max_clusters = 8;
  const Clusters clusters = find_clusters(planted.points, 2, options);
  ASSERT_EQ(clusters.size(), 3U);
  EXPECT_TRUE(std::is_sorted(clusters.sizes.rbegin(), clusters.sizes.rend()));
  EXPECT_EQ(std::accumulate(clusters.sizes.begin(), clusters.sizes.end(), std::uint64_t{0}), 900U);
  const std::vector<double> again = mixture_responsibilities(clusters.fit.mixture, planted.points);
  EXPECT_EQ(again, clusters.probabilities);  // the mixture is in the same order
  std::vector<std::size_t> planted_of(3, 99);
  for (std::size_t n = 0; n < 900; ++n) {
    std::size_t& cluster = planted_of[clusters.cluster[n]];
    if (cluster == 99) cluster = planted.cluster[n];
    EXPECT_EQ(cluster, planted.cluster[n]) << n;
    EXPECT_GT(clusters.probabilities[n * 3 + clusters.cluster[n]], 0.5);
  }
  // In two dimensions the squares of distances are 2 on average, and less as the prior widens clusters.
  double squares = 0.0;
  for (const double distance : clusters.distances) squares += distance * distance / 900.0;
  EXPECT_NEAR(squares, 1.75, 0.35);
}

TEST(FindClusters, LooksForNoMoreThanThereArePoints) {
  const Clusters clusters = find_clusters(std::vector<double>{0.0, 0.1, 5.0}, 1, {});
  EXPECT_LE(clusters.size(), 3U);
  EXPECT_EQ(clusters.cluster.size(), 3U);
  EXPECT_THROW(find_clusters(std::vector<double>{1.0}, 1, {}), InvalidArgument);
  EXPECT_THROW(find_clusters({}, 0, {}), InvalidArgument);
}

Matrix mixtures_of(const std::vector<std::vector<float>>& rows) {
  Matrix out(rows.size(), rows.front().size());
  for (std::size_t d = 0; d < rows.size(); ++d) std::copy(rows[d].begin(), rows[d].end(), out.row(d));
  return out;
}

TEST(MixtureCoordinates, KeepAitchisonsDistances) {
  const Matrix mixtures = mixtures_of({{0.7F, 0.2F, 0.1F}, {0.1F, 0.1F, 0.8F}, {0.3F, 0.4F, 0.3F}, {0.25F, 0.5F, 0.25F}});
  const MixtureCoordinates coordinates = mixture_coordinates(mixtures, 1.0);
  ASSERT_EQ(coordinates.dimension, 2U);
  EXPECT_NEAR(coordinates.explained, 1.0, 1e-12);
  const auto share = [&](std::size_t d, std::size_t k) {
    return (1.0 - kEvenShare) * static_cast<double>(mixtures(d, k)) + kEvenShare / 3.0;
  };
  for (std::size_t a = 0; a < 4; ++a) {
    for (std::size_t b = 0; b < a; ++b) {
      double aitchison = 0.0;  // of all pairs of parts, over twice their number
      for (std::size_t i = 0; i < 3; ++i) {
        for (std::size_t j = 0; j < 3; ++j) {
          const double gap = std::log(share(a, i) / share(a, j)) - std::log(share(b, i) / share(b, j));
          aitchison += gap * gap / 6.0;
        }
      }
      double squares = 0.0;
      for (std::size_t j = 0; j < 2; ++j) {
        const double gap = coordinates.points[2 * a + j] - coordinates.points[2 * b + j];
        squares += gap * gap;
      }
      EXPECT_NEAR(squares, aitchison, 1e-6);
    }
  }
}

TEST(MixtureCoordinates, AreTheLeadingOnes) {
  // Nearly all varies along one direction.
  std::vector<std::vector<float>> rows;
  for (int d = 0; d < 50; ++d) {
    const float share = 0.1F + 0.01F * static_cast<float>(d);
    rows.push_back({share, 0.7F - share, 0.15F, 0.15F + 0.001F * static_cast<float>(d % 3)});
  }
  const MixtureCoordinates coordinates = mixture_coordinates(mixtures_of(rows));
  EXPECT_EQ(coordinates.dimension, 1U);
  EXPECT_GT(coordinates.explained, kCoordinateShare);
  EXPECT_EQ(coordinates.points.size(), 50U);
  EXPECT_GT(std::abs(coordinates.points[49] - coordinates.points[0]), 0.5);
}

TEST(MixtureCoordinates, LeaveOutTopicsWithoutShares) {
  const MixtureCoordinates with =
      mixture_coordinates(mixtures_of({{0.7F, 0.0F, 0.3F}, {0.1F, 0.0F, 0.9F}, {0.4F, 0.0F, 0.6F}}), 1.0);
  const MixtureCoordinates without = mixture_coordinates(mixtures_of({{0.7F, 0.3F}, {0.1F, 0.9F}, {0.4F, 0.6F}}), 1.0);
  EXPECT_EQ(with.dimension, 1U);
  EXPECT_EQ(with.points, without.points);
  EXPECT_EQ(mixture_coordinates(mixtures_of({{1.0F}, {1.0F}})).points, (std::vector<double>{0.0, 0.0}));
}

TEST(MixtureCoordinates, DoNotDependOnThreads) {
  Matrix mixtures(2000, 6);
  for (std::size_t d = 0; d < 2000; ++d) {
    for (std::size_t k = 0; k < 6; ++k) mixtures(d, k) = 0.01F + static_cast<float>((d * 7 + k * 13 + d / 5 * k) % 17);
  }
  EXPECT_EQ(mixture_coordinates(mixtures, 0.9, 1).points, mixture_coordinates(mixtures, 0.9, 3).points);
}

TEST(MixtureCoordinates, RefuseWhatCannotBe) {
  EXPECT_THROW(mixture_coordinates(mixtures_of({{0.5F, 0.5F}})), InvalidArgument);
  EXPECT_THROW(mixture_coordinates(mixtures_of({{0.5F, 0.5F}, {0.2F, 0.8F}}), 0.0), InvalidArgument);
}

}  // namespace
}  // namespace ldavi
