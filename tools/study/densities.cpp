// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "ldavi/variational/fit.hpp"
#include "ldavi/variational/laplace.hpp"
#include "measures.hpp"
#include "study.hpp"
#include "support/hmc.hpp"
#include "support/targets.hpp"

namespace ldavi::study {
namespace {

/// Means and deviations of a posterior's coordinates.
struct Moments {
  std::vector<double> mean;
  std::vector<double> deviation;
};

Moments moments_of(const HmcResult& result) {
  Moments moments{result.mean, {}};
  for (std::size_t i = 0; i < result.dimension; ++i)
    moments.deviation.push_back(std::sqrt(result.covariance[i * result.dimension + i]));
  return moments;
}

void print_moments(const std::string& target, const std::string& method, const Moments& found, const Moments& truth,
                   const std::string& shape, double seconds) {
  double gap = 0.0;
  double least = 1e300;
  double most = 0.0;
  for (std::size_t i = 0; i < truth.mean.size(); ++i) {
    gap = std::max(gap, std::abs(found.mean[i] - truth.mean[i]) / truth.deviation[i]);
    least = std::min(least, found.deviation[i] / truth.deviation[i]);
    most = std::max(most, found.deviation[i] / truth.deviation[i]);
  }
  print_row({target, method, fixed(gap, 3), fixed(least, 2) + " to " + fixed(most, 2), shape, duration(seconds)});
}

void compare(const std::string& name, const Target& target, const Moments& truth, const Sizes& sizes) {
  const auto print_fit = [&](const std::string& row, const std::string& method, const Family& family) {
    const double begin = processor_seconds();
    const Fit q = fit(target, {.family = family});
    const double seconds = processor_seconds() - begin;
    const std::string shape = q.pareto_shape ? fixed(*q.pareto_shape, 2) : "-";
    print_moments(row, method, {mean(q.approximation), deviations(q.approximation)}, truth,
                  shape + (q.reliable() ? "" : ", flagged"), seconds);
  };
  print_fit(name, "`fit`, independent coordinates", MeanFieldFamily{});
  print_fit("", "`fit`, any covariance", FullRankFamily{});
  if (target.dimension <= 2) print_fit("", "`fit`, eight Gaussians", MixtureFamily{8});
  double begin = processor_seconds();
  const LaplaceApproximation at_mode = laplace(target, std::vector<double>(target.dimension, 0.0));
  print_moments("", "Laplace's method", {at_mode.gaussian.mean, deviations(at_mode.gaussian)}, truth,
                at_mode.reliable() ? "" : "flagged", processor_seconds() - begin);
  for (const std::size_t draws : {sizes.draws / 8, sizes.draws}) {
    begin = processor_seconds();
    const HmcResult chains = sample_by_hmc(target, {.seed = 2, .warm_up = draws / 2, .draws = draws});
    print_moments("", "HMC, 4 x " + std::to_string(draws) + " draws", moments_of(chains), truth, "",
                  processor_seconds() - begin);
  }
}

}  // namespace

void densities(const Sizes& sizes) {
  print_header(
      {"density", "method", "largest error of a mean, in deviations", "deviations, over the truth's", "k̂", "processor time"});
  const Target regression = logistic_target(200, 8);
  compare("logistic regression, 200 x 8", regression,
          moments_of(sample_by_hmc(regression, {.warm_up = sizes.draws, .draws = 10 * sizes.draws})), sizes);
  constexpr double kBend = 0.5;
  constexpr double kWidth = 0.5;
  compare("banana", banana_target(kBend, kWidth), {{0.0, kBend}, {1.0, std::sqrt(kWidth * kWidth + 2.0 * kBend * kBend)}},
          sizes);
  const Target two_modes = modes_target({{0.25, {-3.0, 0.0}, 1.0}, {0.75, {3.0, 0.0}, 1.0}});
  compare("two modes, 1 : 3", two_modes, {{1.5, 0.0}, {std::sqrt(1.0 + 36.0 * 0.25 * 0.75), 1.0}}, sizes);
  compare("funnel", funnel_target(), {{0.0, 0.0}, {3.0, std::exp(0.25 * 9.0)}}, sizes);
}

}  // namespace ldavi::study
