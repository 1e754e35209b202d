// SPDX-License-Identifier: Apache-2.0
#include "ldavi/variational/importance.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string_view>
#include <vector>

#include "ldavi/base/error.hpp"
#include "ldavi/base/random.hpp"
#include "ldavi/math/sampling.hpp"

namespace ldavi {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// log p(x) - log q(x) at draws from q, a normal distribution with mean 0.
template <class LogDensity>
std::vector<double> ratios(const LogDensity& log_p, double deviation, std::size_t draws, std::uint64_t seed) {
  RandomStream random(seed, RandomPurpose::kSample, 0);
  std::vector<double> result(draws);
  for (double& ratio : result) {
    const double z = sample_normal(random);
    ratio = log_p(deviation * z) + 0.5 * z * z + std::log(deviation) + 0.5 * std::log(2.0 * std::acos(-1.0));
  }
  return result;
}

double log_standard_normal(double x) { return -0.5 * x * x - 0.5 * std::log(2.0 * std::acos(-1.0)); }

TEST(Importance, FindsTheShapeOfKnownTails) {
  constexpr std::size_t kDraws = 4000;  // a tail of 190
  constexpr int kSeeds = 100;
  for (const double shape : {0.1, 0.5, 0.7, 0.9}) {
    double sum = 0.0;
    double squares = 0.0;
    for (int seed = 0; seed < kSeeds; ++seed) {
      RandomStream random(static_cast<std::uint64_t>(seed), RandomPurpose::kSample, 1);
      std::vector<double> log_ratios(kDraws);
      for (double& ratio : log_ratios) ratio = 700.0 + std::log((std::pow(random.uniform_open(), -shape) - 1.0) / shape);
      const ImportanceWeights weights = pareto_smoothed_weights(log_ratios);
      ASSERT_TRUE(weights.pareto_shape.has_value());
      EXPECT_EQ(weights.reliable(), *weights.pareto_shape <= 0.7);
      sum += *weights.pareto_shape;
      squares += (*weights.pareto_shape - shape) * (*weights.pareto_shape - shape);
    }
    const double error = (1.0 + shape) / std::sqrt(190.0);
    const double towards_half = 10.0 / 200.0 * (0.5 - shape);
    EXPECT_NEAR(sum / kSeeds, shape + towards_half, 0.4 * error) << shape;
    EXPECT_LT(std::sqrt(squares / kSeeds), 1.1 * error) << shape;
  }
}

TEST(Importance, AWideQIsReliable) {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const auto log_ratios = ratios(log_standard_normal, 1.5, 2000, seed);
    const ImportanceWeights weights = pareto_smoothed_weights(log_ratios);
    ASSERT_TRUE(weights.pareto_shape.has_value());
    EXPECT_LT(*weights.pareto_shape, 0.3);
    EXPECT_TRUE(weights.reliable());
    EXPECT_NEAR(weights.log_normaliser, 0.0, 0.06);
    EXPECT_NEAR(std::accumulate(weights.weights.begin(), weights.weights.end(), 0.0), 1.0, 1e-12);
    // E[w]^2 / E[w^2] in closed form: sqrt(2 s^2 - 1) / s^2 with s = 1.5.
    EXPECT_NEAR(weights.effective_sample_size / 2000.0, std::sqrt(3.5) / 2.25, 0.05);
  }
}

TEST(Importance, ANarrowQIsFlagged) {
  // In the limit the shapes are 1 - 0.3^2 and 1; 20,000 draws are not yet there, and the estimate's own error is 0.09.
  const auto log_student = [](double x) { return -2.0 * std::log1p(x * x / 3.0); };
  constexpr int kSeeds = 20;
  int flagged = 0;
  double sum = 0.0;
  for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
    for (const auto& log_ratios : {ratios(log_standard_normal, 0.3, 20000, seed), ratios(log_student, 0.3, 20000, seed)}) {
      const ImportanceWeights weights = pareto_smoothed_weights(log_ratios);
      ASSERT_TRUE(weights.pareto_shape.has_value());
      sum += *weights.pareto_shape;
      if (!weights.reliable()) ++flagged;
    }
  }
  EXPECT_NEAR(sum / (2 * kSeeds), 0.84, 0.06);
  EXPECT_GE(flagged, 9 * 2 * kSeeds / 10);
}

TEST(Importance, SmoothingKeepsTheOrderAndTheRest) {
  const auto log_ratios = ratios(log_standard_normal, 0.6, 1000, 7);
  const ImportanceWeights weights = pareto_smoothed_weights(log_ratios);
  std::vector<std::size_t> order(1000);
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return log_ratios[a] < log_ratios[b]; });
  for (std::size_t i = 1; i < order.size(); ++i) EXPECT_LE(weights.weights[order[i - 1]], weights.weights[order[i]]);
  const std::size_t untouched = 1000 - 95;  // ceil(3 sqrt(1000)) are smoothed
  for (std::size_t i = 1; i < untouched; ++i) {
    EXPECT_NEAR(std::log(weights.weights[order[i]] / weights.weights[order[0]]), log_ratios[order[i]] - log_ratios[order[0]],
                1e-9);
  }
  const double largest = weights.weights[order.back()] / weights.weights[order[0]];
  EXPECT_LE(std::log(largest), log_ratios[order.back()] - log_ratios[order[0]] + 1e-9);
  EXPECT_NE(weights.weights[order[untouched + 40]] / weights.weights[order[0]],
            std::exp(log_ratios[order[untouched + 40]] - log_ratios[order[0]]));
}

