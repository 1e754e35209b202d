// SPDX-License-Identifier: Apache-2.0
#include "variational/mixture_start.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "support/planted_clusters.hpp"

namespace ldavi {
namespace {

double total(const std::vector<PointStatistics>& statistics) {
  double sum = 0.0;
  for (const PointStatistics& one : statistics) sum += one.count;
  return sum;
}

class Start : public testing::Test {
 protected:
  std::vector<PointStatistics> k_means(std::size_t num, std::uint64_t start, std::span<const double> variances) {
    return k_means_start(pass_, variances, num, 1, start);
  }

  PlantedClusters planted_ = plant_clusters(2000, 2, 4, 15.0, 3);
  MixturePoints points_{planted_.points, 2};
  Executor executor_{2};
  MixturePass pass_{points_, CovarianceShape::kFull, executor_};
  std::vector<double> ones_ = {1.0, 1.0};
};

TEST_F(Start, KMeansFindsClustersThatAreApart) {
  // Drawn in proportion to squared distances, four centres are nearly always of four clusters.
  int found = 0;
  for (std::uint64_t start = 0; start < 20; ++start) {
    const std::vector<PointStatistics> statistics = k_means(4, start, ones_);
    ASSERT_EQ(total(statistics), 2000.0);
    int near = 0;
    for (std::size_t c = 0; c < 4; ++c) {
      near += std::any_of(statistics.begin(), statistics.end(), [&](const PointStatistics& one) {
        return std::abs(one.mean[0] - planted_.centres[2 * c]) < 1.0 &&
               std::abs(one.mean[1] - planted_.centres[2 * c + 1]) < 1.0;
      });
    }
    found += near == 4;
  }
  EXPECT_GE(found, 15);
}

TEST_F(Start, IsNamedBySeedAndNumber) {
  const std::vector<PointStatistics> first = k_means(9, 0, ones_);
  EXPECT_EQ(first[0].mean, k_means(9, 0, ones_)[0].mean);
  EXPECT_NE(first[0].mean, k_means(9, 1, ones_)[0].mean);
}

TEST_F(Start, MeasuresInUnitsOfTheVariances) {
  // Stretched coordinates with stretched variances give the same clusters.
  std::vector<double> stretched = planted_.points;
  for (std::size_t i = 1; i < stretched.size(); i += 2) stretched[i] *= 1024.0;
  const MixturePoints points(stretched, 2);
  MixturePass pass(points, CovarianceShape::kFull, executor_);
  const std::vector<PointStatistics> other = k_means_start(pass, std::vector<double>{1.0, 1024.0 * 1024.0}, 4, 1, 0);
  const std::vector<PointStatistics> plain = k_means(4, 0, ones_);
  for (std::size_t k = 0; k < 4; ++k) {
    EXPECT_EQ(other[k].count, plain[k].count);
    EXPECT_NEAR(other[k].mean[1], 1024.0 * plain[k].mean[1], 1e-6);
  }
}

TEST_F(Start, HasNoMoreCentresThanDistinctPoints) {
  std::vector<double> two;
  for (int n = 0; n < 100; ++n) two.push_back(n % 2);
  const MixturePoints points(two, 1);
  MixturePass pass(points, CovarianceShape::kFull, executor_);
  EXPECT_EQ(k_means_start(pass, std::vector<double>{1.0}, 5, 1, 0).size(), 2U);
  const MixturePoints same(std::vector<double>(100, 7.0), 1);
  MixturePass of_same(same, CovarianceShape::kFull, executor_);
  EXPECT_EQ(k_means_start(of_same, std::vector<double>{0.0}, 5, 1, 0).size(), 1U);
}

TEST_F(Start, GivesPointsToTheNearestCentre) {
  const std::vector<PointStatistics> statistics = centre_start(pass_, ones_, planted_.centres);
  for (std::size_t c = 0; c < 4; ++c) {
    EXPECT_EQ(statistics[c].count, static_cast<double>(std::count(planted_.cluster.begin(), planted_.cluster.end(), c)));
  }
}

TEST_F(Start, TakesResponsibilities) {
  std::vector<double> responsibilities;
  for (const std::size_t c : planted_.cluster) {
    for (std::size_t k = 0; k < 4; ++k) responsibilities.push_back(k == c ? 1.0 : 0.0);
  }
  const std::vector<PointStatistics> given = responsibility_start(pass_, responsibilities, 4);
  const std::vector<PointStatistics> nearest = centre_start(pass_, ones_, planted_.centres);
  for (std::size_t k = 0; k < 4; ++k) {
    EXPECT_EQ(given[k].count, nearest[k].count);
    for (std::size_t i = 0; i < 3; ++i) EXPECT_NEAR(given[k].scatter[i], nearest[k].scatter[i], 1e-9);
  }
}

}  // namespace
}  // namespace ldavi
