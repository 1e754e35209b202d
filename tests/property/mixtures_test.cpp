// SPDX-License-Identifier: Apache-2.0
// The number of planted clusters is found, whatever is asked for.
#include <gtest/gtest.h>

#include <cmath>

#include "ldavi/variational/gaussian_mixture.hpp"
#include "support/planted_clusters.hpp"

namespace ldavi {
namespace {

TEST(PlantedClusters, AreCountedRightIn95Of100Draws) {
  int right = 0;
  for (std::uint64_t draw = 0; draw < 100; ++draw) {
    const std::size_t dimension = 2 + draw % 4;
    const std::size_t num_clusters = 2 + draw / 4 % 5;
    const PlantedClusters planted = plant_clusters(1000, dimension, num_clusters, 6.0, 100 + draw);
    GaussianMixtureOptions options;
    options.max_components = 10 + draw % 6;
    const GaussianMixtureFit fit = fit_gaussian_mixture(planted.points, dimension, options);
    right += fit.mixture.size() == num_clusters ? 1 : 0;
    EXPECT_TRUE(fit.converged) << draw;
    for (std::size_t i = 1; i < fit.bounds.size(); ++i)
      ASSERT_GE(fit.bounds[i], fit.bounds[i - 1] - 1e-12 * std::abs(fit.bounds[i])) << draw << ' ' << i;
  }
  RecordProperty("right", right);
  EXPECT_GE(right, 95);
}

}  // namespace
}  // namespace ldavi
