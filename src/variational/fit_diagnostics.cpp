// SPDX-License-Identifier: Apache-2.0
#include "variational/fit_diagnostics.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "ldavi/base/error.hpp"
#include "ldavi/base/random.hpp"
#include "ldavi/math/special.hpp"
#include "ldavi/variational/importance.hpp"

namespace ldavi {
namespace {

constexpr double kEqualWeights = 1e-2;
constexpr double kMuchMass = 0.05;
constexpr double kNextToNothing = 1e-3;
constexpr double kWidening = 1e10;
constexpr int kWideningDraws = 100;
constexpr double kGrown = 2.0;         // a deviation of q for that of the mode, from which on q may be running away
constexpr double kNothingLost = 1e-2;  // of the bound: a tail of exponent 1 + a loses 23 a

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

/// What the bound of q gains where q is stretched about a centre, each coordinate by its factor. -inf where the target cannot be
/// evaluated that far out.
double gain_by_stretching(CheckedDensity& density, const Approximation& q, std::span<const double> centre,
                          std::span<const double> factors, std::uint64_t seed) {
  RandomStream random(seed, RandomPurpose::kFitCheck, 2);
  std::vector<double> x(density.dimension());
  std::vector<double> ignored(x.size());
  double gain = 0.0;
  for (const double factor : factors) gain += log(factor);
  try {
    for (int i = 0; i < kWideningDraws; ++i) {
      draw(q, random, x);
      gain -= density.at(x, ignored) / kWideningDraws;
      for (std::size_t j = 0; j < x.size(); ++j) x[j] = centre[j] + factors[j] * (x[j] - centre[j]);
      gain += density.at(x, ignored) / kWideningDraws;
    }
  } catch (const NumericError&) {
    return -std::numeric_limits<double>::infinity();
  }
  return gain;
}

/// Whether a q that has grown beyond the mode's deviations could be ten decades wider, in all coordinates or the one that has
/// grown most, and lose nothing: then each decade has as much of the integral as the last, and the optimiser only stopped
/// somewhere. The weights need not show it, as q is flat over p's mode.
bool has_no_end(const Fit& fit, CheckedDensity& density, std::span<const LaplaceApproximation> modes, std::uint64_t seed) {
  if (modes.empty() || !modes.front().reliable()) return false;
  std::vector<double> growth = deviations(fit.approximation);
  const std::vector<double> before = deviations(modes.front().gaussian);
  for (std::size_t i = 0; i < growth.size(); ++i) growth[i] /= before[i];
  const auto most = std::max_element(growth.begin(), growth.end());
  if (*most < kGrown) return false;
  std::vector<double> one(growth.size(), 1.0);
  one[static_cast<std::size_t>(most - growth.begin())] = kWidening;
  const std::vector<double> all(growth.size(), kWidening);
  const auto loses_nothing = [&](const std::vector<double>& factors) {
    const double gain = gain_by_stretching(density, fit.approximation, modes.front().gaussian.mean, factors, seed);
    return std::isfinite(gain) && gain >= -kNothingLost;
  };
  return loses_nothing(one) || loses_nothing(all);
}

}  // namespace

void diagnose(Fit& fit, CheckedDensity& density, std::span<const LaplaceApproximation> modes, int draws, std::uint64_t seed) {
  set_by_weights(fit, log_weights(density, fit.approximation, draws, seed));
  fit.missed_modes = missed(modes, fit);
  if (has_no_end(fit, density, modes, seed)) fit.termination = FitTermination::kUnbounded;
}

}  // namespace ldavi
