// SPDX-License-Identifier: Apache-2.0
#include "ldavi/variational/dual.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <limits>
#include <string>
#include <vector>

namespace ldavi {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

struct Case {
  std::string name;
  std::function<Dual(const Dual&)> ours;
  std::function<long double(long double)> wanted;
  std::vector<double> points;
};

const std::vector<double> kAnywhere = {-30.0, -3.2, -0.4, -1e-5, 0.0, 1e-5, 0.3, 1.0, 4.7, 30.0};
const std::vector<double> kPositive = {1e-3, 0.2, 0.9, 1.0, 1.6, 7.0, 250.0};

long double digamma_by_differences(long double x) {
  const long double h = 1e-4L * x;
  return (8.0L * (std::lgamma(x + h) - std::lgamma(x - h)) - std::lgamma(x + 2.0L * h) + std::lgamma(x - 2.0L * h)) /
         (12.0L * h);
}

std::vector<Case> cases() {
  return {
      {"exp", [](const Dual& x) { return exp(x); }, [](long double x) { return std::exp(x); }, kAnywhere},
      {"expm1", [](const Dual& x) { return expm1(x); }, [](long double x) { return std::expm1(x); }, kAnywhere},
      {"log", [](const Dual& x) { return log(x); }, [](long double x) { return std::log(x); }, kPositive},
      {"log1p", [](const Dual& x) { return log1p(x); }, [](long double x) { return std::log1p(x); }, {-0.9, -1e-6, 1e-6, 3.0}},
      {"sqrt", [](const Dual& x) { return sqrt(x); }, [](long double x) { return std::sqrt(x); }, kPositive},
      {"square", [](const Dual& x) { return square(x); }, [](long double x) { return x * x; }, kAnywhere},
      {"tanh", [](const Dual& x) { return tanh(x); }, [](long double x) { return std::tanh(x); }, kAnywhere},
      {"logistic", [](const Dual& x) { return logistic(x); }, [](long double x) { return 1.0L / (1.0L + std::exp(-x)); },
       kAnywhere},
      {"log_logistic", [](const Dual& x) { return log_logistic(x); }, [](long double x) { return -std::log1p(std::exp(-x)); },
       kAnywhere},
      {"log_gamma", [](const Dual& x) { return log_gamma(x); }, [](long double x) { return std::lgamma(x); }, kPositive},
      {"digamma", [](const Dual& x) { return digamma(x); }, digamma_by_differences, kPositive},
      {"cube", [](const Dual& x) { return pow(x, 3.0); }, [](long double x) { return x * x * x; }, kAnywhere},
      {"inverse square",
       [](const Dual& x) { return pow(x, -2.0); },
       [](long double x) { return 1.0L / (x * x); },
       {-3.0, 0.4, 1.7}},
      {"pow", [](const Dual& x) { return pow(x, 2.7); }, [](long double x) { return std::pow(x, 2.7L); }, kPositive},
      {"of doubles", [](const Dual& x) { return (2.0 - x * 3.0) / 4.0 + (1.5 + 2.0 * x) - (7.0 / (x - 100.0) - 0.5); },
       [](long double x) { return (2.0L - 3.0L * x) / 4.0L + 1.5L + 2.0L * x - 7.0L / (x - 100.0L) + 0.5L; }, kAnywhere},
      {"of duals",
       [](const Dual& x) { return -(x * x) / (x - (x + x) * x + 60.0) + x; },
       [](long double x) { return -x * x / (x - 2.0L * x * x + 60.0L) + x; },
       {-4.0, -0.5, 0.0, 1.1, 5.0}},
  };
}

TEST(Dual, HasTheValueAndTheDerivative) {
  for (const Case& c : cases()) {
    for (const double at : c.points) {
      Dual x(at);
      x.partials[3] = 2.0;
      const Dual result = c.ours(x);
      const auto wanted = static_cast<double>(c.wanted(at));
      const double tolerance = c.name == "digamma" ? 1e-11 : 1e-14;
      EXPECT_NEAR(result.value, wanted, tolerance * std::max(1.0, std::abs(wanted))) << c.name << " at " << at;

      const long double h = 1e-4L * (c.points.front() > 0.0 ? static_cast<long double>(at) : 1.0L);
      const auto f = [&](long double steps) { return c.wanted(at + steps * h); };
      const auto slope = static_cast<double>((8.0L * (f(1.0L) - f(-1.0L)) - (f(2.0L) - f(-2.0L))) / (12.0L * h));
      EXPECT_NEAR(result.partials[3], 2.0 * slope, 1e-8 * std::max(1.0, std::abs(slope))) << c.name << " at " << at;
      for (const std::size_t other : {0U, 2U, 4U, 7U}) EXPECT_EQ(result.partials[other], 0.0) << c.name;
    }
  }
}

TEST(Dual, IsComparedByValue) {
  Dual x(1.0);
  x.partials[0] = 5.0;
  EXPECT_TRUE(x == 1.0);
  EXPECT_TRUE(x < 2.0 && 0.5 < x && x >= 1.0 && x != 3.0);
  EXPECT_FALSE(x < Dual(std::nan("")));
  EXPECT_TRUE(std::max(x, Dual(0.0)).partials[0] == 5.0);
}

TEST(Dual, IsExactWhereFormulasCancel) {
  Dual x(400.0);
  x.partials[0] = 1.0;
  EXPECT_EQ(tanh(x).value, 1.0);
  EXPECT_EQ(tanh(-x).value, -1.0);
  EXPECT_GT(logistic(-x).value, 0.0);
  EXPECT_NEAR(logistic(x).partials[0] / std::exp(-400.0), 1.0, 1e-15);
  EXPECT_EQ(log_logistic(-x).value, -400.0);
  EXPECT_NEAR(log_logistic(x).value / -std::exp(-400.0), 1.0, 1e-15);
  EXPECT_EQ(log_logistic(-x).partials[0], -1.0);
}

TEST(Dual, PowerAtZero) {
  Dual x(0.0);
  x.partials[0] = 1.0;
  EXPECT_EQ(pow(x, 0.0).value, 1.0);
  EXPECT_EQ(pow(x, 0.0).partials[0], 0.0);
  EXPECT_EQ(pow(x, 1.0).partials[0], 1.0);
  EXPECT_EQ(pow(x, 2.0).partials[0], 0.0);
  EXPECT_EQ(pow(x, 2.5).value, 0.0);
  EXPECT_EQ(pow(x, 2.5).partials[0], 0.0);
  EXPECT_TRUE(std::isnan(pow(Dual(-1.0), 0.5).value));
}

TEST(Dual, LogSumExpHasNoOverflow) {
  std::vector<Dual> values = {1000.0, 1001.0, -kInfinity};
  values[0].partials[0] = 1.0;
  values[1].partials[1] = 1.0;
  values[2].partials[2] = kInfinity;
  const Dual sum = log_sum_exp(values);
  EXPECT_NEAR(sum.value, 1001.0 + std::log1p(std::exp(-1.0)), 1e-12);
  EXPECT_NEAR(sum.partials[0], 1.0 / (1.0 + std::exp(1.0)), 1e-15);
  EXPECT_NEAR(sum.partials[1], 1.0 / (1.0 + std::exp(-1.0)), 1e-15);
  EXPECT_EQ(sum.partials[2], 0.0);
  EXPECT_EQ(log_sum_exp(std::span<const Dual>()).value, -kInfinity);
  EXPECT_EQ(log_sum_exp(std::vector<Dual>{-kInfinity, -kInfinity}).value, -kInfinity);
}

/// Every coordinate with its neighbour, through most functions.
template <class S>
S chained(std::span<const S> x) {
  S sum = 0.0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const S& next = x[(i + 1) % x.size()];
    sum += log_logistic(x[i] * next) - 0.5 * square(x[i] - 0.3 * static_cast<double>(i)) +
           log_gamma(exp(0.2 * next)) / (1.0 + square(x[i]));
  }
  return sum - log_sum_exp(x);
}

