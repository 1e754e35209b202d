// SPDX-License-Identifier: Apache-2.0
#include "evaluation/nearest_rows.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "ldavi/base/random.hpp"
#include "support/random_purposes.hpp"

namespace ldavi {
namespace {

using Rows = std::vector<std::size_t>;

TEST(NearestRows, AreTheNearestFirstWithoutTheRowItself) {
  Matrix mixtures(4, 2);
  constexpr float kFirst[] = {0.9F, 0.1F, 0.8F, 0.5F};
  for (std::size_t i = 0; i < 4; ++i) {
    mixtures(i, 0) = kFirst[i];
    mixtures(i, 1) = 1.0F - kFirst[i];
  }
  const NearestRows nearest(mixtures, Rows{0, 1, 2, 3});
  EXPECT_EQ(nearest.of(0, 2), (Rows{2, 3}));
  EXPECT_EQ(nearest.of(1, 9), (Rows{3, 2, 0}));
  EXPECT_TRUE(nearest.of(1, 0).empty());
  EXPECT_EQ(NearestRows(mixtures, Rows{1, 3, 2}).of(0, 2), (Rows{1, 2}));  // numbered as they are given
}

TEST(NearestRows, OfEqualOnesTheLowerIsFirst) {
  Matrix mixtures(4, 1);
  for (std::size_t i = 0; i < 4; ++i) mixtures(i, 0) = 1.0F;
  EXPECT_EQ(NearestRows(mixtures, Rows{0, 1, 2, 3}).of(2, 2), (Rows{0, 1}));
}

TEST(NearestRows, AreNearByHellingerDistance) {
  constexpr std::size_t kRows = 30;
  constexpr std::size_t kTopics = 21;  // more than the lanes
  Matrix mixtures(kRows, kTopics);
  for (std::size_t i = 0; i < kRows; ++i) {
    RandomStream random(3, kPlantedDocuments, i);
    double sum = 0.0;
    std::vector<double> weights;
    for (std::size_t k = 0; k < kTopics; ++k) sum += weights.emplace_back(random.uniform());
    for (std::size_t k = 0; k < kTopics; ++k) mixtures(i, k) = static_cast<float>(weights[k] / sum);
  }
  Rows all(kRows);
  std::iota(all.begin(), all.end(), std::size_t{0});
  const NearestRows nearest(mixtures, all);
  const auto distance = [&](std::size_t i, std::size_t j) {
    double sum = 0.0;
    for (std::size_t k = 0; k < kTopics; ++k) {
      const double difference = std::sqrt(static_cast<double>(mixtures(i, k))) - std::sqrt(static_cast<double>(mixtures(j, k)));
      sum += difference * difference;
    }
    return sum;
  };
  for (std::size_t i = 0; i < kRows; ++i) {
    Rows expected = all;
    expected.erase(expected.begin() + static_cast<std::ptrdiff_t>(i));
    std::sort(expected.begin(), expected.end(), [&](std::size_t a, std::size_t b) { return distance(i, a) < distance(i, b); });
    expected.resize(5);
    EXPECT_EQ(nearest.of(i, 5), expected) << i;
  }
}

}  // namespace
}  // namespace ldavi
