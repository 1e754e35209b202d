// SPDX-License-Identifier: Apache-2.0
#include "ldavi/variational/quadrature.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string_view>
#include <vector>

#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
const double kTwoPi = 2.0 * std::acos(-1.0);

/// Without its normaliser.
double log_normal(double x, double mean, double deviation) { return -0.5 * (x - mean) * (x - mean) / (deviation * deviation); }

template <class LogDensity>
Target without_gradient(std::size_t dimension, LogDensity log_density) {
  return {dimension, [log_density](std::span<const double> x, std::span<double>) { return log_density(x); }};
}

TEST(KlDivergence, OfNormalsIsTheClosedForm) {
  const auto log_q = [](std::span<const double> x) { return 7.0 + log_normal(x[0], 0.5, 0.7); };
  const Target p = without_gradient(1, [](std::span<const double> x) { return log_normal(x[0], -0.3, 1.2) - 900.0; });
  const GridDivergence found = kl_divergence(log_q, p, {{-12.0}, {12.0}});
  EXPECT_TRUE(found.converged);
  EXPECT_FALSE(found.touches_edge);
  const double ratio = 0.7 / 1.2;
  EXPECT_NEAR(found.divergence, -std::log(ratio) + 0.5 * (ratio * ratio + 0.64 / 1.44 - 1.0), 1e-11);
  EXPECT_NEAR(found.log_normaliser_q, 7.0 + std::log(0.7) + 0.5 * std::log(kTwoPi), 1e-11);
  EXPECT_NEAR(found.log_normaliser_p, -900.0 + std::log(1.2) + 0.5 * std::log(kTwoPi), 1e-11);
  EXPECT_NEAR(found.mean[0], -0.3, 1e-11);
  EXPECT_NEAR(found.covariance[0], 1.44, 1e-11);
}

TEST(KlDivergence, OfOneDensityWithItselfIsNothing) {
  const auto log_q = [](std::span<const double> x) { return -std::pow(x[0], 4.0) + x[0]; };
  const GridDivergence found = kl_divergence(log_q, without_gradient(1, log_q), {{-4.0}, {4.0}});
  EXPECT_TRUE(found.converged);
  EXPECT_NEAR(found.divergence, 0.0, 1e-13);
}

TEST(KlDivergence, OfNormalsInTwoDimensionsIsTheClosedForm) {
  // p: deviations 1 and 2, correlation 0.8; q: independent.
  constexpr double kR = 0.8;
  const Target p = without_gradient(2, [](std::span<const double> x) {
    const double u = x[0] - 1.0;
    const double v = (x[1] + 2.0) / 2.0;
    return -0.5 * (u * u - 2.0 * kR * u * v + v * v) / (1.0 - kR * kR);
  });
  const auto log_q = [](std::span<const double> x) { return log_normal(x[0], 0.7, 0.6) + log_normal(x[1], -1.8, 1.2); };
  const GridDivergence found = kl_divergence(log_q, p, {{-9.0, -19.0}, {11.0, 15.0}});
  EXPECT_TRUE(found.converged);
  EXPECT_FALSE(found.touches_edge);
  const double u = -0.3;
  const double v = 0.1;
  const double trace = (0.36 + 1.44 / 4.0) / (1.0 - kR * kR);
  const double distance = (u * u - 2.0 * kR * u * v + v * v) / (1.0 - kR * kR);
  const double log_ratio = std::log(4.0 * (1.0 - kR * kR)) - std::log(0.36 * 1.44);
  EXPECT_NEAR(found.divergence, 0.5 * (trace + distance - 2.0 + log_ratio), 1e-10);
  EXPECT_NEAR(found.log_normaliser_p, std::log(kTwoPi) + std::log(2.0) + 0.5 * std::log(1.0 - kR * kR), 1e-10);
  EXPECT_NEAR(found.mean[0], 1.0, 1e-10);
  EXPECT_NEAR(found.mean[1], -2.0, 1e-10);
  EXPECT_NEAR(found.covariance[0], 1.0, 1e-10);
  EXPECT_NEAR(found.covariance[1], 1.6, 1e-10);
  EXPECT_EQ(found.covariance[1], found.covariance[2]);
  EXPECT_NEAR(found.covariance[3], 4.0, 1e-10);
}

TEST(KlDivergence, OfOneModeOfTwoIsTheLogarithmOfItsShare) {
  // p = 0.3 N(-10, 0.5) + 0.7 N(8, 0.5); q is the second mode.
  const auto p = [](std::span<const double> x) {
    return std::log(0.3 * std::exp(log_normal(x[0], -10.0, 0.5)) + 0.7 * std::exp(log_normal(x[0], 8.0, 0.5)));
  };
  const auto q = [](std::span<const double> x) { return log_normal(x[0], 8.0, 0.5); };
  const GridDivergence found = kl_divergence(q, without_gradient(1, p), {{-15.0}, {13.0}});
  EXPECT_TRUE(found.converged);
  EXPECT_NEAR(found.divergence, -std::log(0.7), 1e-10);
  EXPECT_NEAR(found.mean[0], 2.6, 1e-10);
  EXPECT_NEAR(found.covariance[0], 0.25 + 0.21 * 18.0 * 18.0, 1e-8);
}

