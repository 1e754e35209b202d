// SPDX-License-Identifier: Apache-2.0
#include "variational/full_frame.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>

#include "support/targets.hpp"

namespace ldavi {
namespace {

TEST(FullFrame, IsTheOriginAtZero) {
  const FullGaussian origin = some_gaussian(4, 10.0, 0.5);
  const FullFrame frame(origin);
  ASSERT_EQ(frame.num_parameters(), 14U);
  const FullGaussian q = frame.gaussian(std::vector<double>(14, 0.0));
  EXPECT_EQ(q.mean, origin.mean);
  EXPECT_EQ(q.factor, origin.factor);
}

TEST(FullFrame, MultipliesTheFactors) {
  const FullFrame frame({{1.0, 2.0}, {2.0, 0.0, 1.0, 3.0}});
  const FullGaussian q = frame.gaussian(std::vector{1.0, 1.0, std::log(2.0), 0.5, std::log(4.0)});
  EXPECT_EQ(q.mean, (std::vector{3.0, 6.0}));
  // (2 0; 1 3) (2 0; 0.5 4)
  EXPECT_NEAR(q.factor[0], 4.0, 1e-14);
  EXPECT_NEAR(q.factor[2], 3.5, 1e-14);
  EXPECT_NEAR(q.factor[3], 12.0, 1e-14);
}

TEST(FullFrame, PullsGradientsBack) {
  constexpr std::size_t kSize = 3;
  const FullFrame frame(some_gaussian(kSize, 3.0, 0.7));
  // f = sum_i (i + 1) sin(mean_i) + sum_ij cos(i + 2 j + L_ij)
  const Target of_parameters{frame.num_parameters(), [&](std::span<const double> parameters, std::span<double> gradient) {
                               const FullGaussian q = frame.gaussian(parameters);
                               std::vector<double> by_mean(kSize);
                               std::vector<double> by_factor(kSize * kSize, 0.0);
                               double value = 0.0;
                               for (std::size_t i = 0; i < kSize; ++i) {
                                 const double times = static_cast<double>(i + 1);
                                 value += times * std::sin(q.mean[i]);
                                 by_mean[i] = times * std::cos(q.mean[i]);
                                 for (std::size_t j = 0; j <= i; ++j) {
                                   const double angle = static_cast<double>(i + 2 * j) + q.factor[i * kSize + j];
                                   value += std::cos(angle);
                                   by_factor[i * kSize + j] = -std::sin(angle);
                                 }
                               }
                               frame.pull_back(parameters, by_mean, by_factor, gradient);
                               return value;
                             }};
  const std::vector<double> at{0.3, -0.2, 0.5, 0.1, -0.4, 0.2, 0.7, 0.3, -0.3};
  EXPECT_TRUE(check_gradient(of_parameters, at).empty());
}

TEST(FullFrame, LimitsScalesMoreThanMeans) {
  std::vector<double> limits;
  FullFrame({{0.0, 0.0}, {1.0, 0.0, 0.0, 1.0}}).append_limits(limits);
  EXPECT_EQ(limits, (std::vector{1e10, 1e10, 23.0, 1e10, 23.0}));
}

}  // namespace
}  // namespace ldavi
