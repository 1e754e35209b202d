// SPDX-License-Identifier: Apache-2.0
// Fits of densities that no Gaussian has, against a dense grid of KL(q || p).
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "ldavi/variational/fit.hpp"
#include "support/targets.hpp"

namespace ldavi {
namespace {

/// KL(q || p) = E_q[log q - log p] for a p that is normalised: per component, the trapezium rule over 9 deviations on either
/// side in the coordinates z of x = m + L z, which has an error far below 1e-10 for what is smooth.
double kl(const MixedGaussian& q, const Target& target) {
  constexpr int kHalf = 45;
  constexpr double kStep = 0.2;
  const std::size_t size = target.dimension;
  std::vector<double> ignored(size);
  std::vector<double> x(size);
  double sum = 0.0;
  for (std::size_t c = 0; c < q.weights.size(); ++c) {
    const FullGaussian& component = q.components[c];
    const int seconds = size == 1 ? 0 : kHalf;
    for (int i = -kHalf; i <= kHalf; ++i) {
      for (int j = -seconds; j <= seconds; ++j) {
        const double z0 = i * kStep;
        const double z1 = j * kStep;
        if (z0 * z0 + z1 * z1 > 81.0) continue;
        const double cell = size == 1 ? kStep : kStep * kStep;
        const double density =
            std::exp(-0.5 * (z0 * z0 + z1 * z1)) * cell / std::pow(2.0 * M_PI, 0.5 * static_cast<double>(size));
        x[0] = component.mean[0] + component.factor[0] * z0;
        if (size == 2) x[1] = component.mean[1] + component.factor[2] * z0 + component.factor[3] * z1;
        sum += q.weights[c] * density * (log_density(q, x) - target.log_density(x, ignored));
      }
    }
  }
  return sum;
}

MixedGaussian as_mixture(const Approximation& q) {
  if (const auto* mixed = std::get_if<MixedGaussian>(&q)) return *mixed;
  if (const auto* full = std::get_if<FullGaussian>(&q)) return {{1.0}, {*full}};
  const auto& diagonal = std::get<DiagonalGaussian>(q);
  const std::size_t size = diagonal.mean.size();
  FullGaussian full{diagonal.mean, std::vector<double>(size * size, 0.0)};
  for (std::size_t i = 0; i < size; ++i) full.factor[i * size + i] = diagonal.deviation[i];
  return {{1.0}, {full}};
}

/// The families' free parameters, each moved by a little of its own scale, make KL worse.
void expect_local_optimum(const MixedGaussian& q, const Target& target, bool diagonal) {
  constexpr double kMove = 0.02;
  const std::size_t size = target.dimension;
  const double best = kl(q, target);
  const auto expect_worse = [&](const MixedGaussian& moved, const std::string& what) {
    EXPECT_GT(kl(moved, target), best) << what;
  };
  for (std::size_t c = 0; c < q.components.size(); ++c) {
    for (const double sign : {-1.0, 1.0}) {
      for (std::size_t i = 0; i < size; ++i) {
        const double scale = q.components[c].factor[i * size + i];
        MixedGaussian moved = q;
        moved.components[c].mean[i] += sign * kMove * scale;
        expect_worse(moved, "mean " + std::to_string(i) + " of component " + std::to_string(c));
        for (std::size_t j = diagonal ? i : 0; j <= i; ++j) {
          moved = q;
          moved.components[c].factor[i * size + j] += sign * kMove * scale;
          expect_worse(moved, "factor " + std::to_string(i) + ", " + std::to_string(j) + " of component " + std::to_string(c));
        }
      }
      if (q.weights.size() == 1) continue;
      MixedGaussian moved = q;
      const double change = sign * kMove * std::min(q.weights[c], 1.0 - q.weights[c]);
      const double others = (1.0 - q.weights[c] - change) / (1.0 - q.weights[c]);
      for (double& weight : moved.weights) weight *= others;
      moved.weights[c] = q.weights[c] + change;
      expect_worse(moved, "weight of component " + std::to_string(c));
    }
  }
}

/// The smallest KL of N(m, s^2) over a grid of m and s.
double best_on_grid(const Target& target, double low, double high) {
  double best = 1e300;
  for (double m = low; m <= high; m += 0.1) {
    for (double s = 0.3; s <= 3.0; s *= 1.1) best = std::min(best, kl({{1.0}, {{{m}, {s}}}}, target));
  }
  return best;
}

TEST(FitShapes, TwoModesInOneDimension) {
  struct Case {
    Target target;
    double expected_at;  // of the best Gaussian
  };
  // Apart, the heavier mode is best, wherever the search begins; close together, one Gaussian over both.
  for (const Case& one : {Case{modes_target({{0.4, {-3.0}, 1.0}, {0.6, {2.0}, 0.5}}), 2.0},
                          Case{modes_target({{0.5, {-1.2}, 1.0}, {0.5, {1.2}, 1.0}}), 0.0}}) {
    for (const double start : {-4.0, 0.0, 3.0}) {
      const Fit result = fit(one.target, {.start = {start}});
      EXPECT_EQ(result.termination, FitTermination::kConverged) << result.full();
      EXPECT_NEAR(mean(result.approximation)[0], one.expected_at, 0.05);
      if (start != 0.0) continue;
      const MixedGaussian q = as_mixture(result.approximation);
      expect_local_optimum(q, one.target, false);
      const double found = kl(q, one.target);
      const double grid = best_on_grid(one.target, -5.0, 4.0);
      EXPECT_LE(found, grid);
      EXPECT_NEAR(found, grid, 4e-3);
      EXPECT_NEAR(result.elbo, -found, 5.0 * result.elbo_error + 1e-6);
    }
  }
}

TEST(FitShapes, TwoComponentsAreTwoModes) {
  for (const Target& target :
       {modes_target({{0.4, {-3.0}, 1.0}, {0.6, {2.0}, 0.5}}), modes_target({{0.5, {-1.2}, 1.0}, {0.5, {1.2}, 1.0}}),
        modes_target({{0.3, {-3.0, 0.0}, 1.0}, {0.7, {3.0, 1.0}, 0.7}})}) {
    const Fit one = fit(target);
    for (const int components : {2, 3}) {
      const Fit result = fit(target, {.family = MixtureFamily{components}});
      EXPECT_TRUE(result.reliable()) << result.full();
      EXPECT_LT(kl(as_mixture(result.approximation), target), 1e-5) << result.full();
      EXPECT_GT(kl(as_mixture(one.approximation), target), 0.02);
    }
  }
}

TEST(FitShapes, BananaAndFunnel) {
  for (const Target& target :
       {banana_target(1.0, 0.5), funnel_target(), modes_target({{0.5, {-3.0, 0.0}, 1.0}, {0.5, {3.0, 1.0}, 0.7}})}) {
    for (const bool diagonal : {true, false}) {
      const Fit result = fit(target, {.family = diagonal ? Family{MeanFieldFamily{}} : Family{FullRankFamily{}}});
      EXPECT_EQ(result.termination, FitTermination::kConverged) << result.full();
      const MixedGaussian q = as_mixture(result.approximation);
      expect_local_optimum(q, target, diagonal);
      EXPECT_NEAR(result.elbo, -kl(q, target), 5.0 * result.elbo_error);
    }
  }
}

/// Both have a best Gaussian in closed form. Banana: m = (0, b s^2), independent, with E[(x1 - b x0^2)^2] least. Funnel:
/// E[exp(-v)] x's variance.
TEST(FitShapes, KnownOptima) {
  // KL's stationary points with s = Var x0, t = Var x1: t = width^2; 1 / s = 1 + 4 b^2 s / width^2.
  const double b = 1.0;
  const double width = 0.5;
  const double root = (std::sqrt(1.0 + 16.0 * b * b / (width * width)) - 1.0) / (8.0 * b * b / (width * width));
  const std::vector<double> banana = covariance(fit(banana_target(b, width)).approximation);
  EXPECT_NEAR(banana[0], root, 1e-7);
  EXPECT_NEAR(banana[1], 0.0, 1e-7);
  EXPECT_NEAR(banana[3], width * width, 1e-7);
  // v ~ N(m, s), x ~ N(0, t): t E[exp(-v)] = 1, so m / 9 = -1/2 + 1/2, and 1 / s = 1/9 + 1/2.
  const Approximation funnel = fit(funnel_target()).approximation;
  EXPECT_NEAR(mean(funnel)[0], 0.0, 1e-6);
  EXPECT_NEAR(covariance(funnel)[0], 18.0 / 11.0, 1e-6);
  EXPECT_NEAR(covariance(funnel)[3], std::exp(-9.0 / 11.0), 1e-6);
}

/// Each component more takes KL down; a coarse bound on how far.
TEST(FitShapes, MixturesBend) {
  double before = kl(as_mixture(fit(banana_target(1.0, 0.5)).approximation), banana_target(1.0, 0.5));
  for (const int components : {2, 3}) {
    const Fit result = fit(banana_target(1.0, 0.5), {.family = MixtureFamily{components}});
    EXPECT_EQ(result.termination, FitTermination::kConverged) << result.full();
    const MixedGaussian q = as_mixture(result.approximation);
    const double now = kl(q, banana_target(1.0, 0.5));
    EXPECT_LT(now, 0.5 * before);
    if (components == 2) expect_local_optimum(q, banana_target(1.0, 0.5), false);
    before = now;
  }
}

TEST(FitShapes, AMissedModeIsFlagged) {
  const Target apart = modes_target({{0.4, {-3.0}, 1.0}, {0.6, {2.0}, 0.5}});
  const Fit one = fit(apart);
  EXPECT_EQ(one.modes, 2);
  EXPECT_EQ(one.missed_modes, 1);
  EXPECT_FALSE(one.reliable());
  EXPECT_NEAR(one.elbo, std::log(0.6), 2e-3);
  const Fit both = fit(apart, {.family = MixtureFamily{2}});
  EXPECT_EQ(both.missed_modes, 0);
  const Fit over_both = fit(modes_target({{0.5, {-1.2}, 1.0}, {0.5, {1.2}, 1.0}}));
  EXPECT_EQ(over_both.modes, 2);
  EXPECT_EQ(over_both.missed_modes, 0);
}

/// Fresh draws and averaging come near to the exact optimum; how near, the noise of 1,000 averaged steps says.
TEST(FitShapes, AdamComesNear) {
  struct Case {
    Target target;
    Family family;
  };
  for (const Case& one : {Case{banana_target(1.0, 0.5), FullRankFamily{}}, Case{funnel_target(), MeanFieldFamily{}},
                          Case{modes_target({{0.4, {-3.0}, 1.0}, {0.6, {2.0}, 0.5}}), MixtureFamily{2}}}) {
    const Fit exact = fit(one.target, {.family = one.family});
    const Fit noisy = fit(one.target, {.family = one.family, .optimiser = AdamOptimiser{}});
    EXPECT_EQ(noisy.termination, FitTermination::kConverged) << noisy.full();
    EXPECT_NEAR(kl(as_mixture(noisy.approximation), one.target), kl(as_mixture(exact.approximation), one.target), 0.015);
  }
}

}  // namespace
}  // namespace ldavi
