// SPDX-License-Identifier: Apache-2.0
#include "variational/gaussian_bound.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <memory>

#include "support/targets.hpp"

namespace ldavi {
namespace {

/// The bound as a function of parameters.
Target as_target(VariationalBound& bound, const NormalNodes& nodes) {
  return {bound.limits().size(), [&](std::span<const double> parameters, std::span<double> gradient) {
            return bound.at(parameters, nodes, gradient);
          }};
}

std::vector<double> some_parameters(std::size_t size) {
  std::vector<double> parameters(size);
  for (std::size_t i = 0; i < size; ++i) parameters[i] = 0.4 * std::sin(1.0 + 2.0 * static_cast<double>(i));
  return parameters;
}

/// E_q[log p] + entropy, where p is exp(-|L^-1 (x - m)|^2 / 2).
double closed_form(const Approximation& q, const FullGaussian& truth) {
  const std::size_t size = truth.mean.size();
  const std::vector<double> spread = covariance(q);
  const std::vector<double> centre = mean(q);
  const Target target = gaussian_target(truth);
  std::vector<double> gradient(size);
  std::vector<double> at = truth.mean;
  double value = target.log_density(centre, gradient);
  for (std::size_t j = 0; j < size;
       ++j) {  // - trace(H covariance) / 2, with the columns of H from the gradient, which is linear
    at[j] += 1.0;
    target.log_density(at, gradient);
    at[j] = truth.mean[j];
    for (std::size_t i = 0; i < size; ++i) value += 0.5 * gradient[i] * spread[i * size + j];
  }
  return value - log_density(q, centre) + 0.5 * static_cast<double>(size);
}

TEST(GaussianBounds, AreExactForGaussianTargets) {
  for (const std::size_t size : {1U, 2U, 3U, 7U}) {
    const FullGaussian truth = some_gaussian(size, 10.0, 0.5);
    const Target target = gaussian_target(truth);
    CheckedDensity density(target);
    const NormalNodes nodes = common_nodes(size, usual_nodes(size), 1);
    FullGaussian origin = some_gaussian(size, 2.0, 0.2);
    MeanFieldBound mean_field(density, origin, std::vector<double>(size, 0.7));
    FullRankBound full_rank(density, origin);
    for (VariationalBound* bound : {static_cast<VariationalBound*>(&mean_field), static_cast<VariationalBound*>(&full_rank)}) {
      const std::vector<double> parameters = some_parameters(bound->limits().size());
      std::vector<double> gradient(parameters.size());
      const double expected = closed_form(bound->approximation(parameters), truth);
      EXPECT_NEAR(bound->at(parameters, nodes, gradient) / expected, 1.0, 1e-12) << size;
    }
  }
}

TEST(GaussianBounds, HaveTheirGradients) {
  const auto check = [](const Target& target) {
    CheckedDensity density(target);
    const NormalNodes nodes = common_nodes(target.dimension, usual_nodes(target.dimension), 1);
    FullGaussian origin = some_gaussian(target.dimension, 1.5, 0.4);
    MeanFieldBound mean_field(density, origin, std::vector<double>(target.dimension, 0.7));
    EXPECT_TRUE(check_gradient(as_target(mean_field, nodes), some_parameters(mean_field.limits().size())).empty());
    FullRankBound full_rank(density, origin);
    EXPECT_TRUE(check_gradient(as_target(full_rank, nodes), some_parameters(full_rank.limits().size())).empty());
  };
  check(banana_target(0.5, 1.0));
  check(funnel_target());
  check(modes_target({{0.3, {-1.0, 0.0, 2.0}, 1.0}, {0.7, {1.0, 1.0, 0.0}, 0.8}}));
}

TEST(GaussianBounds, AreTheSameFromAnotherOrigin) {
  const Target target = banana_target(0.5, 1.0);
  CheckedDensity density(target);
  const NormalNodes nodes = common_nodes(2, 100, 1);
  FullGaussian origin = some_gaussian(2, 1.5, 0.4);
  MeanFieldBound mean_field(density, origin, {0.7, 0.8});
  FullRankBound full_rank(density, origin);
  for (VariationalBound* bound : {static_cast<VariationalBound*>(&mean_field), static_cast<VariationalBound*>(&full_rank)}) {
    const std::vector<double> parameters = some_parameters(bound->limits().size());
    std::vector<double> gradient(parameters.size());
    const double before = bound->at(parameters, nodes, gradient);
    bound->move_origin(parameters);
    EXPECT_NEAR(bound->at(std::vector<double>(parameters.size(), 0.0), nodes, gradient), before, 1e-12);
  }
}

TEST(GaussianBounds, AreNowhereWhereTheDensityIsAtANode) {
  const Target half{1, [](std::span<const double> x, std::span<double> gradient) {
                      gradient[0] = -1.0;
                      return x[0] > 0.0 ? -x[0] : -std::numeric_limits<double>::infinity();
                    }};
  CheckedDensity density(half);
  const NormalNodes nodes = common_nodes(1, 10, 1);
  std::vector<double> gradient(2);
  FullRankBound full_rank(density, {{1.0}, {1.0}});
  EXPECT_TRUE(std::isinf(full_rank.at(std::vector{0.0, 0.0}, nodes, gradient)));
  EXPECT_TRUE(std::isfinite(full_rank.at(std::vector{0.0, -3.0}, nodes, gradient)));
  MeanFieldBound mean_field(density, {{1.0}, {1.0}}, {1.0});
  EXPECT_TRUE(std::isinf(mean_field.at(std::vector{0.0, 0.0}, nodes, gradient)));
  EXPECT_TRUE(std::isfinite(mean_field.at(std::vector{0.0, -3.0}, nodes, gradient)));
}

}  // namespace
}  // namespace ldavi
