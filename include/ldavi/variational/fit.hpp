// SPDX-License-Identifier: Apache-2.0
// Variational inference for any density with a gradient: the Gaussian, or mixture of Gaussians, nearest to it in KL(q || p).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "ldavi/variational/fit_termination.hpp"
#include "ldavi/variational/gaussian.hpp"
#include "ldavi/variational/target.hpp"

namespace ldavi {

/// Independent coordinates: 2 D parameters. Its deviations are those of each coordinate with the others held fast, too small
/// where the target is correlated.
struct MeanFieldFamily {};

/// Any covariance: D + D (D + 1) / 2 parameters.
struct FullRankFamily {};

/// A mixture of Gaussians with any covariances: for several modes, or a shape that is no ellipse.
struct MixtureFamily {
  /// 1 to 64. Each costs as many evaluations a step as the one of full rank. Default 2.
  int components = 2;
};

using Family = std::variant<MeanFieldFamily, FullRankFamily, MixtureFamily>;

/// L-BFGS on the bound with draws that are common to all steps: exact steps, few of them. The usual choice.
struct LbfgsOptimiser {
  /// Evaluations of the density for one of the bound (and component); 2 to 1,000,000. In one and two dimensions they are the
  /// nodes of a quadrature, otherwise antithetic draws, pairs z and -z, for which an odd number is the next even one.
  /// With any covariance at least 2 D. More cost more and fit the density, not the draws. 0: 64 in one dimension, 576 in two,
  /// else 4 D and at least 256. Default 0.
  int draws = 0;
  /// 1 to 1,000,000. Default 1,000.
  int max_iterations = 1000;
  /// Converged when the gradient of the bound is no longer than this, in parameters in which the bound curves about once, or 20
  /// steps in a row raised the bound by no more than this. At least 0. Default 1e-7.
  double tolerance = 1e-7;
};

/// Adam on the bound with fresh draws at each step, and the mean of the parameters of the last half of the steps: for densities
/// so dear, or of so many coordinates, that a few draws at a time must do.
/// Source: Kingma and Ba 2015; Polyak and Juditsky 1992.
struct AdamOptimiser {
  /// Evaluations of the density a step (and component), 2 to 1,000,000. They are pairs z and -z, for which an odd number is
  /// the next even one. Default 16.
  int draws = 16;
  /// Steps, 4 to 10,000,000; all are made. Default 2,000.
  int steps = 2000;
  /// How far a parameter moves in a step at first, in deviations of the start; it falls as 1 / sqrt(1 + step / 100). Above 0,
  /// at most 1. Default 0.05.
  double rate = 0.05;
};

using Optimiser = std::variant<LbfgsOptimiser, AdamOptimiser>;

struct FitOptions {
  Family family = FullRankFamily{};
  Optimiser optimiser = LbfgsOptimiser{};
  /// Names all draws: the same seed gives the same bits.
  std::uint64_t seed = 1;
  /// Where the first search for a mode begins, of size D. The density must be finite there. Empty: the origin. Default empty.
  std::vector<double> start{};
  /// Searches for modes: the first from `start`, the others scattered around what it found. 1 to 1,000; each costs ten to fifty
  /// evaluations, and one that finds a new mode some 10 D for the curvature. Fewer save time, and may miss a mode. Default 33.
  int starts = 33;
  /// Compare the gradient with differences of the density before anything else, at the start and beside it: 8 D + 2
  /// evaluations. Default true.
  bool check_gradient = true;
  /// Fresh draws from the result, for its bound, the bound's error, and the diagnostics; an evaluation each. 100 to 10,000,000.
  /// Default 2,000.
  int check_draws = 2000;
};

/// All that is wrong with the options, or with the target's shape, a sentence each. Empty: nothing.
std::vector<std::string> problems(const FitOptions& options, const Target& target);

struct Fit {
  Approximation approximation;
  /// E_q[log p - log q] by fresh draws: log of the integral of p, less KL(q || p).
  double elbo = 0.0;
  /// Its standard error.
  double elbo_error = 0.0;
  /// Of the density, all in all.
  std::uint64_t evaluations = 0;
  /// Of the optimiser, in the run that gave the result.
  int iterations = 0;
  /// Modes that were found; and of these how many the approximation misses: the mode has at least a twentieth of the mass, by
  /// Laplace's evidence, and the approximation less than a thousandth of the density there.
  int modes = 0;
  int missed_modes = 0;
  FitTermination termination = FitTermination::kStalled;
  /// k of the importance weights p / q of the draws of the check (ldavi/variational/importance.hpp): above kReliableParetoShape
  /// q misses much of p. It sees only where q draws. 0 where log p - log q has a deviation of no more than 1e-2: a perfect fit.
  /// Not known where weights tell nothing of their tail.
  std::optional<double> pareto_shape{};
  /// log of the integral of p, as the logarithm of those weights' mean, the largest of them smoothed. Mostly more than the
  /// ELBO, the mean of their logarithms, but smoothing may lower it by a little; equal for a perfect fit. Not to be trusted
  /// where the Pareto shape is above kReliableParetoShape or not known.
  double log_normaliser = 0.0;

  /// It converged, its bound is finite, the Pareto shape is at most kReliableParetoShape, and no mode is missed.
  bool reliable() const noexcept;
  /// One line for people.
  std::string brief() const;
  /// A page for people: how it ended, the bound, the Pareto shape and what it means, means and deviations of up to 20
  /// coordinates.
  std::string full() const;
};

/// Maximises the ELBO over the family. It begins with Laplace's approximations at the modes that searches find; a mixture has a
/// component at each, and others around the best Gaussian. Where no mode is found it begins at the start too. Not converging is
/// a result. D is 1 to 5,000.
/// Throws InvalidArgument with all problems(options, target), or where the gradient is not that of the density, naming the
/// coordinate; NumericError where the density is not finite at the start, or faulty at any point it looks at (target.hpp says
/// what is a fault), naming the point.
/// Accuracy: Gaussian targets to 1e-8 relatively, in means and covariances, if the family holds them; others to what the draws
/// tell of them, which elbo_error does not count.
/// Cost: (draws) evaluations a step of the optimiser, times components; for L-BFGS mostly 10 to 100 steps. For each of up to
/// four beginnings, 30 steps more. D^3 multiplications for each mode, and a step of any covariance.
/// Thread safety: calls the target from the calling thread alone.
/// Source: Kucukelbir, Tran, Ranganath, Gelman, Blei 2017; common random numbers: Giordano, Ingram, Broderick 2024.
Fit fit(const Target& target, const FitOptions& options = {});

}  // namespace ldavi
