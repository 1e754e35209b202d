// SPDX-License-Identifier: Apache-2.0
// Implements: the variational mixture of Gaussians (Bishop 2006, section 10.2): its priors, its starts, what is read off it.
// Tested by:  tests/unit/variational/gaussian_mixture_test.cpp; tests/property/mixtures_test.cpp;
// tests/differential/mixture_peers.py.
// Cost:       starts times passes.
#include "ldavi/variational/gaussian_mixture.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <optional>

#include "ldavi/base/error.hpp"
#include "ldavi/base/parallel.hpp"
#include "variational/mixture_climb.hpp"
#include "variational/mixture_start.hpp"

namespace ldavi {
namespace {

[[noreturn]] void refuse(const std::string& why) { throw InvalidArgument("mixture of Gaussians: " + why); }

bool positive(double value) { return value > 0.0 && std::isfinite(value); }

void check_numbers(const GaussianMixtureOptions& o, std::size_t dimension) {
  if (o.max_components == 0) refuse("max_components is 0, expected at least 1");
  if (o.weight_concentration != 0.0 && !positive(o.weight_concentration))
    refuse("weight_concentration must be above 0, or 0 for 1 / max_components");
  if (!positive(o.mean_precision)) refuse("mean_precision must be above 0");
  const double least = o.covariance == CovarianceShape::kFull ? static_cast<double>(dimension) - 1.0 : 0.0;
  if (o.degrees_of_freedom != 0.0 && !(o.degrees_of_freedom > least && std::isfinite(o.degrees_of_freedom)))
    refuse("degrees_of_freedom must be above " + std::to_string(least) + ", or 0 for the least whole number");
  if (!positive(o.covariance_factor)) refuse("covariance_factor must be above 0");
  if (o.starts < 1) refuse("starts must be at least 1");
  if (!(o.tolerance >= 0.0)) refuse("tolerance must be at least 0");
  if (o.max_passes < 1) refuse("max_passes must be at least 1");
  if (!(o.least_count >= 0.0)) refuse("least_count must be at least 0");
}

void check_all_finite(const std::vector<double>& values, const char* name) {
  if (!std::all_of(values.begin(), values.end(), [](double value) { return std::isfinite(value); }))
    refuse(std::string(name) + " has a number that is not finite");
}

void check_arrays(const GaussianMixtureOptions& o, std::size_t dimension, std::size_t num_points) {
  const std::size_t scale_size = o.covariance == CovarianceShape::kFull ? dimension * dimension : dimension;
  if (!o.mean.empty() && o.mean.size() != dimension) refuse("mean must have a number for each coordinate");
  if (!o.inverse_scale.empty() && o.inverse_scale.size() != scale_size) refuse("inverse_scale has another shape");
  if (!o.start_centres.empty() && !o.start_responsibilities.empty())
    refuse("there are two starts, start_centres and start_responsibilities");
  if (o.start_centres.size() % dimension != 0 || o.start_centres.size() / dimension > o.max_components)
    refuse("start_centres must be whole rows, at most max_components");
  if (!o.start_responsibilities.empty()) {
    if (o.start_responsibilities.size() / o.max_components != num_points ||
        o.start_responsibilities.size() % o.max_components != 0)
      refuse("start_responsibilities must have a row for each point and a column for each component");
    if (std::any_of(o.start_responsibilities.begin(), o.start_responsibilities.end(), [](double r) { return r < 0.0; }))
      refuse("start_responsibilities has a negative number");
    if (std::all_of(o.start_responsibilities.begin(), o.start_responsibilities.end(), [](double r) { return r == 0.0; }))
      refuse("start_responsibilities are all 0");
  }
  check_all_finite(o.mean, "mean");
  check_all_finite(o.inverse_scale, "inverse_scale");
  check_all_finite(o.start_centres, "start_centres");
  check_all_finite(o.start_responsibilities, "start_responsibilities");
}

GaussWishart prior_component(const GaussianMixtureOptions& o, const std::vector<double>& mean,
                             const std::vector<double>& covariance) {
  const std::size_t dimension = mean.size();
  GaussWishart prior{o.mean_precision, o.mean.empty() ? mean : o.mean, o.degrees_of_freedom, o.inverse_scale};
  const bool full = o.covariance == CovarianceShape::kFull;
  if (prior.degrees_of_freedom == 0.0) prior.degrees_of_freedom = full ? static_cast<double>(dimension) : 1.0;
  if (!prior.inverse_scale.empty()) return prior;
  if (full) {
    prior.inverse_scale = covariance;
  } else {
    for (std::size_t j = 0; j < dimension; ++j) prior.inverse_scale.push_back(covariance[j * dimension + j]);
  }
  for (double& entry : prior.inverse_scale) entry *= o.covariance_factor;
  return prior;
}

MixturePrior checked_prior(const GaussianMixtureOptions& o, GaussWishart component) {
  const double alpha = o.weight_concentration > 0.0 ? o.weight_concentration : 1.0 / static_cast<double>(o.max_components);
  try {
    return MixturePrior(o.max_components, alpha, std::move(component), o.covariance);
  } catch (const NumericError&) {
    refuse("inverse_scale is not positive definite");
  }
}

/// Components in the order of their alpha, the largest first.
GaussianMixture mixture_of(const MixturePrior& prior, const MixtureState& state) {
  GaussianMixture out;
  out.dimension = prior.component.mean.size();
  out.covariance = prior.shape;
  out.prior_concentration = prior.alpha;
  out.prior = prior.component;
  out.num_empty = prior.num_components - state.components.size();
  std::vector<std::size_t> order(state.components.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return state.alphas[a] > state.alphas[b]; });
  for (const std::size_t k : order) {
    out.concentrations.push_back(state.alphas[k]);
    out.components.push_back(state.components[k]);
  }
  return out;
}

int threads_of(int num_threads) { return num_threads > 0 ? num_threads : available_processors(); }

void check_mixture(const GaussianMixture& mixture) {
  const std::size_t scale =
      mixture.covariance == CovarianceShape::kFull ? mixture.dimension * mixture.dimension : mixture.dimension;
  const auto fits = [&](const GaussWishart& q) {
    return q.mean.size() == mixture.dimension && q.inverse_scale.size() == scale;
  };
  if (mixture.size() == 0 || mixture.concentrations.size() != mixture.size() || !fits(mixture.prior) ||
      !std::all_of(mixture.components.begin(), mixture.components.end(), fits))
    refuse("its parts have different shapes, or it has no component");
}

/// A mixture that stands, shown points.
class PassOfMixture {
 public:
  using See = std::function<void(std::size_t block, const double* of_components)>;

