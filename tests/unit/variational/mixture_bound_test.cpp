// SPDX-License-Identifier: Apache-2.0
#include "variational/mixture_bound.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "support/targets.hpp"
#include "variational/gaussian_bound.hpp"

namespace ldavi {
namespace {

std::vector<double> some_parameters(std::size_t size) {
  std::vector<double> parameters(size);
  for (std::size_t i = 0; i < size; ++i) parameters[i] = 0.3 * std::sin(1.0 + 2.0 * static_cast<double>(i));
  return parameters;
}

MixedGaussian some_mixture(std::size_t size, std::size_t components) {
  MixedGaussian q;
  for (std::size_t j = 0; j < components; ++j) {
    q.weights.push_back(1.0 / static_cast<double>(components));
    q.components.push_back(some_gaussian(size, 1.5, 0.4));
    q.components.back().mean[0] += 1.5 * static_cast<double>(j);
  }
  return q;
}

TEST(MixtureBound, HasItsGradient) {
  for (const Target& target : {modes_target({{1.0, {0.5}, 1.0}}), banana_target(0.5, 1.0),
                               modes_target({{0.3, {-1.0, 0.0, 2.0}, 1.0}, {0.7, {1.0, 1.0, 0.0}, 0.8}})}) {
    CheckedDensity density(target);
    const NormalNodes nodes = common_nodes(target.dimension, 40, 1);
    MixtureBound bound(density, some_mixture(target.dimension, 3));
    const Target as_target{bound.limits().size(), [&](std::span<const double> parameters, std::span<double> gradient) {
                             return bound.at(parameters, nodes, gradient);
                           }};
    EXPECT_TRUE(check_gradient(as_target, some_parameters(as_target.dimension)).empty()) << target.dimension;
  }
}

TEST(MixtureBound, OfOneComponentIsThatOfAGaussian) {
  const Target target = banana_target(0.5, 1.0);
  CheckedDensity density(target);
  const NormalNodes nodes = common_nodes(2, usual_nodes(2), 1);
  const MixedGaussian origin = some_mixture(2, 1);
  MixtureBound mixture(density, origin);
  FullRankBound gaussian(density, origin.components.front());
  std::vector<double> parameters = some_parameters(5);
  std::vector<double> gradient(5);
  const double expected = gaussian.at(parameters, nodes, gradient);
  parameters.push_back(0.7);  // a weight alone is always 1
  std::vector<double> of_mixture(6);
  EXPECT_NEAR(mixture.at(parameters, nodes, of_mixture), expected, 1e-12);
  for (std::size_t i = 0; i < 5; ++i) EXPECT_NEAR(of_mixture[i], gradient[i], 1e-11);
  EXPECT_NEAR(of_mixture[5], 0.0, 1e-12);
}

TEST(MixtureBound, IsZeroWhereTheTargetIsTheMixture) {
  const Target target = modes_target({{0.3, {-1.0}, 1.0}, {0.7, {2.0}, 0.5}});
  CheckedDensity density(target);
  MixtureBound bound(density, {{0.3, 0.7}, {{{-1.0}, {1.0}}, {{2.0}, {0.5}}}});
  std::vector<double> gradient(6);
  const std::vector<double> zeros(6, 0.0);
  EXPECT_NEAR(bound.at(zeros, common_nodes(1, 64, 1), gradient), 0.0, 1e-13);
  // What log q itself gives is 0 in expectation, up to the error of the quadrature.
  for (const double entry : gradient) EXPECT_NEAR(entry, 0.0, 1e-3);
  const auto q = std::get<MixedGaussian>(bound.approximation(zeros));
  EXPECT_NEAR(q.weights[1], 0.7, 1e-15);
  EXPECT_EQ(q.components[1].mean[0], 2.0);
}

TEST(MixtureBound, IsTheSameFromAnotherOrigin) {
  const Target target = banana_target(0.5, 1.0);
  CheckedDensity density(target);
  const NormalNodes nodes = common_nodes(2, 100, 1);
  MixtureBound bound(density, some_mixture(2, 2));
  std::vector<double> gradient(12);
  const std::vector<double> parameters = some_parameters(12);
  const double before = bound.at(parameters, nodes, gradient);
  bound.move_origin(parameters);
  EXPECT_NEAR(bound.at(std::vector<double>(12, 0.0), nodes, gradient), before, 1e-12);
}

}  // namespace
}  // namespace ldavi