TEST(Differentiated, HasTheGradientInAnyDimension) {
  for (const std::size_t dimension : {1U, 7U, 8U, 9U, 16U, 20U}) {
    const Target target = differentiated(dimension, [](auto x) { return chained(x); });
    ASSERT_EQ(target.dimension, dimension);
    std::vector<double> x(dimension);
    for (std::size_t i = 0; i < dimension; ++i) x[i] = std::sin(1.0 + static_cast<double>(i));
    EXPECT_TRUE(check_gradient(target, x).empty()) << dimension;

    std::vector<double> gradient(dimension);
    const std::vector<Dual> constants(x.begin(), x.end());
    EXPECT_EQ(target.log_density(x, gradient), chained(std::span<const Dual>(constants)).value);
  }
}

TEST(Differentiated, TakesAsManySweepsAsItMust) {
  for (const auto& [dimension, sweeps] : {std::pair{1, 1}, {8, 1}, {9, 2}, {20, 3}}) {
    int calls = 0;
    const Target target = differentiated(dimension, [&calls](std::span<const Dual> x) {
      ++calls;
      return x[0];
    });
    std::vector<double> gradient(dimension);
    EXPECT_EQ(target.log_density(std::vector<double>(dimension, 2.0), gradient), 2.0);
    EXPECT_EQ(calls, sweeps);
  }
}

TEST(Differentiated, StopsWhereThereIsNoDensity) {
  int calls = 0;
  const Target target = differentiated(9, [&calls](std::span<const Dual>) {
    ++calls;
    return Dual(-kInfinity);
  });
  std::vector<double> gradient(9);
  EXPECT_EQ(target.log_density(std::vector<double>(9, 0.0), gradient), -kInfinity);
  EXPECT_EQ(calls, 1);
}

}  // namespace
}  // namespace ldavi
