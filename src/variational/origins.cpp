// SPDX-License-Identifier: Apache-2.0
#include "variational/origins.hpp"

#include <Eigen/Cholesky>
#include <algorithm>

#include "ldavi/base/random.hpp"
#include "ldavi/math/sampling.hpp"
#include "ldavi/math/special.hpp"
#include "variational/triangular.hpp"

namespace ldavi {
namespace {

constexpr std::size_t kMostModes = 3;  // of one Gaussian
constexpr std::uint64_t kAttempts = 4;
constexpr double kLeastShare = 0.01;  // of a component at a mode: the fit can still raise it
constexpr double kSpareScale = 0.7;   // of a component beside a mode, to the mode's

/// Laplace's Gaussians, weighted by evidence.
MixedGaussian mixed(std::span<const LaplaceApproximation> modes) {
  MixedGaussian q;
  double total = 0.0;
  for (const LaplaceApproximation& mode : modes) {
    q.components.push_back(mode.gaussian);
    q.weights.push_back(std::max(kLeastShare, exp(mode.log_evidence - modes.front().log_evidence)));
    total += q.weights.back();
  }
  for (double& weight : q.weights) weight /= total;
  return q;
}

/// `spare` more components around the first, which share its weight.
void add_spare(MixedGaussian& q, std::size_t spare, std::uint64_t seed, std::uint64_t attempt) {
  RandomStream random(seed, RandomPurpose::kMixtureStart, attempt);
  q.weights.front() /= static_cast<double>(spare + 1);
  for (std::size_t j = 0; j < spare; ++j) {
    FullGaussian component = q.components.front();
    draw(q.components.front(), random, component.mean);
    for (double& entry : component.factor) entry *= kSpareScale;
    q.components.push_back(std::move(component));
    q.weights.push_back(q.weights.front());
  }
}

}  // namespace

FullGaussian moment_matched(const MixedGaussian& q) {
  using Rows = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  FullGaussian one{mean(q), covariance(q)};
  const auto size = static_cast<Eigen::Index>(one.mean.size());
  Eigen::Map<Rows> matrix(one.factor.data(), size, size);
  const Rows factor = matrix.llt().matrixL();
  matrix = factor;
  return one;
}

std::vector<MixedGaussian> origins(const Family& family, std::span<const LaplaceApproximation> modes, std::uint64_t seed) {
  std::vector<MixedGaussian> found;
  const auto* mixture = std::get_if<MixtureFamily>(&family);
  if (mixture == nullptr || mixture->components == 1) {
    for (const LaplaceApproximation& mode : modes.first(std::min(modes.size(), kMostModes)))
      found.push_back({{1.0}, {mode.gaussian}});
    if (modes.size() > 1) found.push_back({{1.0}, {moment_matched(mixed(modes))}});
    return found;
  }
  const auto components = static_cast<std::size_t>(mixture->components);
  const MixedGaussian at_modes = mixed(modes.first(std::min(modes.size(), components)));
  const std::size_t spare = components - at_modes.components.size();
  for (std::uint64_t attempt = 0; attempt < (spare == 0 ? 1 : kAttempts); ++attempt) {
    found.push_back(at_modes);
    if (spare > 0) add_spare(found.back(), spare, seed, attempt);
  }
  return found;
}

}  // namespace ldavi