  PassOfMixture(const GaussianMixture& mixture, std::span<const double> points, int num_threads)
      : size_((check_mixture(mixture), mixture.size())),
        points_(points, mixture.dimension),
        executor_(threads_of(num_threads)),
        pass_(points_, mixture.covariance, executor_),
        terms_(terms_of(MixturePrior(size_ + mixture.num_empty, mixture.prior_concentration, mixture.prior, mixture.covariance),
                        mixture.concentrations, mixture.components, executor_)) {}

  std::size_t num_points() const noexcept { return points_.size(); }

  /// Returns the bound.
  double show(const See& see) {
    return pass_.show(terms_.densities, [&](std::size_t block, const double* values, std::size_t) { see(block, values); }) +
           terms_.minus_divergences;
  }
  void show_distances(const See& see) { pass_.show_distances(terms_.densities, see); }

  /// A block's columns as rows of `out`.
  void copy_block(std::size_t block, const double* of_components, std::vector<double>& out) const {
    for (std::size_t n = 0; n < points_.block_size(block); ++n) {
      double* const row = &out[(block * kPointsPerBlock + n) * size_];
      for (std::size_t k = 0; k < size_; ++k) row[k] = of_components[k * kPointsPerBlock + n];
    }
  }

 private:
  std::size_t size_;
  MixturePoints points_;
  Executor executor_;
  MixturePass pass_;
  MixtureTerms terms_;
};

}  // namespace

