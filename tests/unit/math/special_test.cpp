// SPDX-License-Identifier: Apache-2.0
#include "ldavi/math/special.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <map>
#include <string>
#include <vector>

namespace ldavi {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kEuler = 0.57721566490153286;
constexpr double kPi = 3.14159265358979324;

using Function = double (*)(double) noexcept;

/// A row of tests/data/special_functions.tsv: the true value is value + rest.
struct Reference {
  double x;
  double value;
  double rest;
};

const std::map<std::string, std::vector<Reference>>& references() {
  static const auto* table = [] {
    auto* rows = new std::map<std::string, std::vector<Reference>>;
    std::ifstream file(LDAVI_TEST_DATA "/special_functions.tsv");
    std::string comment, heading;
    std::getline(file, comment);
    std::getline(file, heading);
    std::string function, x, value, rest;
    while (file >> function >> x >> value >> rest) {
      (*rows)[function].push_back(
          {std::strtod(x.c_str(), nullptr), std::strtod(value.c_str(), nullptr), std::strtod(rest.c_str(), nullptr)});
    }
    return rows;
  }();
  return *table;
}

enum class Error { kRelative, kAbsoluteBelowOne };

void expect_accurate(const char* name, Function function, Error kind, double bound) {
  const auto rows = references().find(name);
  ASSERT_NE(rows, references().end());
  EXPECT_GT(rows->second.size(), 500u);
  double largest = 0.0;
  for (const auto& [x, value, rest] : rows->second) {
    const double error = std::abs((function(x) - value) - rest);
    const double size = kind == Error::kRelative ? std::abs(value) : std::max(1.0, std::abs(value));
    EXPECT_LE(error, bound * size) << name << "(" << x << ")";
    if (size > 0.0) largest = std::max(largest, error / size);
  }
  EXPECT_GT(largest, 0.3 * bound) << name << ": the constant is too generous";
  ::testing::Test::RecordProperty(name, std::to_string(largest * 1e16) + "e-16");
}

TEST(Special, ErrorsAreWithinTheirConstants) {
  expect_accurate("exp", exp, Error::kRelative, kExpMaxError);
  expect_accurate("expm1", expm1, Error::kRelative, kExpm1MaxError);
  expect_accurate("log", log, Error::kRelative, kLogMaxError);
  expect_accurate("log1p", log1p, Error::kRelative, kLog1pMaxError);
  expect_accurate("log_gamma", log_gamma, Error::kAbsoluteBelowOne, kLogGammaMaxError);
  expect_accurate("digamma", digamma, Error::kAbsoluteBelowOne, kDigammaMaxError);
  expect_accurate("trigamma", trigamma, Error::kRelative, kTrigammaMaxError);
  expect_accurate("exp_digamma", exp_digamma, Error::kRelative, kExpDigammaMaxError);
}

// One number over the bits of all results at the table's arguments: it must be the same on every machine, with every compiler and at every
// level of optimisation. Who changes it changes results.
TEST(Special, BitsArePinned) {
  const std::map<std::string, Function> functions = {{"exp", exp},
                                                     {"expm1", expm1},
                                                     {"log", log},
                                                     {"log1p", log1p},
                                                     {"log_gamma", log_gamma},
                                                     {"digamma", digamma},
                                                     {"trigamma", trigamma},
                                                     {"exp_digamma", exp_digamma}};
  std::uint64_t hash = 0xCBF29CE484222325;
  for (const auto& [name, rows] : references()) {
    for (const Reference& row : rows) hash = (hash ^ std::bit_cast<std::uint64_t>(functions.at(name)(row.x))) * 0x100000001B3;
  }
  EXPECT_EQ(hash, 0x6AF5D86866631C3Au);
}

TEST(Special, ExpAtItsEdges) {
  EXPECT_EQ(exp(0.0), 1.0);
  EXPECT_EQ(exp(-0.0), 1.0);
  EXPECT_EQ(exp(1e-300), 1.0);
  EXPECT_EQ(exp(kInfinity), kInfinity);
  EXPECT_EQ(exp(-kInfinity), 0.0);
  EXPECT_TRUE(std::isnan(exp(kNaN)));
  constexpr double kLargest = 709.782712893384;
  EXPECT_TRUE(std::isfinite(exp(kLargest)));
  EXPECT_EQ(exp(std::nextafter(kLargest, kInfinity)), kInfinity);
  EXPECT_EQ(exp(1e308), kInfinity);
  constexpr double kSmallest = -708.3964185322641;
  EXPECT_GE(exp(kSmallest), std::numeric_limits<double>::min());
  EXPECT_EQ(exp(std::nextafter(kSmallest, -kInfinity)), 0.0);
  EXPECT_EQ(exp(-1e308), 0.0);
}

TEST(Special, LogAtItsEdges) {
  EXPECT_EQ(log(1.0), 0.0);
  EXPECT_EQ(log(0.0), -kInfinity);
  EXPECT_EQ(log(-0.0), -kInfinity);
  EXPECT_EQ(log(kInfinity), kInfinity);
  EXPECT_TRUE(std::isnan(log(-1.0)));
  EXPECT_TRUE(std::isnan(log(-std::numeric_limits<double>::denorm_min())));
  EXPECT_TRUE(std::isnan(log(-kInfinity)));
  EXPECT_TRUE(std::isnan(log(kNaN)));
}

TEST(Special, Log1pAtItsEdges) {
  EXPECT_EQ(log1p(0.0), 0.0);
  EXPECT_TRUE(std::signbit(log1p(-0.0)));
  EXPECT_EQ(log1p(1e-300), 1e-300);
  EXPECT_EQ(log1p(-1.0), -kInfinity);
  EXPECT_EQ(log1p(kInfinity), kInfinity);
  EXPECT_TRUE(std::isnan(log1p(std::nextafter(-1.0, -2.0))));
  EXPECT_TRUE(std::isnan(log1p(-kInfinity)));
  EXPECT_TRUE(std::isnan(log1p(kNaN)));
}

TEST(Special, Expm1AtItsEdges) {
  EXPECT_EQ(expm1(0.0), 0.0);
  EXPECT_EQ(expm1(1e-300), 1e-300);
  EXPECT_EQ(expm1(-1e-300), -1e-300);
  EXPECT_EQ(expm1(-50.0), -1.0);
  EXPECT_EQ(expm1(-kInfinity), -1.0);
  EXPECT_EQ(expm1(kInfinity), kInfinity);
  EXPECT_EQ(expm1(710.0), kInfinity);
  EXPECT_TRUE(std::isnan(expm1(kNaN)));
}

TEST(Special, GammaFunctionsAtTheirEdges) {
  EXPECT_EQ(log_gamma(0.0), kInfinity);
  EXPECT_EQ(log_gamma(kInfinity), kInfinity);
  EXPECT_EQ(log_gamma(1e308), kInfinity);
  EXPECT_TRUE(std::isfinite(log_gamma(2.5e305)));
  EXPECT_EQ(digamma(0.0), -kInfinity);
  EXPECT_EQ(digamma(kInfinity), kInfinity);
  EXPECT_EQ(trigamma(0.0), kInfinity);
  EXPECT_EQ(trigamma(1e-160), kInfinity);
  EXPECT_EQ(trigamma(kInfinity), 0.0);
  EXPECT_EQ(exp_digamma(0.0), 0.0);
  EXPECT_EQ(exp_digamma(1e-300), 0.0);
  EXPECT_EQ(exp_digamma(1.0 / 691.0), 0.0);
  EXPECT_GT(exp_digamma(1.0 / 690.0), 0.0);
  EXPECT_EQ(exp_digamma(kInfinity), kInfinity);
  for (const Function function : {log_gamma, digamma, trigamma, exp_digamma}) {
    EXPECT_TRUE(std::isnan(function(-1e-300)));
    EXPECT_TRUE(std::isnan(function(-1.0)));
    EXPECT_TRUE(std::isnan(function(-2.5)));
    EXPECT_TRUE(std::isnan(function(-kInfinity)));
    EXPECT_TRUE(std::isnan(function(kNaN)));
  }
}

TEST(Special, KnownValues) {
  EXPECT_DOUBLE_EQ(exp(1.0), 2.71828182845904524);
  EXPECT_DOUBLE_EQ(log(10.0), 2.30258509299404568);
  EXPECT_EQ(log_gamma(1.0), 0.0);
  EXPECT_EQ(log_gamma(2.0), 0.0);
  double factorial = 1.0;
  for (int n = 1; n <= 20; ++n) {
    factorial *= n;
    EXPECT_DOUBLE_EQ(log_gamma(n + 1.0), log(factorial)) << n;
  }
  EXPECT_DOUBLE_EQ(log_gamma(0.5), 0.5 * log(kPi));
  EXPECT_DOUBLE_EQ(digamma(1.0), -kEuler);
  EXPECT_DOUBLE_EQ(digamma(0.5), -kEuler - 2.0 * log(2.0));
  EXPECT_NEAR(digamma(1.4616321449683622), 0.0, kDigammaMaxError);
  EXPECT_DOUBLE_EQ(trigamma(1.0), kPi * kPi / 6.0);
  EXPECT_DOUBLE_EQ(trigamma(0.5), kPi * kPi / 2.0);
}

/// Arguments from 1e-6 to 1e6, each a little above the one before, across every border between two formulas.
std::vector<double> arguments() {
  std::vector<double> values;
  for (double x = 1e-6; x < 1e6; x *= 1.003) values.push_back(x);
  return values;
}

TEST(Special, Recurrences) {
  for (const double x : arguments()) {
    // Next to the terms that cancel, as both sides are rounded.
    EXPECT_NEAR(log_gamma(x + 1.0) - log_gamma(x), log(x), 2e-15 * std::max(1.0, std::abs(log_gamma(x)))) << x;
    EXPECT_NEAR(digamma(x + 1.0) - digamma(x), 1.0 / x, 2e-15 * std::max(1.0, std::abs(digamma(x)))) << x;
    EXPECT_NEAR(trigamma(x) - trigamma(x + 1.0), 1.0 / (x * x), 3e-15 * trigamma(x)) << x;
    EXPECT_NEAR(exp_digamma(x), exp(digamma(x)), 1e-12 * exp_digamma(x) + 1e-300) << x;
    EXPECT_NEAR(exp(log(x)), x, 4e-15 * x) << x;
    EXPECT_NEAR(expm1(log1p(x)), x, 6e-15 * x * std::max(1.0, log(x))) << x;
  }
}

TEST(Special, DerivativesFollowEachOther) {
  for (const double x : arguments()) {
    const double h = 1e-4 * x;  // the error of a central difference is of order h^2, relative to the function's own scale
    EXPECT_NEAR((log_gamma(x + h) - log_gamma(x - h)) / (2.0 * h), digamma(x), 1e-7 * (std::abs(digamma(x)) + 1.0)) << x;
    EXPECT_NEAR((digamma(x + h) - digamma(x - h)) / (2.0 * h), trigamma(x), 1e-7 * trigamma(x)) << x;
  }
}

TEST(Special, Monotonicity) {
  const std::vector<double> values = arguments();
  for (std::size_t i = 1; i < values.size(); ++i) {
    const double low = values[i - 1];
    const double high = values[i];
    EXPECT_LT(log(low), log(high)) << low;
    EXPECT_LT(log1p(low), log1p(high)) << low;
    EXPECT_LT(digamma(low), digamma(high)) << low;
    EXPECT_GT(trigamma(low), trigamma(high)) << low;
    EXPECT_LE(exp_digamma(low), exp_digamma(high)) << low;
    if (high < 1.46) {
      EXPECT_GT(log_gamma(low), log_gamma(high)) << low;
    } else if (low > 1.47) {
      EXPECT_LT(log_gamma(low), log_gamma(high)) << low;
    }
  }
  for (double x = -708.0; x < 709.0; x += 0.1) {
    EXPECT_LT(exp(x), exp(x + 0.1)) << x;
    EXPECT_LE(expm1(x), expm1(x + 0.1)) << x;
  }
}

}  // namespace
}  // namespace ldavi
