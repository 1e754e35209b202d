// SPDX-License-Identifier: Apache-2.0
#include "ldavi/variational/gaussian.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "ldavi/base/error.hpp"
#include "support/random_purposes.hpp"

namespace ldavi {
namespace {

const FullGaussian kFull{{1.0, -2.0}, {2.0, 9e9, 0.5, 1.5}};
const DiagonalGaussian kDiagonal{{1.0, -2.0}, {2.0, 0.5}};
const MixedGaussian kMixed{{0.25, 0.75}, {kFull, {{-3.0, 4.0}, {1.0, 0.0, -1.0, 0.5}}}};

TEST(LogDensity, KnownValues) {
  const std::vector<double> x{2.0, 0.5};
  // z = (0.5, 5)
  EXPECT_NEAR(log_density(kDiagonal, x), -std::log(2.0 * M_PI) - 0.5 * (0.25 + 25.0) - std::log(1.0), 1e-14);
  // z = (0.5, (2.5 - 0.25) / 1.5)
  EXPECT_NEAR(log_density(kFull, x), -std::log(2.0 * M_PI) - 0.5 * (0.25 + 2.25) - std::log(3.0), 1e-14);
  const double second = -std::log(2.0 * M_PI) - 0.5 * (25.0 + 9.0) - std::log(0.5);  // z = (5, (-3.5 + 5) / 0.5)
  EXPECT_NEAR(log_density(kMixed, x), std::log(0.25 * std::exp(log_density(kFull, x)) + 0.75 * std::exp(second)), 1e-14);
}

TEST(LogDensity, HoldsFarAwayAndWithoutWeight) {
  EXPECT_NEAR(log_density(kMixed, std::vector{1e3, 1e3}) / log_density(kFull, std::vector{1e3, 1e3}), 1.0, 1e-4);
  const MixedGaussian dead{{1.0, 0.0}, kMixed.components};
  EXPECT_EQ(log_density(dead, std::vector{1.0, 1.0}), log_density(kFull, std::vector{1.0, 1.0}));
}

TEST(Moments, KnownValues) {
  EXPECT_EQ(mean(kDiagonal), (std::vector{1.0, -2.0}));
  EXPECT_EQ(covariance(kDiagonal), (std::vector{4.0, 0.0, 0.0, 0.25}));
  EXPECT_EQ(mean(kFull), (std::vector{1.0, -2.0}));
  EXPECT_EQ(covariance(kFull), (std::vector{4.0, 1.0, 1.0, 2.5}));
  EXPECT_EQ(mean(kMixed), (std::vector{-2.0, 2.5}));
  // 0.25 (4, 1, 2.5) + 0.75 (1, -1, 1.25) + 0.25 (9, -13.5, 20.25) + 0.75 (1, -1.5, 2.25)
  EXPECT_EQ(covariance(kMixed), (std::vector{4.75, -5.0, -5.0, 8.3125}));
  EXPECT_EQ(dimension(kMixed), 2U);
  EXPECT_EQ(deviations(kDiagonal), (std::vector{2.0, 0.5}));
  EXPECT_EQ(deviations(kFull), (std::vector{2.0, std::sqrt(2.5)}));
  EXPECT_EQ(deviations(kMixed), (std::vector{std::sqrt(4.75), std::sqrt(8.3125)}));
}

TEST(Draw, HasTheMoments) {
  constexpr int kDraws = 20'000;
  for (const Approximation& q : {Approximation{kDiagonal}, Approximation{kFull}, Approximation{kMixed}}) {
    RandomStream random(1, kTargets, 0);
    std::vector<double> sums(2, 0.0);
    std::vector<double> squares(4, 0.0);
    std::vector<double> x(2);
    const std::vector<double> expected = covariance(q);
    const std::vector<double> centre = mean(q);
    for (int i = 0; i < kDraws; ++i) {
      draw(q, random, x);
      for (std::size_t a = 0; a < 2; ++a) {
        sums[a] += (x[a] - centre[a]) / kDraws;
        for (std::size_t b = 0; b < 2; ++b) squares[2 * a + b] += (x[a] - centre[a]) * (x[b] - centre[b]) / kDraws;
      }
    }
    for (std::size_t a = 0; a < 2; ++a) {
      EXPECT_NEAR(sums[a], 0.0, 4.0 * std::sqrt(expected[3 * a] / kDraws));
      for (std::size_t b = 0; b < 2; ++b)
        EXPECT_NEAR(squares[2 * a + b], expected[2 * a + b], 6.0 * std::sqrt(expected[3 * a] * expected[3 * b] / kDraws));
    }
  }
}

TEST(Gaussians, RefuseShapesThatDoNotAgree) {
  std::vector<double> three(3);
  RandomStream random(1, kTargets, 0);
  EXPECT_THROW(log_density(kFull, three), InvalidArgument);
  EXPECT_THROW(draw(kFull, random, three), InvalidArgument);
  EXPECT_THROW(mean(DiagonalGaussian{{1.0}, {}}), InvalidArgument);
  EXPECT_THROW(deviations(DiagonalGaussian{{1.0, 2.0}, {1.0}}), InvalidArgument);
  EXPECT_THROW(covariance(FullGaussian{{1.0}, {1.0, 2.0}}), InvalidArgument);
  EXPECT_THROW(mean(MixedGaussian{}), InvalidArgument);
  EXPECT_THROW(mean(MixedGaussian{{1.0}, kMixed.components}), InvalidArgument);
  EXPECT_THROW(mean(MixedGaussian{{0.5, 0.5}, {kFull, {{1.0}, {1.0}}}}), InvalidArgument);
}

}  // namespace
}  // namespace ldavi
