// SPDX-License-Identifier: Apache-2.0
#include "ldavi/variational/gaussian_mixture.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "ldavi/base/error.hpp"
#include "support/planted_clusters.hpp"

namespace ldavi {
namespace {

std::string refusal_of(const std::vector<double>& points, std::size_t dimension, const GaussianMixtureOptions& options) {
  try {
    fit_gaussian_mixture(points, dimension, options);
  } catch (const InvalidArgument& error) {
    return error.what();
  }
  return "";
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

GaussianMixtureOptions options_of(std::size_t max_components, CovarianceShape shape = CovarianceShape::kFull) {
  GaussianMixtureOptions options;
  options.max_components = max_components;
  options.covariance = shape;
  return options;
}

TEST(FitGaussianMixture, FindsPlantedClusters) {
  const PlantedClusters planted = plant_clusters(3000, 3, 4, 10.0, 1);
  for (const CovarianceShape shape : {CovarianceShape::kFull, CovarianceShape::kDiagonal}) {
    const GaussianMixtureFit fit = fit_gaussian_mixture(planted.points, 3, options_of(10, shape));
    EXPECT_TRUE(fit.converged);
    ASSERT_GE(fit.mixture.size(), 4U);  // a diagonal mixture takes several for a slanted cluster
    if (shape == CovarianceShape::kFull) {
      EXPECT_EQ(fit.mixture.size(), 4U);
    }
    EXPECT_EQ(fit.mixture.num_empty, 10U - fit.mixture.size());
    EXPECT_EQ(fit.ridge, 0.0);
    EXPECT_TRUE(std::is_sorted(fit.mixture.concentrations.rbegin(), fit.mixture.concentrations.rend()));
    const std::vector<double> responsibilities = mixture_responsibilities(fit.mixture, planted.points);
    std::vector<std::size_t> of_component(fit.mixture.size(), 99);  // the planted cluster of each
    std::size_t wrong = 0;
    for (std::size_t n = 0; n < planted.cluster.size(); ++n) {
      const auto row = responsibilities.begin() + static_cast<std::ptrdiff_t>(n * fit.mixture.size());
      const auto end = row + static_cast<std::ptrdiff_t>(fit.mixture.size());
      ASSERT_NEAR(std::accumulate(row, end, 0.0), 1.0, 1e-12);
      std::size_t& cluster = of_component[static_cast<std::size_t>(std::max_element(row, end) - row)];
      if (cluster == 99) cluster = planted.cluster[n];
      wrong += cluster != planted.cluster[n];
    }
    EXPECT_LE(wrong, 15U);
  }
}

TEST(FitGaussianMixture, HasTheBoundOfItsMixture) {
  const PlantedClusters planted = plant_clusters(700, 2, 3, 4.0, 2);
  for (const CovarianceShape shape : {CovarianceShape::kFull, CovarianceShape::kDiagonal}) {
    const GaussianMixtureFit fit = fit_gaussian_mixture(planted.points, 2, options_of(6, shape));
    EXPECT_EQ(mixture_bound(fit.mixture, planted.points), fit.bound);
    for (std::size_t i = 1; i < fit.bounds.size(); ++i) EXPECT_GE(fit.bounds[i], fit.bounds[i - 1] - 1e-9);
  }
}

TEST(FitGaussianMixture, GivesTheSameBitsForAnyNumberOfThreads) {
  const PlantedClusters planted = plant_clusters(5000, 3, 4, 5.0, 3);
  GaussianMixtureFit first;
  for (const int threads : {1, 2, 3, 8}) {
    GaussianMixtureOptions options = options_of(7);
    options.num_threads = threads;
    options.starts = 2;
    const GaussianMixtureFit fit = fit_gaussian_mixture(planted.points, 3, options);
    if (threads == 1) first = fit;
    EXPECT_EQ(fit.bounds, first.bounds) << threads;
    ASSERT_EQ(fit.mixture.size(), first.mixture.size());
    for (std::size_t k = 0; k < fit.mixture.size(); ++k)
      EXPECT_EQ(fit.mixture.components[k].inverse_scale, first.mixture.components[k].inverse_scale) << threads;
  }
}

TEST(FitGaussianMixture, TakesItsStartAsGiven) {
  const PlantedClusters planted = plant_clusters(900, 2, 3, 10.0, 4);
  GaussianMixtureOptions by_centres = options_of(3);
  by_centres.start_centres = planted.centres;
  GaussianMixtureOptions by_responsibilities = options_of(3);
  for (const std::size_t c : planted.cluster) {
    for (std::size_t k = 0; k < 3; ++k) by_responsibilities.start_responsibilities.push_back(k == c ? 1.0 : 0.0);
  }
  const GaussianMixtureFit first = fit_gaussian_mixture(planted.points, 2, by_centres);
  const GaussianMixtureFit second = fit_gaussian_mixture(planted.points, 2, by_responsibilities);
  EXPECT_EQ(first.mixture.size(), 3U);
  EXPECT_NEAR(first.bound, second.bound, 1e-3);
  EXPECT_LT(first.bounds.size(), 10U);
}

TEST(FitGaussianMixture, FindsClustersOfFewPointsWhereTheFactorIsBelowOne) {
  int found[2] = {0, 0};
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const PlantedClusters planted = plant_clusters(50, 2, 4, 12.0, seed);
    for (int smaller : {0, 1}) {
      GaussianMixtureOptions options = options_of(10);
      if (smaller == 1) options.covariance_factor = 0.1;
      found[smaller] += fit_gaussian_mixture(planted.points, 2, options).mixture.size() == 4 ? 1 : 0;
    }
  }
  EXPECT_GT(found[1], found[0] + 3);
}

TEST(FitGaussianMixture, DependsOnUnitsByTheirLogarithmAlone) {
  // Of x / 1000 the density is 1000 times that of x, in each of two coordinates.
  PlantedClusters planted = plant_clusters(800, 2, 3, 8.0, 6);
  const GaussianMixtureFit metres = fit_gaussian_mixture(planted.points, 2, options_of(5));
  for (double& x : planted.points) x *= 1000.0;
  const GaussianMixtureFit millimetres = fit_gaussian_mixture(planted.points, 2, options_of(5));
  EXPECT_NEAR(millimetres.bound, metres.bound - 800.0 * 2.0 * std::log(1000.0), 1e-6);
  EXPECT_EQ(millimetres.mixture.size(), metres.mixture.size());
}

TEST(FitGaussianMixture, KeepsItsAccuracyFarFromZero) {
  PlantedClusters planted = plant_clusters(800, 2, 3, 8.0, 6);
  const GaussianMixtureFit near = fit_gaussian_mixture(planted.points, 2, options_of(5));
  for (double& x : planted.points) x += 1e6;
  EXPECT_NEAR(fit_gaussian_mixture(planted.points, 2, options_of(5)).bound, near.bound, 1e-4);
}

TEST(FitGaussianMixture, FlagsSingularPoints) {
  PlantedClusters planted = plant_clusters(600, 2, 2, 12.0, 7);
  std::vector<double> wide;  // a constant, and a sum of the others
  for (std::size_t n = 0; n < 600; ++n) {
    const double x = planted.points[2 * n];
    const double y = planted.points[2 * n + 1];
    wide.insert(wide.end(), {x, 3.0, y, x + y});
  }
  for (const CovarianceShape shape : {CovarianceShape::kFull, CovarianceShape::kDiagonal}) {
    const GaussianMixtureFit fit = fit_gaussian_mixture(wide, 4, options_of(5, shape));
    EXPECT_EQ(fit.ridge, kMixtureRidge);
    EXPECT_TRUE(std::isfinite(fit.bound));
    if (shape == CovarianceShape::kFull) {
      EXPECT_EQ(fit.mixture.size(), 2U);
    }
  }
  std::vector<double> sums;
  for (std::size_t n = 0; n < 600; ++n) {
    const double x = planted.points[2 * n];
    const double y = planted.points[2 * n + 1];
    sums.insert(sums.end(), {x, y, x + y});
  }
  EXPECT_EQ(fit_gaussian_mixture(sums, 3, options_of(5)).ridge, kMixtureRidge);
  EXPECT_EQ(fit_gaussian_mixture(sums, 3, options_of(5, CovarianceShape::kDiagonal)).ridge, 0.0);
  const GaussianMixtureFit same = fit_gaussian_mixture(std::vector<double>(20, 5.0), 2, options_of(4));
  EXPECT_EQ(same.mixture.size(), 1U);
  EXPECT_EQ(same.mixture.components[0].mean, (std::vector<double>{5.0, 5.0}));
}

TEST(FitGaussianMixture, MakesTheBestOfTwoPoints) {
  const GaussianMixtureFit fit = fit_gaussian_mixture(std::vector<double>{0.0, 1.0}, 1, options_of(2));
  EXPECT_GE(fit.mixture.size(), 1U);
  EXPECT_TRUE(fit.converged);
}

TEST(FitGaussianMixture, RefusesWhatCannotBe) {
  const std::vector<double> points{0.0, 1.0, 2.0, 5.0, 4.0, 4.0};
  EXPECT_TRUE(holds(refusal_of({}, 2, options_of(1)), "there are no points, expected at least 2"));
  EXPECT_TRUE(holds(refusal_of({1.0, 2.0}, 2, options_of(1)), "there is 1 point, expected at least 2"));
  EXPECT_TRUE(holds(refusal_of(points, 2, options_of(4)), "lower max_components"));
  EXPECT_TRUE(holds(refusal_of(points, 4, options_of(1)), "no whole number of rows"));
  EXPECT_TRUE(holds(refusal_of({0.0, std::nan(""), 1.0, 2.0}, 2, options_of(1)), "row 0, column 1"));
  const auto refused = [&](auto change) {
    GaussianMixtureOptions options = options_of(2);
    change(options);
    return refusal_of(points, 2, options);
  };
  EXPECT_TRUE(holds(refused([](auto& o) { o.max_components = 0; }), "max_components"));
  EXPECT_TRUE(holds(refused([](auto& o) { o.weight_concentration = -1.0; }), "weight_concentration"));
  EXPECT_TRUE(holds(refused([](auto& o) { o.mean_precision = 0.0; }), "mean_precision"));
  EXPECT_TRUE(holds(refused([](auto& o) { o.degrees_of_freedom = 1.0; }), "degrees_of_freedom"));
  EXPECT_TRUE(holds(refused([](auto& o) { o.covariance_factor = 0.0; }), "covariance_factor"));
  EXPECT_TRUE(holds(refused([](auto& o) { o.starts = 0; }), "starts"));
  EXPECT_TRUE(holds(refused([](auto& o) { o.tolerance = std::nan(""); }), "tolerance"));
  EXPECT_TRUE(holds(refused([](auto& o) { o.max_passes = 0; }), "max_passes"));
  EXPECT_TRUE(holds(refused([](auto& o) { o.least_count = -1.0; }), "least_count"));
  EXPECT_TRUE(holds(refused([](auto& o) { o.mean = {1.0}; }), "mean"));
  EXPECT_TRUE(holds(refused([](auto& o) { o.mean = {1.0, std::numeric_limits<double>::infinity()}; }), "finite"));
  EXPECT_TRUE(holds(refused([](auto& o) { o.inverse_scale = {1.0, 2.0}; }), "inverse_scale"));
  EXPECT_TRUE(holds(refused([](auto& o) { o.inverse_scale = {1.0, 2.0, 2.0, 1.0}; }), "positive definite"));
  EXPECT_TRUE(holds(refused([](auto& o) { o.start_centres = {1, 2, 3, 4, 5, 6}; }), "start_centres"));
  EXPECT_TRUE(holds(refused([](auto& o) { o.start_responsibilities = {1, 2, 3, 4, 5}; }), "start_responsibilities"));
  EXPECT_TRUE(holds(refused([](auto& o) { o.start_responsibilities = {1, 0, 1, 0, -1, 0}; }), "negative"));
  EXPECT_TRUE(holds(refused([](auto& o) { o.start_responsibilities = {0, 0, 0, 0, 0, 0}; }), "all 0"));
  EXPECT_TRUE(holds(refused([](auto& o) {
                      o.start_responsibilities = {1, 0, 1, 0, 1, 0};
                      o.start_centres = {1, 2};
                    }),
                    "two starts"));
}

TEST(GaussianMixture, ExpectsWeightsAndCovariances) {
  GaussianMixture mixture{2, CovarianceShape::kFull, 0.5, {1.0, {0.0, 0.0}, 2.0, {1.0, 0.0, 0.0, 1.0}}, 2, {4.0, 1.0}, {}};
  mixture.components = {{4.0, {1.0, 2.0}, 5.0, {10.0, 5.0, 5.0, 20.0}}, {1.0, {0.0, 0.0}, 4.0, {1.0, 0.0, 0.0, 1.0}}};
  EXPECT_EQ(expected_weights(mixture), (std::vector<double>{4.0 / 6.0, 1.0 / 6.0}));
  EXPECT_EQ(component_covariance(mixture, 0), (std::vector<double>{2.0, 1.0, 1.0, 4.0}));
  EXPECT_THROW(component_covariance(mixture, 2), InvalidArgument);
  mixture.covariance = CovarianceShape::kDiagonal;
  EXPECT_THROW(component_covariance(mixture, 0), InvalidArgument);  // of another shape
  mixture.prior.inverse_scale = {1.0, 1.0};
  mixture.components[0].inverse_scale = {10.0, 20.0};
  mixture.components[1].inverse_scale = {1.0, 1.0};
  EXPECT_EQ(component_covariance(mixture, 0), (std::vector<double>{2.0, 0.0, 0.0, 4.0}));
}

TEST(MixtureDistances, AreThoseOfTheCovariance) {
  const PlantedClusters planted = plant_clusters(300, 2, 2, 8.0, 2);
  for (const CovarianceShape shape : {CovarianceShape::kFull, CovarianceShape::kDiagonal}) {
    const GaussianMixture mixture = fit_gaussian_mixture(planted.points, 2, options_of(4, shape)).mixture;
    const std::vector<double> distances = mixture_distances(mixture, planted.points);
    for (std::size_t k = 0; k < mixture.size(); ++k) {
      const std::vector<double> c = component_covariance(mixture, k);
      const double determinant = c[0] * c[3] - c[1] * c[2];
      for (std::size_t n = 0; n < 300; ++n) {
        const double x = planted.points[2 * n] - mixture.components[k].mean[0];
        const double y = planted.points[2 * n + 1] - mixture.components[k].mean[1];
        const double expected = (c[3] * x * x - 2.0 * c[1] * x * y + c[0] * y * y) / determinant;
        ASSERT_NEAR(distances[n * mixture.size() + k], expected, 1e-10 * (1.0 + expected));
      }
    }
  }
}

TEST(MixtureResponsibilities, AreOfEachPointByItself) {
  const PlantedClusters planted = plant_clusters(700, 2, 3, 4.0, 2);
  const GaussianMixture mixture = fit_gaussian_mixture(planted.points, 2, options_of(6)).mixture;
  const std::vector<double> all = mixture_responsibilities(mixture, planted.points);
  const std::vector<double> one = mixture_responsibilities(mixture, std::span(planted.points).subspan(2 * 555, 2));
  EXPECT_EQ(one, std::vector<double>(all.begin() + static_cast<std::ptrdiff_t>(555 * mixture.size()),
                                     all.begin() + static_cast<std::ptrdiff_t>(556 * mixture.size())));
  EXPECT_TRUE(mixture_responsibilities(mixture, {}).empty());
  const std::vector<double> far = mixture_responsibilities(mixture, std::vector<double>{1e200, -1e250});
  EXPECT_NEAR(std::accumulate(far.begin(), far.end(), 0.0), 1.0, 1e-12);
}

}  // namespace
}  // namespace ldavi
