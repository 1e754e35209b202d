// SPDX-License-Identifier: Apache-2.0
#include "ldavi/math/dirichlet.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "ldavi/math/special.hpp"

namespace ldavi {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kObservations = 1000.0;

/// Statistics of which `alpha` is exactly the best fit: kObservations times E[log theta] under Dir(alpha).
std::vector<double> statistics_of(const std::vector<double>& alpha) {
  std::vector<double> sums(alpha.size());
  expected_log(alpha, sums);
  for (double& value : sums) value *= kObservations;
  return sums;
}

double objective(const std::vector<double>& alpha, const std::vector<double>& sums) {
  double value = -kObservations * log_beta(alpha);
  for (std::size_t k = 0; k < alpha.size(); ++k) value += alpha[k] * sums[k];
  return value;
}

double largest_relative_error(const std::vector<double>& value, const std::vector<double>& expected) {
  double largest = 0.0;
  for (std::size_t k = 0; k < value.size(); ++k) largest = std::max(largest, std::abs(value[k] / expected[k] - 1.0));
  return largest;
}

const std::vector<std::vector<double>> kParameters = {
    {0.1, 0.2, 0.3},  {1.0, 2.0, 3.0, 4.0},   {1e-4, 1.0, 5.0},           {1e-3, 1e-2, 100.0},
    {0.7, 0.7},       {50.0, 60.0, 70.0},     {1e-6, 1e-6, 1e-6},         std::vector<double>(100, 0.05),
    {5.0, 0.01, 2.0}, {0.01, 0.02, 3.0, 0.5}, std::vector<double>(3, 2.0)};

const std::vector<double> kStarts = {1e-8, 1e-3, 0.1, 1.0, 10.0, 1e3, 1e8};

TEST(Dirichlet, Total) {
  EXPECT_EQ(total({}), 0.0);
  EXPECT_EQ(total(std::vector<double>{1.0, 2.0, 4.0}), 7.0);
  // From the first to the last: another order would keep the 1.
  EXPECT_EQ(total(std::vector<double>{1e100, 1.0, -1e100}), 0.0);
}

TEST(Dirichlet, LogBeta) {
  EXPECT_NEAR(log_beta(std::vector<double>{2.0, 3.0}), -std::log(12.0), 1e-15);  // B(2, 3) = 1! 2! / 4!
  EXPECT_NEAR(log_beta(std::vector<double>{1.0, 1.0, 1.0}), -std::log(2.0), 1e-15);
  EXPECT_NEAR(log_beta(std::vector<double>{0.5, 0.5}), std::log(3.14159265358979324), 1e-15);
  for (const double a : {1e-3, 0.1, 1.0, 7.5}) {
    const double value = log_beta(std::vector<double>(40, a));
    EXPECT_NEAR(log_beta_symmetric(a, 40), value, 1e-14 * std::abs(value)) << a;
  }
}

TEST(Dirichlet, ExpectedLog) {
  std::vector<double> values = {1.0, 2.0};
  expected_log(values, values);         // in place, too
  EXPECT_NEAR(values[0], -1.5, 1e-15);  // psi(1) - psi(3) = -1 - 1/2
  EXPECT_NEAR(values[1], -0.5, 1e-15);
}

TEST(FitDirichlet, RecoversTheParametersFromAnyStart) {
  for (const auto& expected : kParameters) {
    const std::vector<double> sums = statistics_of(expected);
    for (const double start : kStarts) {
      std::vector<double> alpha(expected.size(), start);
      const PriorStep step = fit_dirichlet(alpha, sums, kObservations, 100);
      EXPECT_LT(largest_relative_error(alpha, expected), 1e-9) << "first parameter " << expected[0] << ", start " << start;
      EXPECT_LE(step.iterations, 50) << "first parameter " << expected[0] << ", start " << start;
    }
  }
}

TEST(FitDirichlet, ParametersOfTheirOwnStatisticsStay) {
  for (const auto& expected : kParameters) {
    std::vector<double> alpha = expected;
    const PriorStep step = fit_dirichlet(alpha, statistics_of(expected), kObservations);
    EXPECT_LT(largest_relative_error(alpha, expected), 1e-10);
    EXPECT_LT(step.change, 1e-10);
    EXPECT_LE(step.iterations, 8);
  }
}

TEST(FitDirichlet, GradientVanishesAtTheResult) {
  const std::vector<double> sums = {-1500.0, -2500.0, -900.0};
  std::vector<double> alpha = {1.0, 1.0, 1.0};
  fit_dirichlet(alpha, sums, kObservations);
  for (std::size_t k = 0; k < alpha.size(); ++k) {
    const double h = 1e-5 * alpha[k];
    std::vector<double> above = alpha;
    std::vector<double> below = alpha;
    above[k] += h;
    below[k] -= h;
    EXPECT_NEAR((objective(above, sums) - objective(below, sums)) / (2.0 * h), 0.0, 1e-5 * kObservations) << k;
    EXPECT_GT(objective(alpha, sums), objective(above, sums) - 1e-9) << k;
    EXPECT_GT(objective(alpha, sums), objective(below, sums) - 1e-9) << k;
  }
}

TEST(FitDirichlet, EveryIterationStaysInsideAndClimbs) {
  const std::vector<double> expected = {1e-4, 1.0, 5.0};
  const std::vector<double> sums = statistics_of(expected);
  for (const double start : kStarts) {
    std::vector<double> alpha(expected.size(), start);
    for (int iteration = 0; iteration < 50; ++iteration) {
      const double before = objective(alpha, sums);
      const PriorStep step = fit_dirichlet(alpha, sums, kObservations, 1);
      EXPECT_LE(step.iterations, 1);
      for (const double value : alpha) EXPECT_TRUE(value > 0.0 && std::isfinite(value)) << start;
      EXPECT_GE(objective(alpha, sums), before - 1e-12 * std::abs(before)) << start << ", " << iteration;
    }
    EXPECT_LT(largest_relative_error(alpha, expected), 1e-9) << start;
  }
}

TEST(FitDirichlet, SaysHowFarItWent) {
  const std::vector<double> expected = {0.5, 2.0};
  std::vector<double> alpha = {1.0, 1.0};
  const PriorStep step = fit_dirichlet(alpha, statistics_of(expected), kObservations);
  EXPECT_NEAR(step.change, 1.0, 1e-9);  // from 1 to 2
  EXPECT_GT(step.iterations, 2);

  const PriorStep none = fit_dirichlet(alpha, statistics_of(expected), kObservations, 0);
  EXPECT_EQ(none.iterations, 0);
  EXPECT_EQ(none.change, 0.0);
}

TEST(FitDirichlet, StatisticsWithoutAMaximumLeaveTheDomainAlone) {
  const double unbounded = 0.0;  // all theta_k equal 1: the objective grows without end
  std::vector<double> alpha = {1.0, 1.0};
  fit_dirichlet(alpha, std::vector<double>{unbounded, unbounded}, kObservations, 2000);
  for (const double value : alpha) EXPECT_TRUE(value > 0.0 && std::isfinite(value));

  alpha = {1.0, 3.0};
  const PriorStep step = fit_dirichlet(alpha, std::vector<double>{kNaN, -1.0}, kObservations);
  EXPECT_EQ(alpha, (std::vector<double>{1.0, 3.0}));
  EXPECT_EQ(step.change, 0.0);

  std::vector<double> single = {2.0};  // Dir(a) on one component is one point, whatever a
  fit_dirichlet(single, std::vector<double>{0.0}, kObservations);
  EXPECT_TRUE(single[0] > 0.0 && std::isfinite(single[0]));
}

TEST(FitSymmetricDirichlet, RecoversTheParameterFromAnyStart) {
  for (const std::size_t size : {2u, 10u, 50000u}) {
    for (const double expected : {1e-4, 0.01, 0.3, 1.0, 20.0}) {
      const double cells = kObservations * static_cast<double>(size);
      const double sum = cells * (digamma(expected) - digamma(expected * static_cast<double>(size)));
      for (const double start : kStarts) {
        double eta = start;
        const PriorStep step = fit_symmetric_dirichlet(eta, sum, kObservations, size, 100);
        EXPECT_NEAR(eta / expected, 1.0, 1e-9) << size << ", " << expected << ", " << start;
        EXPECT_LE(step.iterations, 40) << size << ", " << expected << ", " << start;
        EXPECT_NEAR(step.change, std::abs(expected - start) / start, 1e-6 * (1.0 + expected / start));
      }
    }
  }
}

TEST(FitSymmetricDirichlet, AgreesWithTheAsymmetricFit) {
  const std::vector<double> sums(5, -3000.0);
  std::vector<double> alpha(5, 1.0);
  fit_dirichlet(alpha, sums, kObservations);
  double eta = 1.0;
  fit_symmetric_dirichlet(eta, total(sums), kObservations, 5);
  for (const double value : alpha) EXPECT_NEAR(value, eta, 1e-12);
}

TEST(FitSymmetricDirichlet, StatisticsWithoutAMaximumLeaveTheDomainAlone) {
  double eta = 1.0;
  fit_symmetric_dirichlet(eta, 0.0, kObservations, 10, 2000);
  EXPECT_TRUE(eta > 0.0 && std::isfinite(eta));
  eta = 1.0;
  const PriorStep step = fit_symmetric_dirichlet(eta, kNaN, kObservations, 10);
  EXPECT_EQ(eta, 1.0);
  EXPECT_EQ(step.change, 0.0);
}

TEST(ExpectedDigammaDifference, FollowsTheFormula) {
  for (const double a : {1e-6, 1e-3, 0.05, 1.0, 10.0, 1e4}) {
    EXPECT_EQ(expected_digamma_difference(0.0, a), 0.0);
    for (double mean = 1e-7; mean < 1e6; mean *= 1.7) {
      const double present = -std::expm1(-mean);
      const double expected = present * (digamma(a + mean / present) - digamma(a));
      EXPECT_NEAR(expected_digamma_difference(mean, a), expected, 1e-4 * expected) << mean << ", " << a;
    }
  }
}

TEST(ExpectedDigammaDifference, IsTheExactExpectationOfRareCounts) {
  // A Poisson count of tiny mean is 0 or 1: the expectation is mean (psi(a + 1) - psi(a)) = mean / a.
  for (const double a : {1e-3, 0.1, 3.0}) EXPECT_NEAR(expected_digamma_difference(1e-9, a), 1e-9 / a, 1e-12 / a);
}

TEST(ExpectedDigammaDifference, GrowsWithTheCountAndFallsWithThePrior) {
  for (double mean = 1e-6; mean < 1e3; mean *= 1.05) {
    EXPECT_LT(expected_digamma_difference(mean, 0.1), expected_digamma_difference(1.05 * mean, 0.1)) << mean;
    EXPECT_GT(expected_digamma_difference(mean, 0.1), expected_digamma_difference(mean, 0.11)) << mean;
  }
}

}  // namespace
}  // namespace ldavi
