// SPDX-License-Identifier: Apache-2.0
// The sampler of the tests' support code, against moments that are known.
#include "support/hmc.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "ldavi/base/error.hpp"
#include "ldavi/math/sampling.hpp"
#include "support/mixing.hpp"

namespace ldavi {
namespace {

/// Normal with this mean and with x = mean + L e: the gradient by solving with L twice.
Target normal(std::vector<double> mean, std::vector<double> factor) {
  const std::size_t n = mean.size();
  return {n, [n, mean, factor](std::span<const double> x, std::span<double> gradient) {
            double sum = 0.0;
            for (std::size_t i = 0; i < n; ++i) {
              double e = x[i] - mean[i];
              for (std::size_t j = 0; j < i; ++j) e -= factor[i * n + j] * gradient[j];
              gradient[i] = e / factor[i * n + i];
              sum -= 0.5 * gradient[i] * gradient[i];
            }
            for (std::size_t i = n; i-- > 0;) {
              for (std::size_t j = i + 1; j < n; ++j) gradient[i] -= factor[j * n + i] * gradient[j];
              gradient[i] /= factor[i * n + i];
            }
            for (double& g : gradient) g = -g;
            return sum;
          }};
}

double covariance_of(const std::vector<double>& factor, std::size_t n, std::size_t i, std::size_t j) {
  double sum = 0.0;
  for (std::size_t k = 0; k < n; ++k) sum += factor[i * n + k] * factor[j * n + k];
  return sum;
}

void expect_moments(const HmcResult& result, const std::vector<double>& mean, const std::vector<double>& factor) {
  constexpr double kErrors = 4.0;
  const std::size_t n = mean.size();
  EXPECT_GT(result.acceptance, 0.65);
  for (std::size_t i = 0; i < n; ++i) {
    EXPECT_LT(result.split_r_hat[i], 1.01) << i;
    EXPECT_GT(result.effective_sample_size[i], 1000.0) << i;
    EXPECT_NEAR(result.mean[i], mean[i], kErrors * result.standard_error(i)) << i;
    for (std::size_t j = 0; j < n; ++j) {
      const double size = std::sqrt(covariance_of(factor, n, i, i) * covariance_of(factor, n, j, j));
      EXPECT_NEAR(result.covariance[i * n + j], covariance_of(factor, n, i, j), 0.1 * size) << i << ' ' << j;
    }
  }
}

TEST(Hmc, FindsACorrelatedNormal) {
  const std::vector<double> mean = {3.0, -200.0, 0.1};
  const std::vector<double> factor = {2.0, 0.0, 0.0, 30.0, 20.0, 0.0, -0.05, 0.05, 0.05};
  const Target target = normal(mean, factor);
  ASSERT_TRUE(check_gradient(target, std::vector{2.0, -190.0, 0.2}).empty());
  HmcOptions options;
  options.trajectory = 3.0;
  expect_moments(sample_by_hmc(target, options), mean, factor);
}

TEST(Hmc, FindsTenDimensions) {
  std::vector<double> mean(10);
  std::vector<double> factor(100, 0.0);
  for (std::size_t i = 0; i < 10; ++i) {
    mean[i] = static_cast<double>(i) - 4.0;
    factor[i * 10 + i] = std::pow(2.0, static_cast<double>(i) - 5.0);
    if (i > 0) factor[i * 10 + i - 1] = 0.5 * factor[i * 10 + i];
  }
  expect_moments(sample_by_hmc(normal(mean, factor)), mean, factor);
}

TEST(Hmc, FindsAGammaByItsLogarithm) {
  // log x of x ~ Gamma(3, 1): mean psi(3), variance psi'(3).
  const Target target{1, [](std::span<const double> x, std::span<double> gradient) {
                        gradient[0] = 3.0 - std::exp(x[0]);
                        return 3.0 * x[0] - std::exp(x[0]);
                      }};
  const HmcResult result = sample_by_hmc(target);
  EXPECT_LT(result.split_r_hat[0], 1.01);
  EXPECT_NEAR(result.mean[0], 0.9227843350984671, 4.0 * result.standard_error(0));
  EXPECT_NEAR(result.covariance[0], 0.3949340668482264, 0.04);
}

TEST(Hmc, SaysWhereChainsDoNotMix) {
  // Modes at -20 and 20, which no trajectory joins.
  const Target target{1, [](std::span<const double> x, std::span<double> gradient) {
                        const double side = x[0] < 0.0 ? -20.0 : 20.0;
                        gradient[0] = side - x[0];
                        return -0.5 * (x[0] - side) * (x[0] - side);
                      }};
  HmcOptions options;
  options.chains = 8;
  const HmcResult result = sample_by_hmc(target, options);
  EXPECT_GT(result.split_r_hat[0], 2.0);
  EXPECT_LT(result.effective_sample_size[0], 50.0);
}

TEST(Mixing, CountsTheDrawsOfARegression) {
  // x_t = r x_(t-1) + e_t has n (1 - r) / (1 + r) effective draws.
  constexpr std::size_t kDraws = 5000;
  for (const double r : {-0.5, 0.0, 0.6, 0.9}) {
    std::vector<std::vector<double>> chains(4, std::vector<double>(kDraws));
    for (std::size_t c = 0; c < chains.size(); ++c) {
      RandomStream random(9, RandomPurpose::kSample, c);
      double x = sample_normal(random) / std::sqrt(1.0 - r * r);
      for (double& value : chains[c]) value = x = r * x + sample_normal(random);
    }
    EXPECT_NEAR(effective_draws(chains) / (4.0 * kDraws * (1.0 - r) / (1.0 + r)), 1.0, 0.15) << r;
    EXPECT_LT(split_r_hat(chains), 1.01) << r;
    for (double& value : chains[2]) value += 1.0 / std::sqrt(1.0 - r * r);
    EXPECT_GT(split_r_hat(chains), 1.03) << r;
  }
}

TEST(Hmc, RepeatsItself) {
  const Target target = normal({0.0}, {1.0});
  HmcOptions options;
  options.warm_up = 50;
  options.draws = 20;
  EXPECT_EQ(sample_by_hmc(target, options).chains, sample_by_hmc(target, options).chains);
  const auto first = sample_by_hmc(target, options).chains;
  EXPECT_NE(first[0], first[1]);
  options.seed = 2;
  EXPECT_NE(sample_by_hmc(target, options).chains, first);
}

TEST(Hmc, RefusesAStartWithoutDensity) {
  const Target target{1, [](std::span<const double>, std::span<double>) { return -std::numeric_limits<double>::infinity(); }};
  EXPECT_THROW(sample_by_hmc(target), InvalidArgument);
}

}  // namespace
}  // namespace ldavi
