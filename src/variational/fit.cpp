// SPDX-License-Identifier: Apache-2.0
// Implements: maximisation of the bound from each beginning, the best of them looked at with fresh draws.
// Tested by:  tests/unit/variational/fit_test.cpp, fit_shapes_test.cpp, fit_faults_test.cpp.
// Cost:       as the header tells.
#include "ldavi/variational/fit.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <utility>

#include "base/number_format.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/math/sampling.hpp"
#include "ldavi/math/special.hpp"
#include "ldavi/variational/importance.hpp"
#include "variational/adam.hpp"
#include "variational/checked_density.hpp"
#include "variational/gaussian_bound.hpp"
#include "variational/lbfgs.hpp"
#include "variational/mixture_bound.hpp"
#include "variational/modes.hpp"
#include "variational/normal_nodes.hpp"
#include "variational/origins.hpp"
#include "variational/triangular.hpp"

namespace ldavi {
namespace {

constexpr double kBeside = 0.1;  // the second point at which the gradient is checked, from the start
constexpr int kMostShrinkings = 60;
constexpr double kEqualWeights = 1e-3;
constexpr double kMuchMass = 0.05;
constexpr double kNextToNothing = 1e-3;
constexpr int kFirstIterations = 30;
constexpr int kIterationsAnOrigin = 100;

void refuse_problems(const FitOptions& options, const Target& target) {
  std::string all;
  for (const std::string& problem : problems(options, target)) all += (all.empty() ? "fit: " : "; ") + problem;
  if (!all.empty()) throw InvalidArgument(all);
}

/// Gradients are often right where coordinates are 0, so a point beside the start is looked at too, if the density is finite
/// there.
void refuse_wrong_gradient(const Target& target, CheckedDensity& density, const std::vector<double>& start,
                           std::uint64_t seed) {
  std::vector<double> beside = start;
  RandomStream random(seed, RandomPurpose::kFitCheck, 1);
  for (double& x : beside) x += kBeside * std::max(1.0, std::abs(x)) * sample_normal(random);
  std::vector<GradientFault> faults = check_gradient(target, start);
  std::vector<double> ignored(start.size());
  if (faults.empty() && std::isfinite(density.at(beside, ignored))) faults = check_gradient(target, beside);
  if (faults.empty()) return;
  const GradientFault& worst = faults.front();
  throw InvalidArgument("fit: coordinate " + std::to_string(worst.coordinate) + " of the gradient is " +
                        significant_text(worst.given, 8) + " near the start, but differences of the log density say " +
                        significant_text(worst.expected, 8) + (faults.size() == 1 ? "" : ", and others are wrong too") +
                        ": correct it, or set check_gradient to false if the density is not smooth there");
}

/// 1 / sqrt(H_ii), with H the inverse of the covariance: the best deviations of independent coordinates for a Gaussian.
std::vector<double> conditional_deviations(const FullGaussian& gaussian) {
  const std::size_t size = gaussian.mean.size();
  std::vector<double> deviations(size);
  std::vector<double> column(size);
  for (std::size_t i = 0; i < size; ++i) {
    std::fill(column.begin(), column.end(), 0.0);
    column[i] = 1.0;
    solve_lower(gaussian.factor, column);
    double square = 0.0;
    for (const double entry : column) square += entry * entry;
    deviations[i] = 1.0 / std::sqrt(square);
  }
  return deviations;
}

std::unique_ptr<VariationalBound> bound_from(CheckedDensity& density, const Family& family, MixedGaussian origin) {
  if (std::holds_alternative<MixtureFamily>(family)) return std::make_unique<MixtureBound>(density, std::move(origin));
  FullGaussian& one = origin.components.front();
  if (std::holds_alternative<FullRankFamily>(family)) return std::make_unique<FullRankBound>(density, std::move(one));
  std::vector<double> deviations = conditional_deviations(one);
  return std::make_unique<MeanFieldBound>(density, std::move(one), std::move(deviations));
}

/// The bound from an origin, drawn together until the density is finite at all nodes. Nothing where it never is.
std::unique_ptr<VariationalBound> finite_bound(CheckedDensity& density, const Family& family, MixedGaussian origin,
                                               const NormalNodes& nodes) {
  for (int shrinking = 0; shrinking < kMostShrinkings; ++shrinking) {
    std::unique_ptr<VariationalBound> bound = bound_from(density, family, origin);
    const std::vector<double> zeros(bound->limits().size(), 0.0);
    std::vector<double> ignored(zeros.size());
    if (std::isfinite(bound->at(zeros, nodes, ignored))) return bound;
    for (FullGaussian& component : origin.components) {
      for (double& entry : component.factor) entry /= 2.0;
    }
  }
  return nullptr;
}

Ascent maximise_by_lbfgs(VariationalBound& bound, std::span<const double> from, const NormalNodes& common, int iterations,
                         double tolerance) {
  const AscentObjective objective = [&](std::span<const double> x, std::span<double> gradient) {
    return bound.at(x, common, gradient);
  };
  return lbfgs_maximise(objective, from, {iterations, tolerance, bound.limits()});
}

/// A first run: the whole of it for Adam, whose rate falls as it goes on; for L-BFGS as many steps as tell which beginning is
/// best.
Ascent first_run(VariationalBound& bound, const NormalNodes& common, const FitOptions& options) {
  const std::vector<double> zeros(bound.limits().size(), 0.0);
  if (const auto* lbfgs = std::get_if<LbfgsOptimiser>(&options.optimiser))
    return maximise_by_lbfgs(bound, zeros, common, std::min(kFirstIterations, lbfgs->max_iterations), lbfgs->tolerance);
  const auto& adam = std::get<AdamOptimiser>(options.optimiser);
  const NoisyObjective objective = [&](std::uint64_t step, std::span<const double> x, std::span<double> gradient) {
    return bound.at(x, fresh_nodes(common.dimension, adam.draws, options.seed, step), gradient);
  };
  return adam_maximise(objective, zeros, {adam.steps, adam.rate, bound.limits()});
}

/// Whether a deviation has grown beyond any use, by however many moves of the origin.
bool ran_away(const Approximation& from, const Approximation& to) {
  const std::vector<double> before = deviations(from);
  const std::vector<double> now = deviations(to);
  for (std::size_t i = 0; i < now.size(); ++i) {
    if (now[i] > kMeanLimit * before[i]) return true;
  }
  return false;
}

/// From where a first run of L-BFGS stopped, with the origin moved there now and then: the shape it has by then is nearer to
/// the target's.
void go_on(VariationalBound& bound, const NormalNodes& common, const FitOptions& options, Ascent& ascent) {
  const auto* lbfgs = std::get_if<LbfgsOptimiser>(&options.optimiser);
  if (lbfgs == nullptr) return;
  const std::vector<double> zeros(ascent.x.size(), 0.0);
  const Approximation beginning = bound.approximation(zeros);
  while (ascent.termination == FitTermination::kIterationLimit && ascent.iterations < lbfgs->max_iterations) {
    const int before = ascent.iterations;
    bound.move_origin(ascent.x);
    ascent = maximise_by_lbfgs(bound, zeros, common, std::min(kIterationsAnOrigin, lbfgs->max_iterations - before),
                               lbfgs->tolerance);
    ascent.iterations += before;
    if (ran_away(beginning, bound.approximation(ascent.x))) ascent.termination = FitTermination::kUnbounded;
  }
}

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

void set_diagnostics(Fit& fit, const std::vector<double>& weights) {
  const auto count = static_cast<double>(weights.size());
  double square = 0.0;
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

int common_draws(const FitOptions& options, std::size_t dimension) {
  const auto* lbfgs = std::get_if<LbfgsOptimiser>(&options.optimiser);
  return lbfgs != nullptr && lbfgs->draws > 0 ? lbfgs->draws : usual_nodes(dimension);
}

}  // namespace

Fit fit(const Target& target, const FitOptions& options) {
  refuse_problems(options, target);
  const std::vector<double> start = options.start.empty() ? std::vector<double>(target.dimension, 0.0) : options.start;
  Target counted = target;  // check_gradient asks the target itself
  Fit fit;
  counted.log_density = [&](std::span<const double> x, std::span<double> gradient) {
    ++fit.evaluations;
    return target.log_density(x, gradient);
  };
  CheckedDensity density(counted);
  std::vector<double> ignored(start.size());
  density.at_start(start, ignored);
  if (options.check_gradient) refuse_wrong_gradient(counted, density, start, options.seed);

  const std::vector<LaplaceApproximation> modes = find_modes(density, start, options.starts, options.seed);
  fit.modes = static_cast<int>(std::count_if(modes.begin(), modes.end(), [](const auto& mode) { return mode.reliable(); }));
  const NormalNodes common = common_nodes(target.dimension, common_draws(options, target.dimension), options.seed);
  std::unique_ptr<VariationalBound> best;
  Ascent ascent;
  for (MixedGaussian& origin : origins(options.family, modes, options.seed)) {
    std::unique_ptr<VariationalBound> bound = finite_bound(density, options.family, std::move(origin), common);
    if (bound == nullptr) continue;
    Ascent run = first_run(*bound, common, options);
    if (best != nullptr && run.value <= ascent.value) continue;
    best = std::move(bound);
    ascent = std::move(run);
  }
  if (best == nullptr) {
    throw NumericError(
        "fit: the log density is infinite beside the modes that were found, however near: give a start where it is finite "
        "around");
  }
  go_on(*best, common, options, ascent);
  fit.approximation = best->approximation(ascent.x);
  fit.iterations = ascent.iterations;
  fit.termination = ascent.termination;
  set_diagnostics(fit, log_weights(density, fit.approximation, options.check_draws, options.seed));
  fit.missed_modes = missed(modes, fit);
  return fit;
}

}  // namespace ldavi
