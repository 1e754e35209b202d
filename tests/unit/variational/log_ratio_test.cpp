// SPDX-License-Identifier: Apache-2.0
#include "ldavi/variational/log_ratio.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

/// Column k of V, k from 1.
std::vector<double> helmert(std::size_t size, std::size_t k) {
  std::vector<double> column(size, 0.0);
  const double length = std::sqrt(static_cast<double>(k * (k + 1)));
  for (std::size_t i = 0; i < k; ++i) column[i] = 1.0 / length;
  column[k] = -static_cast<double>(k) / length;
  return column;
}

std::vector<double> some_parts(std::size_t size) {
  std::vector<double> parts(size);
  double sum = 0.0;
  for (std::size_t i = 0; i < size; ++i) sum += parts[i] = std::exp(2.0 * std::sin(3.0 * static_cast<double>(i)));
  for (double& part : parts) part /= sum;
  return parts;
}

TEST(LogRatio, IsTheProductWithHelmertsBasis) {
  for (const std::size_t size : {1U, 2U, 3U, 7U}) {
    const std::vector<double> x = some_parts(size);
    std::vector<double> z(size - 1);
    to_log_ratios(x, z);
    std::vector<double> y(size, 0.0);
    for (std::size_t k = 1; k < size; ++k) {
      const std::vector<double> column = helmert(size, k);
      double wanted = 0.0;
      for (std::size_t i = 0; i < size; ++i) wanted += column[i] * std::log(x[i]);
      EXPECT_NEAR(z[k - 1], wanted, 1e-14);
      for (std::size_t i = 0; i < size; ++i) y[i] += column[i] * z[k - 1];
    }
    std::vector<double> expanded(size);
    from_contrasts(z, expanded);
    for (std::size_t i = 0; i < size; ++i) EXPECT_NEAR(expanded[i], y[i], 1e-14);
  }
}

TEST(LogRatio, RoundTrips) {
  for (const std::size_t size : {1U, 2U, 5U, 1000U}) {
    const std::vector<double> x = some_parts(size);
    std::vector<double> z(size - 1);
    std::vector<double> back(size);
    to_log_ratios(x, z);
    from_log_ratios(z, back);
    for (std::size_t i = 0; i < size; ++i) EXPECT_NEAR(back[i] / x[i], 1.0, 1e-13);
    std::vector<double> again(size - 1);
    std::vector<double> y(size);
    from_contrasts(z, y);
    to_contrasts(y, again);
    for (std::size_t i = 0; i + 1 < size; ++i) EXPECT_NEAR(again[i], z[i], 1e-12);
  }
}

TEST(LogRatio, KeepsDistancesAndForgetsACommonFactor) {
  const std::vector<double> a = {0.2, 0.5, 0.3};
  const std::vector<double> b = {70.0, 10.0, 20.0};
  std::vector<double> za(2);
  std::vector<double> zb(2);
  to_log_ratios(a, za);
  to_log_ratios(b, zb);
  double aitchison = 0.0;  // by pairs of parts
  for (std::size_t i = 0; i < 3; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const double difference = std::log(a[i] / a[j]) - std::log(b[i] / b[j]);
      aitchison += difference * difference / 3.0;
    }
  }
  EXPECT_NEAR(std::hypot(za[0] - zb[0], za[1] - zb[1]), std::sqrt(aitchison), 1e-14);
  std::vector<double> scaled(2);
  to_log_ratios(std::vector{0.7, 0.1, 0.2}, scaled);
  EXPECT_NEAR(scaled[0], zb[0], 1e-14);
  EXPECT_NEAR(scaled[1], zb[1], 1e-14);
}

TEST(LogRatio, StaysPositiveFarOut) {
  std::vector<double> x(3);
  from_log_ratios(std::vector{3000.0, -2000.0}, x);
  for (const double part : x) EXPECT_GT(part, 0.0);
  EXPECT_NEAR(x[0] + x[1] + x[2], 1.0, 1e-15);
}

TEST(LogRatio, NamesThePartThatIsNotPositive) {
  std::vector<double> z(2);
  for (const double bad : {0.0, -0.1, std::nan(""), std::numeric_limits<double>::infinity()}) {
    try {
      to_log_ratios(std::vector{0.5, 0.5, bad}, z);
      FAIL() << "not refused: " << bad;
    } catch (const InvalidArgument& error) {
      EXPECT_NE(std::string_view(error.what()).find("part 2"), std::string_view::npos) << error.what();
    }
  }
  EXPECT_THROW(to_log_ratios(std::vector{0.5, 0.5}, z), InvalidArgument);
  EXPECT_THROW(to_log_ratios(std::vector<double>(), std::span<double>()), InvalidArgument);
  std::vector<double> two(2);
  EXPECT_THROW(from_log_ratios(z, two), InvalidArgument);
}

}  // namespace
}  // namespace ldavi
