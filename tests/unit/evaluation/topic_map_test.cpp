// SPDX-License-Identifier: Apache-2.0
#include "ldavi/evaluation/topic_map.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "ldavi/base/error.hpp"
#include "ldavi/base/random.hpp"
#include "support/random_purposes.hpp"

namespace ldavi {
namespace {

double between(const MapPoint& a, const MapPoint& b) { return std::hypot(a.x - b.x, a.y - b.y); }

DistanceMatrix distances_of(const std::vector<MapPoint>& points) {
  DistanceMatrix distances(points.size(), points.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    for (std::size_t j = 0; j < points.size(); ++j) distances(i, j) = between(points[i], points[j]);
  }
  return distances;
}

TEST(TopicMap, FindsPointsOfAPlaneAgain) {
  RandomStream random(1, kPlantedDocuments, 0);
  std::vector<MapPoint> points(30);
  for (MapPoint& point : points) point = {3.0 * random.uniform(), random.uniform()};
  const std::vector<MapPoint> map = topic_map(distances_of(points));
  ASSERT_EQ(map.size(), points.size());
  MapPoint sum;
  double wide = 0.0;
  double high = 0.0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) EXPECT_NEAR(between(map[i], map[j]), between(points[i], points[j]), 1e-12);
    sum = {sum.x + map[i].x, sum.y + map[i].y};
    wide += map[i].x * map[i].x;
    high += map[i].y * map[i].y;
  }
  EXPECT_NEAR(sum.x, 0.0, 1e-12);
  EXPECT_NEAR(sum.y, 0.0, 1e-12);
  EXPECT_GT(wide, 2.0 * high);
}

TEST(TopicMap, LaysFewTopicsOnALine) {
  EXPECT_TRUE(topic_map(DistanceMatrix()).empty());
  const std::vector<MapPoint> one = topic_map(DistanceMatrix(1, 1));
  ASSERT_EQ(one.size(), 1U);
  EXPECT_EQ(one[0].x, 0.0);
  EXPECT_EQ(one[0].y, 0.0);
  const std::vector<MapPoint> two = topic_map(distances_of({{0.0, 0.0}, {0.0, 0.8}}));
  ASSERT_EQ(two.size(), 2U);
  EXPECT_NEAR(two[0].x, 0.4, 1e-15);
  EXPECT_NEAR(two[1].x, -0.4, 1e-15);
  EXPECT_EQ(two[0].y, 0.0);
  EXPECT_EQ(two[1].y, 0.0);
}

TEST(TopicMap, PutsWhatIsTheSameInOnePlace) {
  for (const MapPoint& point : topic_map(DistanceMatrix(5, 5))) {
    EXPECT_EQ(point.x, 0.0);
    EXPECT_EQ(point.y, 0.0);
  }
}

/// Four topics that are as far from each other fit into three dimensions: two of them are shown, and the same ones each time.
TEST(TopicMap, ShowsWhatFitsIntoAPlane) {
  DistanceMatrix distances(4, 4);
  for (std::size_t i = 0; i < 4; ++i) {
    for (std::size_t j = 0; j < 4; ++j) distances(i, j) = i == j ? 0.0 : 1.0;
  }
  const std::vector<MapPoint> first = topic_map(distances);
  const std::vector<MapPoint> second = topic_map(distances);
  double squares = 0.0;
  for (std::size_t i = 0; i < 4; ++i) {
    squares += first[i].x * first[i].x + first[i].y * first[i].y;
    EXPECT_EQ(first[i].x, second[i].x);
    EXPECT_EQ(first[i].y, second[i].y);
  }
  EXPECT_NEAR(squares, 1.0, 1e-12);
}

TEST(TopicMap, LaysMergedTopicsWhereTheOthersAre) {
  // Squares of distances, as a divergence is that of the distance: a line of three, and a topic that was merged into the second.
  DistanceMatrix divergences(4, 4);
  const double places[4] = {0.0, 0.3, 0.7, 0.0};
  for (std::size_t i = 0; i < 4; ++i) {
    for (std::size_t j = 0; j < 4; ++j)
      divergences(i, j) = i == 3 || j == 3 ? 1.0 : (places[i] - places[j]) * (places[i] - places[j]);
  }
  TopicView view(4);
  view.merged_into[3] = 1;
  const std::vector<MapPoint> map = topic_map(divergences, view);

  ASSERT_EQ(map.size(), 4U);
  EXPECT_NEAR(between(map[0], map[2]), 0.7, 1e-9);
  EXPECT_NEAR(between(map[0], map[1]), 0.3, 1e-9);
  EXPECT_EQ(between(map[1], map[3]), 0.0);
  for (const MapPoint& point : map) EXPECT_NEAR(point.y, 0.0, 1e-9) << "the merged one takes no axis";
}

TEST(TopicMap, KeepsThePlacesOfAThousandTopics) {
  RandomStream random(1, kPlantedDocuments, 1);
  std::vector<MapPoint> points(1000);
  for (MapPoint& point : points) point = {random.uniform(), random.uniform()};
  const std::vector<MapPoint> map = topic_map(distances_of(points));
  EXPECT_NEAR(between(map[0], map[999]), between(points[0], points[999]), 1e-9);
}

TEST(TopicMap, RefusesWhatIsNotSquare) { EXPECT_THROW(topic_map(DistanceMatrix(2, 3)), InvalidArgument); }

}  // namespace
}  // namespace ldavi
