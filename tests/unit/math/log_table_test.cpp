// SPDX-License-Identifier: Apache-2.0
#include "math/log_table.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

namespace ldavi {
namespace {

/// What is there to round in a result of this size.
double allowed(double expected) {
  return LogTable::kMaxError + 2.0 * std::abs(expected) * std::numeric_limits<double>::epsilon();
}

TEST(LogTable, IsNearTheLogarithm) {
  const LogTable table;
  std::mt19937_64 random(1);
  std::uniform_real_distribution<double> mantissa(1.0, 2.0);
  for (int i = 0; i < 200'000; ++i) {
    const double x = std::ldexp(mantissa(random), static_cast<int>(random() % 2000) - 1000);
    EXPECT_NEAR(table(x), std::log(x), allowed(std::log(x))) << x;
  }
}

TEST(LogTable, IsNearItAtTheEndsOfItsStretches) {
  const LogTable table;
  for (int i = 0; i < 512; ++i) {
    const double x = 1.0 + i / 512.0;
    for (const double y : {x, std::nextafter(x, 2.0), std::nextafter(x, 0.0)})
      EXPECT_NEAR(table(y), std::log(y), allowed(0.7)) << y;
  }
  EXPECT_NEAR(table(std::numeric_limits<double>::min()), std::log(std::numeric_limits<double>::min()), allowed(709.0));
}

TEST(LogTable, AddsLogTwoToThatOfTheDouble) {
  const LogTable table;
  for (const double x : {0.7, 1e-5, 0.001, 0.33}) EXPECT_NEAR(table(2.0 * x) - table(x), std::log(2.0), 1e-14);
}

}  // namespace
}  // namespace ldavi
