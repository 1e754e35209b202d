// SPDX-License-Identifier: Apache-2.0
#include "ldavi/math/sampling.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "support/random_purposes.hpp"

namespace ldavi {
namespace {

constexpr int kDraws = 100000;

RandomStream stream(std::uint64_t index) { return {1, kPlantedTopics, index}; }

/// Mean and variance of kDraws draws. Seeds are fixed, so the tests below, at 4 standard errors, pass always or never.
struct Moments {
  double mean;
  double variance;
};

template <typename Draw>
Moments moments_of(Draw&& draw) {
  double sum = 0.0;
  double squares = 0.0;
  for (int i = 0; i < kDraws; ++i) {
    const double value = draw();
    sum += value;
    squares += value * value;
  }
  const double mean = sum / kDraws;
  return {mean, squares / kDraws - mean * mean};
}

void expect_mean(const Moments& moments, double mean, double variance, double where) {
  EXPECT_NEAR(moments.mean, mean, 4.0 * std::sqrt(variance / kDraws)) << where;
}

TEST(SampleNormal, Moments) {
  RandomStream random = stream(0);
  const Moments moments = moments_of([&] { return sample_normal(random); });
  expect_mean(moments, 0.0, 1.0, 0);
  EXPECT_NEAR(moments.variance, 1.0, 4.0 * std::sqrt(2.0 / kDraws));
  expect_mean(moments_of([&] { return std::pow(sample_normal(random), 3); }), 0.0, 15.0, 0);
  expect_mean(moments_of([&] { return std::pow(sample_normal(random), 4); }), 3.0, 96.0, 0);
}

TEST(SampleNormal, Tails) {
  for (const double x : {-2.5, -1.0, 0.3, 1.5, 3.0}) {
    RandomStream random = stream(1);
    const double p = 0.5 * std::erfc(-x / std::sqrt(2.0));
    expect_mean(moments_of([&] { return sample_normal(random) < x ? 1.0 : 0.0; }), p, p * (1.0 - p), x);
  }
}

TEST(SampleGamma, Moments) {
  for (const double shape : {0.05, 0.3, 0.999, 1.0, 1.5, 4.0, 1000.0}) {
    RandomStream random = stream(2);
    const Moments moments = moments_of([&] { return sample_gamma(random, shape); });
    expect_mean(moments, shape, shape, shape);
    const double fourth_central = 3.0 * shape * shape + 6.0 * shape;
    EXPECT_NEAR(moments.variance, shape, 4.0 * std::sqrt((fourth_central - shape * shape) / kDraws)) << shape;
  }
}

TEST(SampleGamma, FollowsKnownDistributions) {
  for (const double x : {0.01, 0.1, 0.5, 1.0, 3.0}) {
    RandomStream random = stream(3);
    const double half = std::erf(std::sqrt(x));
    expect_mean(moments_of([&] { return sample_gamma(random, 0.5) < x ? 1.0 : 0.0; }), half, half * (1.0 - half), x);
    const double one = -std::expm1(-x);
    expect_mean(moments_of([&] { return sample_gamma(random, 1.0) < x ? 1.0 : 0.0; }), one, one * (1.0 - one), x);
    const double two = one - x * std::exp(-x);
    expect_mean(moments_of([&] { return sample_gamma(random, 2.0) < x ? 1.0 : 0.0; }), two, two * (1.0 - two), x);
  }
}

TEST(SampleGamma, ExtremeShapes) {
  RandomStream random = stream(4);
  for (const double shape : {1e-320, 1e-300, 1e-10, 1e10, 1e300}) {
    for (int i = 0; i < 100; ++i) {
      const double value = sample_gamma(random, shape);
      EXPECT_TRUE(value >= 0.0 && std::isfinite(value)) << shape;
    }
  }
}

TEST(SampleDirichlet, MeansAndVariances) {
  const std::vector<double> a = {0.02, 0.5, 1.0, 3.0};
  const double sum = 4.52;
  std::vector<double> draw(a.size());
  for (std::size_t k = 0; k < a.size(); ++k) {
    RandomStream random = stream(5);
    const double mean = a[k] / sum;
    const double variance = mean * (1.0 - mean) / (sum + 1.0);
    const Moments moments = moments_of([&] {
      sample_dirichlet(random, a, draw);
      return draw[k];
    });
    expect_mean(moments, mean, variance, a[k]);
    EXPECT_NEAR(moments.variance, variance, 0.05 * variance) << a[k];
  }
}

TEST(SampleDirichlet, IsAlwaysADistribution) {
  RandomStream random = stream(6);
  for (const double a : {1e-320, 1e-300, 1e-10, 1e-3, 0.1, 1.0, 1e6, 1e300}) {
    std::vector<double> draw(50);
    for (int i = 0; i < 100; ++i) {
      sample_dirichlet(random, std::vector<double>(draw.size(), a), draw);
      double sum = 0.0;
      for (const double value : draw) {
        EXPECT_GE(value, 0.0) << a;
        sum += value;
      }
      EXPECT_NEAR(sum, 1.0, 1e-14) << a;
    }
  }
}

// With tiny parameters all the mass lies on one component, each with the same probability.
TEST(SampleDirichlet, TinyParametersChooseOneComponent) {
  RandomStream random = stream(7);
  const std::vector<double> a(4, 1e-3);
  std::vector<double> draw(a.size());
  std::vector<int> chosen(a.size());
  constexpr int kChoices = 4000;
  for (int i = 0; i < kChoices; ++i) {
    sample_dirichlet(random, a, draw);
    const auto largest = std::max_element(draw.begin(), draw.end());
    ++chosen[static_cast<std::size_t>(largest - draw.begin())];
  }
  for (const int count : chosen) EXPECT_NEAR(count, kChoices / 4, 4.0 * std::sqrt(kChoices * 0.25 * 0.75));
}

TEST(SampleDirichlet, OfNothingOrOne) {
  RandomStream random = stream(8);
  sample_dirichlet(random, {}, {});
  std::vector<double> one(1);
  sample_dirichlet(random, std::vector<double>{1e-3}, one);
  EXPECT_EQ(one[0], 1.0);
}

// The same draws on every machine and in every version: planted corpora and starts hang on them.
TEST(Sampling, FirstDrawsArePinned) {
  RandomStream random(42, RandomPurpose::kTopicStart, 7);
  EXPECT_EQ(sample_normal(random), -0x1.74c8218b99e84p+0);
  EXPECT_EQ(sample_normal(random), 0x1.23230e24d1178p-1);
  EXPECT_EQ(sample_gamma(random, 2.5), 0x1.1112158e66ed4p+1);
  EXPECT_EQ(sample_gamma(random, 0.1), 0x1.0b1969c1e192fp-2);
  std::vector<double> draw(3);
  sample_dirichlet(random, std::vector<double>{0.1, 1.0, 10.0}, draw);
  EXPECT_EQ(draw, (std::vector<double>{0x1.1d9fc829cc1f2p-16, 0x1.10e360269258fp-5, 0x1.eeef8ebe0686dp-1}));
}

}  // namespace
}  // namespace ldavi
