// SPDX-License-Identifier: Apache-2.0
#include "ldavi/variational/laplace.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "ldavi/base/error.hpp"
#include "support/targets.hpp"

namespace ldavi {
namespace {

TEST(Laplace, IsExactForGaussians) {
  for (const std::size_t size : {1U, 2U, 5U, 20U}) {
    for (const double mixing : {0.0, 0.5}) {
      const FullGaussian truth = some_gaussian(size, 1000.0, mixing);
      const LaplaceApproximation found = laplace(gaussian_target(truth), std::vector<double>(size, 0.0));
      EXPECT_TRUE(found.reliable()) << found.brief();
      const std::vector<double> given = covariance(found.gaussian);
      const std::vector<double> expected = covariance(truth);
      for (std::size_t i = 0; i < size; ++i) {
        const double deviation = std::sqrt(expected[i * size + i]);
        EXPECT_NEAR(found.gaussian.mean[i], truth.mean[i], 1e-8 * deviation);
        for (std::size_t j = 0; j < size; ++j)
          EXPECT_NEAR(given[i * size + j], expected[i * size + j], 1e-8 * deviation * std::sqrt(expected[j * size + j]));
      }
      EXPECT_NEAR(found.log_density, 0.0, 1e-12);
    }
  }
}

TEST(Laplace, KnowsTheFunnelsMode) {
  // v = -9/2, x = 0; H = diag(1/9, exp(9/2)).
  const LaplaceApproximation found = laplace(funnel_target(), std::vector{1.0, 2.0});
  EXPECT_TRUE(found.reliable());
  EXPECT_NEAR(found.gaussian.mean[0], -4.5, 1e-8);
  EXPECT_NEAR(found.gaussian.mean[1], 0.0, 1e-8);
  const std::vector<double> spread = covariance(found.gaussian);
  EXPECT_NEAR(spread[0], 9.0, 1e-7);
  EXPECT_NEAR(spread[3] / std::exp(-4.5), 1.0, 1e-8);
  EXPECT_NEAR(found.log_evidence, found.log_density + std::log(2.0 * M_PI * 3.0 * std::exp(-2.25)), 1e-7);
}

TEST(Laplace, SaysThatASaddleIsNoMode) {
  const Target two = modes_target({{0.5, {-3.0, 0.0}, 1.0}, {0.5, {3.0, 0.0}, 1.0}});
  const LaplaceApproximation found = laplace(two, std::vector{0.0, 0.0});
  EXPECT_FALSE(found.curved);
  EXPECT_FALSE(found.reliable());
  EXPECT_NE(found.brief().find("not positive definite"), std::string::npos);
  EXPECT_GT(found.gaussian.factor[0], 0.0);
  EXPECT_GT(found.gaussian.factor[3], 0.0);
}

TEST(Laplace, SaysThatThereIsNoMode) {
  const Target slope{1, [](std::span<const double> x, std::span<double> gradient) {
                       gradient[0] = 1.0;
                       return x[0];
                     }};
  const LaplaceApproximation found = laplace(slope, std::vector{2.0});
  EXPECT_FALSE(found.reliable());
  EXPECT_EQ(found.gaussian.mean[0], 2.0) << "where it runs away it stays where it began";
  const Target plain{2, [](std::span<const double>, std::span<double> gradient) {
                       gradient[0] = gradient[1] = 0.0;
                       return 0.0;
                     }};
  EXPECT_FALSE(laplace(plain, std::vector{0.0, 0.0}).curved);
}

TEST(Laplace, RefusesBadInput) {
  EXPECT_THROW(laplace(funnel_target(), std::vector{0.0}), InvalidArgument);
  EXPECT_THROW(laplace({0, funnel_target().log_density}, {}), InvalidArgument);
  const Target half{1, [](std::span<const double> x, std::span<double> gradient) {
                      gradient[0] = -1.0;
                      return x[0] >= 0.0 ? -x[0] : -std::numeric_limits<double>::infinity();
                    }};
  EXPECT_THROW(laplace(half, std::vector{-1.0}), NumericError);
  const Target faulty{1, [](std::span<const double> x, std::span<double> gradient) {
                        gradient[0] = -x[0];
                        return x[0] < 1.0 ? std::numeric_limits<double>::quiet_NaN() : -0.5 * x[0] * x[0];
                      }};
  EXPECT_THROW(laplace(faulty, std::vector{3.0}), NumericError);
}

}  // namespace
}  // namespace ldavi
