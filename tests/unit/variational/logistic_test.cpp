// SPDX-License-Identifier: Apache-2.0
#include "ldavi/variational/logistic.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace ldavi {
namespace {

TEST(Logistic, AgreesWithLongDoubles) {
  for (double x = -700.0; x <= 700.0; x += 0.37) {
    const long double wanted = 1.0L / (1.0L + std::exp(-static_cast<long double>(x)));
    EXPECT_NEAR(static_cast<double>(logistic(x) / wanted - 1.0L), 0.0, kLogisticMaxError) << x;
    const long double power = std::exp(-std::abs(static_cast<long double>(x)));
    const long double wanted_log = -std::log1p(power) + (x < 0.0 ? x : 0.0L);
    EXPECT_NEAR(static_cast<double>(log_logistic(x) / wanted_log - 1.0L), 0.0, kLogisticMaxError) << x;
  }
}

TEST(Logistic, HasLimits) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  EXPECT_EQ(logistic(kInfinity), 1.0);
  EXPECT_EQ(logistic(-kInfinity), 0.0);
  EXPECT_EQ(log_logistic(kInfinity), 0.0);
  EXPECT_EQ(log_logistic(-kInfinity), -kInfinity);
  EXPECT_TRUE(std::isnan(logistic(std::nan(""))));
  EXPECT_TRUE(std::isnan(log_logistic(std::nan(""))));
}

}  // namespace
}  // namespace ldavi