TEST(KlDivergence, SaysThatAnEdgeCuts) {
  const auto q = [](std::span<const double> x) { return log_normal(x[0], 0.0, 1.0); };
  const Target p = without_gradient(1, q);
  const GridDivergence half = kl_divergence(q, p, {{0.0}, {12.0}});
  EXPECT_TRUE(half.converged);
  EXPECT_TRUE(half.touches_edge);
  EXPECT_NEAR(half.mean[0], std::sqrt(4.0 / kTwoPi), 1e-11);
  EXPECT_TRUE(kl_divergence(q, p, {{-9.0}, {5.0}}).touches_edge);
  EXPECT_FALSE(kl_divergence(q, p, {{-9.0}, {7.0}}).touches_edge);
  // q alone is cut, at the second side.
  const auto wide = [](std::span<const double> x) { return log_normal(x[0], 0.0, 1.0) + log_normal(x[1], 0.0, 3.0); };
  const Target narrow =
      without_gradient(2, [](std::span<const double> x) { return log_normal(x[0], 0.0, 1.0) + log_normal(x[1], 0.0, 1.0); });
  EXPECT_TRUE(kl_divergence(wide, narrow, {{-9.0, -9.0}, {9.0, 9.0}}).touches_edge);
}

TEST(KlDivergence, IsInfiniteWherePHasNoMass) {
  const auto q = [](std::span<const double> x) { return log_normal(x[0], 0.0, 1.0); };
  const Target positive = without_gradient(1, [](std::span<const double> x) { return x[0] > 0.0 ? -x[0] : -kInfinity; });
  EXPECT_EQ(kl_divergence(q, positive, {{-10.0}, {50.0}}).divergence, kInfinity);
}

TEST(KlDivergence, SaysThatItDidNotConverge) {
  const auto q = [](std::span<const double> x) { return log_normal(x[0], 0.0, 1.0); };
  const Target steps = without_gradient(1, [](std::span<const double> x) { return std::floor(7.3 * x[0]) - x[0] * x[0]; });
  const GridDivergence found = kl_divergence(q, steps, {{-10.0}, {10.0}});
  EXPECT_FALSE(found.converged);
  EXPECT_TRUE(std::isfinite(found.divergence));
}

TEST(KlDivergence, FindsWhatIsNarrow) {
  const auto narrow = [](std::span<const double> x) {
    return std::abs(x[0] - 1.234) < 0.5 ? log_normal(x[0], 1.234, 0.02) : -kInfinity;
  };
  const GridDivergence found = kl_divergence(narrow, without_gradient(1, narrow), {{-100.0}, {100.0}});
  EXPECT_TRUE(found.converged);
  EXPECT_NEAR(found.mean[0], 1.234, 1e-10);
  EXPECT_NEAR(found.log_normaliser_p, std::log(0.02) + 0.5 * std::log(kTwoPi), 1e-10);
}

TEST(KlDivergence, RefusesBadInput) {
  const auto q = [](std::span<const double> x) { return -x[0] * x[0]; };
  const Target p = without_gradient(1, q);
  EXPECT_THROW(kl_divergence(q, p, {{-1.0, -1.0}, {1.0, 1.0}}), InvalidArgument);
  EXPECT_THROW(kl_divergence(q, p, {{-1.0}, {}}), InvalidArgument);
  EXPECT_THROW(kl_divergence(q, p, {{1.0}, {1.0}}), InvalidArgument);
  EXPECT_THROW(kl_divergence(q, p, {{0.0}, {kInfinity}}), InvalidArgument);
  EXPECT_THROW(kl_divergence(q, without_gradient(3, q), {{0.0, 0.0, 0.0}, {1.0, 1.0, 1.0}}), InvalidArgument);
  const auto no_number = [](std::span<const double> x) { return std::log(x[0]); };
  try {
    kl_divergence(q, without_gradient(1, no_number), {{-1.0}, {1.0}});
    FAIL() << "not refused";
  } catch (const NumericError& error) {
    EXPECT_NE(std::string_view(error.what()).find("log p is"), std::string_view::npos) << error.what();
  }
  const Target nowhere = without_gradient(1, [](std::span<const double>) { return -kInfinity; });
  EXPECT_THROW(kl_divergence(q, nowhere, {{-1.0}, {1.0}}), NumericError);
}

}  // namespace
}  // namespace ldavi
