// SPDX-License-Identifier: Apache-2.0
#include "variational/fit_diagnostics.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "ldavi/base/random.hpp"
#include "ldavi/math/special.hpp"
#include "ldavi/variational/importance.hpp"

namespace ldavi {
namespace {

constexpr double kEqualWeights = 1e-2;
constexpr double kMuchMass = 0.05;
constexpr double kNextToNothing = 1e-3;

/// log p - log q at fresh draws from q.
std::vector<double> log_weights(CheckedDensity& density, const Approximation& q, int draws, std::uint64_t seed) {
  RandomStream random(seed, RandomPurpose::kFitCheck, 0);
  std::vector<double> x(density.dimension());
  std::vector<double> ignored(x.size());
  std::vector<double> weights(static_cast<std::size_t>(draws));
  for (double& weight : weights) {
    draw(q, random, x);
    weight = density.at(x, ignored) - log_density(q, x);
  }
  return weights;
}

void set_by_weights(Fit& fit, const std::vector<double>& weights) {
  const auto count = static_cast<double>(weights.size());
  double square = 0.0;
  fit.elbo = 0.0;
  for (const double weight : weights) fit.elbo += weight / count;
  for (const double weight : weights) square += (weight - fit.elbo) * (weight - fit.elbo);
  fit.elbo_error =
      std::isfinite(fit.elbo) ? std::sqrt(square / (count * (count - 1.0))) : std::numeric_limits<double>::infinity();
  fit.log_normaliser = fit.elbo;
  if (std::none_of(weights.begin(), weights.end(), [](double weight) { return std::isfinite(weight); })) return;
  const ImportanceWeights smoothed = pareto_smoothed_weights(weights);
  fit.pareto_shape = fit.elbo_error * std::sqrt(count) <= kEqualWeights ? 0.0 : smoothed.pareto_shape;
  fit.log_normaliser = smoothed.log_normaliser;
}

/// Of the modes: those with much of the mass, by Laplace's evidence, where q has next to nothing.
int missed(std::span<const LaplaceApproximation> modes, const Fit& fit) {
  return static_cast<int>(std::count_if(modes.begin(), modes.end(), [&](const LaplaceApproximation& mode) {
    if (!mode.reliable() || mode.log_evidence - fit.log_normaliser < log(kMuchMass)) return false;
    const double there = log_density(fit.approximation, mode.gaussian.mean);
    return there < log(kNextToNothing) + mode.log_density - fit.log_normaliser;
  }));
}

}  // namespace

void diagnose(Fit& fit, CheckedDensity& density, std::span<const LaplaceApproximation> modes, int draws, std::uint64_t seed) {
  set_by_weights(fit, log_weights(density, fit.approximation, draws, seed));
  fit.missed_modes = missed(modes, fit);
}

}  // namespace ldavi
