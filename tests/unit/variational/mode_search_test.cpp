// SPDX-License-Identifier: Apache-2.0
#include "variational/mode_search.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "support/targets.hpp"

namespace ldavi {
namespace {

TEST(ModeSearch, ClimbsThenRefines) {
  const Target target = banana_target(1.0, 0.1);
  CheckedDensity density(target);
  ModeSearch search(density, std::vector{2.0, -1.0});
  search.climb(1e-2);
  EXPECT_NEAR(search.point()[0], 0.0, 0.05);
  search.refine();
  const LaplaceApproximation found = search.approximation();
  EXPECT_TRUE(found.reliable());
  EXPECT_NEAR(found.gaussian.mean[0], 0.0, 1e-9);
  EXPECT_LE(found.decrement, 1e-18);
  EXPECT_EQ(found.evaluations, density.evaluations());
}

TEST(ModeSearch, IsSoonDoneInRoundCoordinates) {
  const FullGaussian truth = some_gaussian(20, 100.0, 0.5);
  const Target target = gaussian_target(truth);
  const std::vector<double> start(20, 1.0);
  CheckedDensity plain(target);
  ModeSearch slow(plain, start);
  slow.climb(1e-6);
  CheckedDensity scaled(target);
  ModeSearch fast(scaled, start, truth.factor);
  fast.climb(1e-6);
  EXPECT_LT(scaled.evaluations(), 70U);
  EXPECT_LT(3 * scaled.evaluations(), plain.evaluations());
  for (std::size_t i = 0; i < 20; ++i) EXPECT_NEAR(fast.point()[i], truth.mean[i], 1e-4);
}

TEST(ModeSearch, TakesCurvatureFromWithinTheSupport) {
  // 2 log x - x, whose mode 2 has curvature 1/2; beside 1e-6, where it begins, there is nothing.
  const Target target{1, [](std::span<const double> x, std::span<double> gradient) {
                        if (x[0] <= 0.0) return -std::numeric_limits<double>::infinity();
                        gradient[0] = 2.0 / x[0] - 1.0;
                        return 2.0 * std::log(x[0]) - x[0];
                      }};
  CheckedDensity density(target);
  ModeSearch from_the_edge(density, std::vector{1e-6});
  from_the_edge.refine();
  EXPECT_TRUE(from_the_edge.approximation().reliable());
  EXPECT_NEAR(from_the_edge.approximation().gaussian.mean[0], 2.0, 1e-7);
  EXPECT_NEAR(from_the_edge.approximation().gaussian.factor[0], std::sqrt(2.0), 1e-7);
}

}  // namespace
}  // namespace ldavi
