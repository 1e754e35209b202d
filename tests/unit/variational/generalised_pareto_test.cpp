// SPDX-License-Identifier: Apache-2.0
#include "variational/generalised_pareto.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "ldavi/base/random.hpp"

namespace ldavi {
namespace {

std::vector<double> sorted_sample(const GeneralisedPareto& from, std::size_t size, std::uint64_t seed) {
  RandomStream random(seed, RandomPurpose::kSample, 0);
  std::vector<double> sample(size);
  for (double& x : sample) x = from.quantile(random.uniform_open());
  std::sort(sample.begin(), sample.end());
  return sample;
}

TEST(GeneralisedPareto, QuantileInvertsTheDistribution) {
  for (const double shape : {-0.5, -1e-15, 0.0, 1e-9, 0.3, 2.0}) {
    const GeneralisedPareto of{shape, 1.7};
    EXPECT_EQ(of.quantile(0.0), 0.0);
    for (const double p : {1e-6, 0.3, 0.99, 0.999999}) {
      const double x = of.quantile(p);
      const double above = std::exp(shape == 0.0 ? -x / 1.7 : -std::log1p(shape * x / 1.7) / shape);
      EXPECT_NEAR(above, 1.0 - p, 1e-8) << shape << ' ' << p;
    }
  }
}

TEST(GeneralisedPareto, FitFindsTheShapeAndTheScale) {
  constexpr int kSeeds = 200;
  constexpr std::size_t kSize = 500;
  for (const double shape : {-0.3, 0.0, 0.4, 0.7, 1.5}) {
    double sum = 0.0;
    double squares = 0.0;
    double scales = 0.0;
    for (int seed = 0; seed < kSeeds; ++seed) {
      const GeneralisedPareto fitted =
          fit_generalised_pareto(sorted_sample({shape, 2.0}, kSize, static_cast<std::uint64_t>(seed)));
      sum += fitted.shape;
      squares += (fitted.shape - shape) * (fitted.shape - shape);
      scales += fitted.scale;
    }
    const double error = (1.0 + shape) / std::sqrt(static_cast<double>(kSize));
    EXPECT_NEAR(sum / kSeeds, shape, 0.3 * error) << shape;
    EXPECT_NEAR(std::sqrt(squares / kSeeds) / error, 1.0, 0.2) << shape;
    EXPECT_NEAR(scales / kSeeds, 2.0, 0.05) << shape;
  }
}

TEST(GeneralisedPareto, FitDoesNotMindTheUnit) {
  std::vector<double> sample = sorted_sample({0.6, 1.0}, 100, 3);
  const GeneralisedPareto fitted = fit_generalised_pareto(sample);
  for (double& x : sample) x *= 1e-200;
  const GeneralisedPareto small = fit_generalised_pareto(sample);
  EXPECT_NEAR(small.shape, fitted.shape, 1e-12);
  EXPECT_NEAR(small.scale / (fitted.scale * 1e-200), 1.0, 1e-12);
}

}  // namespace
}  // namespace ldavi
