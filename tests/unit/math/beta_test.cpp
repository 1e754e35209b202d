// SPDX-License-Identifier: Apache-2.0
#include "ldavi/math/beta.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace ldavi {
namespace {

TEST(BetaCdf, HasItsClosedForms) {
  for (const double x : {0.001, 0.1, 0.3, 0.5, 0.9, 0.999}) {
    EXPECT_NEAR(beta_cdf(x, 1.0, 1.0), x, kBetaCdfMaxError);
    for (const double a : {0.01, 0.5, 3.0, 1000.0}) {
      EXPECT_NEAR(beta_cdf(x, a, 1.0), std::pow(x, a), kBetaCdfMaxError) << a;
      EXPECT_NEAR(beta_cdf(x, 1.0, a), -std::expm1(a * std::log1p(-x)), kBetaCdfMaxError) << a;
    }
    EXPECT_NEAR(beta_cdf(x, 0.5, 0.5), 2.0 / std::acos(-1.0) * std::asin(std::sqrt(x)), kBetaCdfMaxError);
    EXPECT_NEAR(beta_cdf(x, 2.0, 3.0), x * x * (6.0 - 8.0 * x + 3.0 * x * x), kBetaCdfMaxError);
  }
}

TEST(BetaCdf, IsSymmetric) {
  for (const double a : {1e-6, 0.03, 2.5, 70.0, 1e6}) {
    for (const double b : {1e-6, 0.2, 11.0, 1e6}) {
      for (const double x : {1e-9, 0.02, 0.4, 0.77})
        EXPECT_NEAR(beta_cdf(x, a, b) + beta_cdf(1.0 - x, b, a), 1.0, 2 * kBetaCdfMaxError);
    }
    EXPECT_NEAR(beta_cdf(0.5, a, a), 0.5, kBetaCdfMaxError) << a;
  }
}

/// P(Binomial(n, x) >= k) = I_x(k, n - k + 1).
TEST(BetaCdf, IsTheTailOfABinomial) {
  constexpr int kTrials = 30;
  for (const double x : {0.05, 0.4, 0.8}) {
    double tail = 0.0;
    for (int k = kTrials; k >= 1; --k) {
      tail += std::exp(std::lgamma(kTrials + 1.0) - std::lgamma(k + 1.0) - std::lgamma(kTrials - k + 1.0) + k * std::log(x) +
                       (kTrials - k) * std::log1p(-x));
      EXPECT_NEAR(beta_cdf(x, k, kTrials - k + 1.0), tail, 1e-9) << k;
    }
  }
}

TEST(BetaCdf, HasEndsAndADomain) {
  EXPECT_EQ(beta_cdf(-1.0, 2.0, 2.0), 0.0);
  EXPECT_EQ(beta_cdf(0.0, 2.0, 2.0), 0.0);
  EXPECT_EQ(beta_cdf(1.0, 2.0, 2.0), 1.0);
  EXPECT_EQ(beta_cdf(7.0, 2.0, 2.0), 1.0);
  for (const double bad : {0.0, -1.0, std::numeric_limits<double>::infinity(), std::nan("")}) {
    EXPECT_TRUE(std::isnan(beta_cdf(0.5, bad, 1.0)));
    EXPECT_TRUE(std::isnan(beta_cdf(0.5, 1.0, bad)));
    EXPECT_TRUE(std::isnan(beta_quantile(0.5, bad, 1.0)));
  }
  EXPECT_TRUE(std::isnan(beta_cdf(std::nan(""), 1.0, 1.0)));
  EXPECT_TRUE(std::isnan(beta_quantile(1.5, 1.0, 1.0)));
}

TEST(BetaQuantile, IsTheInverse) {
  for (const double a : {1e-6, 1e-3, 0.05, 0.7, 1.0, 4.0, 130.0, 1e5}) {
    for (const double b : {1e-3, 0.3, 1.0, 9.0, 2'000.0, 1e6}) {
      for (const double p : {0.001, 0.025, 0.5, 0.975}) {
        const double x = beta_quantile(p, a, b);
        EXPECT_LE(beta_cdf(x - 2e-12, a, b), p + kBetaCdfMaxError) << a << " " << b << " " << p;
        EXPECT_GE(beta_cdf(x + 2e-12, a, b), p - kBetaCdfMaxError) << a << " " << b << " " << p;
      }
    }
  }
  EXPECT_EQ(beta_quantile(0.0, 2.0, 3.0), 0.0);
  EXPECT_EQ(beta_quantile(1.0, 2.0, 3.0), 1.0);
}

TEST(ShareInterval, IsTheMiddleOfAMarginal) {
  const ShareInterval uniform = share_interval(1.0, 2.0);
  EXPECT_NEAR(uniform.low, 0.025, 1e-9);
  EXPECT_NEAR(uniform.high, 0.975, 1e-9);
  const ShareInterval normal = share_interval(5'000.0, 10'000.0);
  EXPECT_NEAR(normal.high - normal.low, 2 * 1.96 * 0.005, 1e-5);
  EXPECT_EQ(share_interval(3.0, 3.0).low, 1.0);
}

}  // namespace
}  // namespace ldavi