GaussianMixtureFit fit_gaussian_mixture(std::span<const double> points, std::size_t dimension,
                                        const GaussianMixtureOptions& options) {
  const MixturePoints blocks(points, dimension);
  check_numbers(options, dimension);
  check_arrays(options, dimension, blocks.size());
  if (blocks.size() == 0) refuse("there are no points, expected at least 2");
  if (blocks.size() == 1) refuse("there is 1 point, expected at least 2");
  if (options.max_components > blocks.size()) {
    refuse(std::to_string(options.max_components) + " components were asked for, and there are only " +
           std::to_string(blocks.size()) + " points; lower max_components");
  }
  Executor executor(threads_of(options.num_threads));
  PointSpread spread = spread_of(blocks, executor);
  GaussianMixtureFit fit;
  std::vector<double> variances;
  for (std::size_t j = 0; j < dimension; ++j) variances.push_back(spread.covariance[j * dimension + j]);
  if (options.covariance == CovarianceShape::kDiagonal) {  // combinations of columns do no harm there
    for (std::size_t i = 0; i < dimension; ++i) {
      for (std::size_t j = 0; j < dimension; ++j) spread.covariance[i * dimension + j] *= i == j ? 1.0 : 0.0;
    }
  }
  if (options.inverse_scale.empty() && add_ridge(spread.covariance, dimension, kMixtureRidge)) fit.ridge = kMixtureRidge;
  const MixturePrior prior = checked_prior(options, prior_component(options, spread.mean, spread.covariance));
  MixturePass pass(blocks, options.covariance, executor);
  const ClimbLimits limits{options.tolerance, options.max_passes, options.least_count};
  std::optional<MixtureClimb> best;
  const auto keep_best = [&](const std::vector<PointStatistics>& start) {
    MixtureClimb reached = climb(prior, start, limits, pass);
    if (!best || reached.state.bound > best->state.bound) best = std::move(reached);
  };
  if (!options.start_responsibilities.empty()) {
    keep_best(responsibility_start(pass, options.start_responsibilities, options.max_components));
  } else if (!options.start_centres.empty()) {
    keep_best(centre_start(pass, variances, options.start_centres));
  } else {
    for (int start = 0; start < options.starts; ++start)
      keep_best(k_means_start(pass, variances, options.max_components, options.seed, static_cast<std::uint64_t>(start)));
  }
  fit.mixture = mixture_of(prior, best->state);
  fit.bound = best->state.bound;
  fit.bounds = std::move(best->bounds);
  fit.converged = best->converged;
  fit.merges = best->merges;
  return fit;
}

double mixture_bound(const GaussianMixture& mixture, std::span<const double> points, int num_threads) {
  PassOfMixture pass(mixture, points, num_threads);
  return pass.show([](std::size_t, const double*) {});
}

std::vector<double> mixture_responsibilities(const GaussianMixture& mixture, std::span<const double> points, int num_threads) {
  PassOfMixture pass(mixture, points, num_threads);
  std::vector<double> out(pass.num_points() * mixture.size());
  pass.show([&](std::size_t block, const double* responsibilities) { pass.copy_block(block, responsibilities, out); });
  return out;
}

std::vector<double> mixture_distances(const GaussianMixture& mixture, std::span<const double> points, int num_threads) {
  PassOfMixture pass(mixture, points, num_threads);
  std::vector<double> out(pass.num_points() * mixture.size());
  pass.show_distances([&](std::size_t block, const double* distances) { pass.copy_block(block, distances, out); });
  return out;
}

std::vector<double> expected_weights(const GaussianMixture& mixture) {
  const double total = std::accumulate(mixture.concentrations.begin(), mixture.concentrations.end(),
                                       static_cast<double>(mixture.num_empty) * mixture.prior_concentration);
  std::vector<double> weights;
  for (const double alpha : mixture.concentrations) weights.push_back(alpha / total);
  return weights;
}

std::vector<double> component_covariance(const GaussianMixture& mixture, std::size_t component) {
  check_mixture(mixture);
  if (component >= mixture.size()) refuse("there is no component " + std::to_string(component));
  const GaussWishart& q = mixture.components[component];
  std::vector<double> out(mixture.dimension * mixture.dimension, 0.0);
  for (std::size_t i = 0; i < q.inverse_scale.size(); ++i) {
    out[mixture.covariance == CovarianceShape::kFull ? i : i * (mixture.dimension + 1)] =
        q.inverse_scale[i] / q.degrees_of_freedom;
  }
  return out;
}

}  // namespace ldavi
