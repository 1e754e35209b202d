// SPDX-License-Identifier: Apache-2.0
#include "variational/modes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "ldavi/base/random.hpp"
#include "ldavi/math/sampling.hpp"
#include "variational/mode_search.hpp"
#include "variational/triangular.hpp"

namespace ldavi {
namespace {

constexpr std::array kDistances{3.0, 6.0, 12.0, 30.0};
constexpr double kRoughly = 1e-3;  // what a climb in round coordinates leaves to Newton's steps
constexpr double kSameMode = 0.1;  // the square of a third of a deviation

bool is_at(const LaplaceApproximation& mode, std::span<const double> point) {
  std::vector<double> apart(point.begin(), point.end());
  for (std::size_t i = 0; i < apart.size(); ++i) apart[i] -= mode.gaussian.mean[i];
  solve_lower(mode.gaussian.factor, apart);
  double square = 0.0;
  for (const double entry : apart) square += entry * entry;
  return square < kSameMode;
}

}  // namespace

std::vector<LaplaceApproximation> find_modes(CheckedDensity& density, std::span<const double> start, int searches,
                                             std::uint64_t seed) {
  std::vector<LaplaceApproximation> found;
  const auto search_from = [&](std::span<const double> from, std::span<const double> scale, double tolerance) {
    ModeSearch search(density, from, scale);
    search.climb(tolerance);
    const auto known = [&](const LaplaceApproximation& mode) { return is_at(mode, search.point()); };
    if (std::any_of(found.begin(), found.end(), known)) return;
    search.refine();
    found.push_back(search.approximation());
  };
  search_from(start, {}, kClimbTolerance);

  const FullGaussian around = found.front().gaussian;
  std::vector<double> z(start.size());
  std::vector<double> shift(start.size());
  std::vector<double> from(start.size());
  std::vector<double> ignored(start.size());
  for (int search = 1; search < searches; ++search) {
    const int pair = (search - 1) / 2;
    RandomStream random(seed, RandomPurpose::kModeSearch, static_cast<std::uint64_t>(pair));
    const double side = (search % 2 == 1 ? 1.0 : -1.0) * kDistances[static_cast<std::size_t>(pair) % kDistances.size()];
    for (double& entry : z) entry = side * sample_normal(random);
    multiply_lower(around.factor, z, shift);
    for (std::size_t i = 0; i < from.size(); ++i) from[i] = around.mean[i] + shift[i];
    if (std::isfinite(density.at(from, ignored))) search_from(from, around.factor, kRoughly);
  }

  const auto better = [](const LaplaceApproximation& a, const LaplaceApproximation& b) {
    if (a.reliable() != b.reliable()) return a.reliable();
    return a.reliable() ? a.log_evidence > b.log_evidence : a.log_density > b.log_density;
  };
  std::stable_sort(found.begin(), found.end(), better);
  std::vector<LaplaceApproximation> distinct;
  for (LaplaceApproximation& mode : found) {
    if (!distinct.empty() && !mode.reliable()) break;
    const auto known = [&](const LaplaceApproximation& other) { return is_at(other, mode.gaussian.mean); };
    if (std::none_of(distinct.begin(), distinct.end(), known)) distinct.push_back(std::move(mode));
  }
  return distinct;
}

}  // namespace ldavi
