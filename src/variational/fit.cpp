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
#include "variational/adam.hpp"
#include "variational/checked_density.hpp"
#include "variational/fit_diagnostics.hpp"
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

int common_draws(const FitOptions& options, std::size_t dimension) {
  const auto* lbfgs = std::get_if<LbfgsOptimiser>(&options.optimiser);
  return lbfgs != nullptr && lbfgs->draws > 0 ? lbfgs->draws : usual_nodes(dimension);
}

/// A bound, and how far up it some optimiser came.
struct Run {
  std::unique_ptr<VariationalBound> bound;
  Ascent ascent;
};

/// The best of the first runs from all origins, carried to its end. Throws NumericError where none can begin.
Run best_run(CheckedDensity& density, const Family& family, std::vector<MixedGaussian> from, const NormalNodes& common,
             const FitOptions& options) {
  Run best;
  for (MixedGaussian& origin : from) {
    Run run{finite_bound(density, family, std::move(origin), common), {}};
    if (run.bound == nullptr) continue;
    run.ascent = first_run(*run.bound, common, options);
    if (best.bound == nullptr || run.ascent.value > best.ascent.value) best = std::move(run);
  }
  if (best.bound == nullptr) {
    throw NumericError(
        "fit: the log density is infinite beside the modes that were found, however near: give a start where it is finite "
        "around");
  }
  go_on(*best.bound, common, options, best.ascent);
  return best;
}

/// The modes as the origins take them. A mixture with components to spare spreads them around the best Gaussian, not around the
/// best mode: where a density is narrow at its mode and wide elsewhere they would all find that one Gaussian.
std::vector<LaplaceApproximation> widened(std::vector<LaplaceApproximation> modes, CheckedDensity& density,
                                          const NormalNodes& common, const FitOptions& options) {
  const auto* mixture = std::get_if<MixtureFamily>(&options.family);
  if (mixture == nullptr || static_cast<std::size_t>(mixture->components) <= std::max<std::size_t>(modes.size(), 1))
    return modes;
  const Family one = FullRankFamily{};
  const Run run = best_run(density, one, origins(one, std::span(modes).first(1), options.seed), common, options);
  if (run.ascent.termination != FitTermination::kUnbounded)
    modes.front().gaussian = std::get<FullGaussian>(run.bound->approximation(run.ascent.x));
  return modes;
}

/// A Gaussian of unit deviations at the start.
LaplaceApproximation at_start(const std::vector<double>& start) {
  LaplaceApproximation plain{.gaussian = {start, std::vector<double>(start.size() * start.size(), 0.0)}};
  for (std::size_t i = 0; i < start.size(); ++i)
    plain.gaussian.factor[i * start.size() + i] = std::max(1.0, std::abs(start[i]));
  return plain;
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
  std::vector<MixedGaussian> from = origins(options.family, widened(modes, density, common, options), options.seed);
  if (fit.modes == 0) {  // a density without a mode, such as that of a hierarchy, can be a density all the same
    const std::vector<LaplaceApproximation> plain = widened({at_start(start)}, density, common, options);
    for (MixedGaussian& origin : origins(options.family, plain, options.seed)) from.push_back(std::move(origin));
  }
  const Run run = best_run(density, options.family, std::move(from), common, options);
  fit.approximation = run.bound->approximation(run.ascent.x);
  fit.iterations = run.ascent.iterations;
  fit.termination = run.ascent.termination;
  diagnose(fit, density, modes, options.check_draws, options.seed);
  return fit;
}

}  // namespace ldavi
