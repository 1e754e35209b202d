// SPDX-License-Identifier: Apache-2.0
#include "variational/mixture_pass.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "support/planted_clusters.hpp"

namespace ldavi {
namespace {

constexpr std::size_t kDimension = 3;

std::vector<WeightedDensity> three_components(CovarianceShape shape) {
  std::vector<WeightedDensity> out;
  for (std::size_t k = 0; k < 3; ++k) {
    const double s = 1.0 + static_cast<double>(k);
    GaussWishart q{2.0, {s, -s, 0.0}, 6.0, {4.0, 9.0, 5.0 * s}};
    if (shape == CovarianceShape::kFull) q.inverse_scale = {4.0, 1.0, 0.5, 1.0, 9.0, -1.0, 0.5, -1.0, 5.0 * s};
    out.push_back({-s, q.mean, FactoredGaussWishart(q, shape).expected_density(q)});
  }
  return out;
}

double log_rho(const WeightedDensity& component, const MixturePoints& points, std::size_t n, CovarianceShape shape) {
  double squares = 0.0;
  for (std::size_t i = 0; i < kDimension; ++i) {
    double z = 0.0;
    if (shape == CovarianceShape::kDiagonal) {
      z = std::sqrt(component.density.factor[i]) * (points.at(n, i) - component.mean[i]);
    } else {
      for (std::size_t j = 0; j <= i; ++j)
        z += component.density.factor[paired_factor_place(i, j)] * (points.at(n, j) - component.mean[j]);
    }
    squares += z * z;
  }
  return component.log_weight + component.density.constant - squares / 2.0;
}

class Pass : public testing::TestWithParam<CovarianceShape> {};

TEST_P(Pass, SumsWhatIsWrittenOut) {
  const CovarianceShape shape = GetParam();
  const PlantedClusters planted = plant_clusters(kPointsPerBlock * 3 + 7, kDimension, 3, 5.0, 1);
  const MixturePoints points(planted.points, kDimension);
  Executor executor(2);
  MixturePass pass(points, shape, executor);
  const std::vector<WeightedDensity> components = three_components(shape);
  const PassSums sums = pass.run(components);
  std::vector<double> shown(points.size() * 3);
  const double log_evidence = pass.show(components, [&](std::size_t block, const double* responsibilities, std::size_t) {
    for (std::size_t n = 0; n < points.block_size(block); ++n) {
      for (std::size_t k = 0; k < 3; ++k)
        shown[(block * kPointsPerBlock + n) * 3 + k] = responsibilities[k * kPointsPerBlock + n];
    }
  });
  double expected = 0.0;
  std::vector<std::vector<double>> responsibilities(points.size(), std::vector<double>(3));
  for (std::size_t n = 0; n < points.size(); ++n) {
    double sum = 0.0;
    for (std::size_t k = 0; k < 3; ++k) sum += responsibilities[n][k] = std::exp(log_rho(components[k], points, n, shape));
    expected += std::log(sum);
    for (std::size_t k = 0; k < 3; ++k) ASSERT_NEAR(shown[n * 3 + k], responsibilities[n][k] /= sum, 1e-12);
  }
  EXPECT_NEAR(sums.log_evidence, expected, 1e-9);
  EXPECT_EQ(sums.log_evidence, log_evidence);
  for (std::size_t k = 0; k < 3; ++k) {
    const PointStatistics& statistics = sums.statistics[k];
    double count = 0.0;
    std::vector<double> mean(kDimension, 0.0);
    for (std::size_t n = 0; n < points.size(); ++n) {
      count += responsibilities[n][k];
      for (std::size_t j = 0; j < kDimension; ++j) mean[j] += responsibilities[n][k] * points.at(n, j);
    }
    EXPECT_NEAR(statistics.count, count, 1e-9);
    for (std::size_t j = 0; j < kDimension; ++j) EXPECT_NEAR(statistics.mean[j], mean[j] / count, 1e-10);
    std::size_t place = 0;
    for (std::size_t i = 0; i < kDimension; ++i) {
      for (std::size_t j = shape == CovarianceShape::kFull ? 0 : i; j <= i; ++j, ++place) {
        double scatter = 0.0;
        for (std::size_t n = 0; n < points.size(); ++n)
          scatter += responsibilities[n][k] * (points.at(n, i) - mean[i] / count) * (points.at(n, j) - mean[j] / count);
        EXPECT_NEAR(statistics.scatter[place], scatter, 1e-8);
      }
    }
    EXPECT_EQ(statistics.scatter.size(), place);
  }
}

TEST_P(Pass, GivesTheSameBitsForAnyNumberOfThreads) {
  const PlantedClusters planted = plant_clusters(20000, kDimension, 3, 5.0, 1);
  const MixturePoints points(planted.points, kDimension);
  PassSums first;
  for (const int threads : {1, 2, 3, 8}) {
    Executor executor(threads);
    MixturePass pass(points, GetParam(), executor);
    const PassSums sums = pass.run(three_components(GetParam()));
    if (threads == 1) first = sums;
    EXPECT_EQ(sums.log_evidence, first.log_evidence) << threads;
    for (std::size_t k = 0; k < 3; ++k) EXPECT_EQ(sums.statistics[k].scatter, first.statistics[k].scatter) << threads;
  }
}

TEST_P(Pass, AddsUpWhatIsGiven) {
  // Points 0, 1, ... of which the even ones are of component 0, in both coordinates the same.
  std::vector<double> numbers;
  for (int n = 0; n < 600; ++n) numbers.insert(numbers.end(), 2, n);
  const MixturePoints points(numbers, 2);
  Executor executor(2);
  MixturePass pass(points, GetParam(), executor);
  const auto statistics = pass.add_up({{0.0, 0.0}, {100.0, 100.0}}, [&](std::size_t block, double* out, std::size_t) {
    for (std::size_t n = 0; n < points.block_size(block); ++n) out[n % 2 * kPointsPerBlock + n] = 1.0;
  });
  EXPECT_EQ(statistics[0].count, 300.0);
  EXPECT_NEAR(statistics[0].mean[1], 299.0, 1e-12);
  EXPECT_NEAR(statistics[1].mean[0], 300.0, 1e-12);
  EXPECT_NEAR(statistics[1].scatter[0], 300.0 * (300.0 * 300.0 - 1.0) / 3.0, 1e-4);
}

INSTANTIATE_TEST_SUITE_P(Shapes, Pass, testing::Values(CovarianceShape::kFull, CovarianceShape::kDiagonal));

}  // namespace
}  // namespace ldavi