TEST(Importance, AConstantFactorChangesNothing) {
  auto log_ratios = ratios(log_standard_normal, 0.8, 500, 1);
  const ImportanceWeights before = pareto_smoothed_weights(log_ratios);
  for (double& ratio : log_ratios) ratio -= 5000.0;
  const ImportanceWeights after = pareto_smoothed_weights(log_ratios);
  EXPECT_NEAR(*after.pareto_shape, *before.pareto_shape, 1e-6);
  EXPECT_NEAR(after.log_normaliser, before.log_normaliser - 5000.0, 1e-9);
  EXPECT_NEAR(after.effective_sample_size, before.effective_sample_size, 1e-6);
}

TEST(Importance, EqualWeightsHaveNoTail) {
  std::vector<double> log_ratios(300, -1234.5);
  for (std::size_t s = 0; s < log_ratios.size(); ++s) log_ratios[s] += 1e-12 * static_cast<double>(s % 7);
  const ImportanceWeights weights = pareto_smoothed_weights(log_ratios);
  ASSERT_TRUE(weights.pareto_shape.has_value());
  EXPECT_EQ(*weights.pareto_shape, 0.0);
  EXPECT_NEAR(weights.effective_sample_size, 300.0, 1e-6);
}

TEST(Importance, TooFewDrawsTellNothing) {
  const ImportanceWeights few = pareto_smoothed_weights(ratios(log_standard_normal, 1.2, 20, 1));
  EXPECT_FALSE(few.pareto_shape.has_value());
  EXPECT_FALSE(few.reliable());
  EXPECT_GT(few.effective_sample_size, 1.0);
  EXPECT_TRUE(pareto_smoothed_weights(ratios(log_standard_normal, 1.2, 21, 1)).pareto_shape.has_value());
  // One weight stands out from a thousand equal ones: no tail to fit, and no trust.
  std::vector<double> outlier(1000, 0.0);
  outlier[17] = 20.0;
  const ImportanceWeights weights = pareto_smoothed_weights(outlier);
  EXPECT_FALSE(weights.pareto_shape.has_value());
  EXPECT_NEAR(weights.effective_sample_size, 1.0, 1e-3);
}

TEST(Importance, DrawsWithoutDensityHaveNoWeight) {
  auto log_ratios = ratios(log_standard_normal, 1.5, 1000, 2);
  for (std::size_t s = 0; s < log_ratios.size(); ++s) {
    if (s % 3 != 0) log_ratios[s] = -kInfinity;
  }
  const ImportanceWeights weights = pareto_smoothed_weights(log_ratios);
  EXPECT_EQ(weights.weights[1], 0.0);
  EXPECT_GT(weights.weights[0], 0.0);
  EXPECT_TRUE(weights.reliable());
  // Fewer have density than the tail is long.
  for (std::size_t s = 60; s < log_ratios.size(); ++s) log_ratios[s] = -kInfinity;
  EXPECT_TRUE(pareto_smoothed_weights(log_ratios).pareto_shape.has_value());
}

TEST(Importance, RatiosThatAreFarApartAreFlagged) {
  std::vector<double> log_ratios(2000);
  for (std::size_t s = 0; s < log_ratios.size(); ++s) log_ratios[s] = 50.0 * static_cast<double>(s % 1999);
  const ImportanceWeights weights = pareto_smoothed_weights(log_ratios);
  ASSERT_TRUE(weights.pareto_shape.has_value());
  EXPECT_GT(*weights.pareto_shape, 5.0);
  EXPECT_TRUE(std::isfinite(*weights.pareto_shape));
  EXPECT_TRUE(std::isfinite(weights.log_normaliser));
  for (const double weight : weights.weights) EXPECT_TRUE(std::isfinite(weight));
}

TEST(Importance, RefusesWhatIsNoRatio) {
  std::vector<double> log_ratios(100, 0.0);
  for (const double bad : {std::nan(""), kInfinity}) {
    log_ratios[42] = bad;
    try {
      pareto_smoothed_weights(log_ratios);
      FAIL() << "not refused: " << bad;
    } catch (const NumericError& error) {
      EXPECT_NE(std::string_view(error.what()).find("draw 42"), std::string_view::npos) << error.what();
    }
  }
  EXPECT_THROW(pareto_smoothed_weights(std::vector<double>(50, -kInfinity)), NumericError);
  EXPECT_THROW(pareto_smoothed_weights({}), InvalidArgument);
}

}  // namespace
}  // namespace ldavi
