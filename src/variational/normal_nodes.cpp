// SPDX-License-Identifier: Apache-2.0
#include "variational/normal_nodes.hpp"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>

#include "ldavi/base/random.hpp"
#include "ldavi/math/sampling.hpp"
#include "variational/gauss_hermite.hpp"
#include "variational/triangular.hpp"

namespace ldavi {
namespace {

constexpr double kLeastWeight = 1e-20;
constexpr int kLargestRule = 200;

NormalNodes quadrature_nodes(std::size_t dimension, int count) {
  const double root = dimension == 1 ? count : std::sqrt(static_cast<double>(count));
  const QuadratureRule rule = gauss_hermite(std::clamp(static_cast<int>(root), 2, kLargestRule));
  NormalNodes nodes{dimension, {}, {}};
  const std::size_t seconds = dimension == 1 ? 1 : rule.nodes.size();
  for (std::size_t i = 0; i < rule.nodes.size(); ++i) {
    for (std::size_t j = 0; j < seconds; ++j) {
      const double weight = rule.weights[i] * (dimension == 1 ? 1.0 : rule.weights[j]);
      if (weight < kLeastWeight) continue;
      nodes.points.push_back(rule.nodes[i]);
      if (dimension == 2) nodes.points.push_back(rule.nodes[j]);
      nodes.weights.push_back(weight);
    }
  }
  return nodes;
}

/// Half of what antithetic draws are, one after the other.
std::vector<double> half_draws(std::size_t dimension, std::size_t pairs, std::uint64_t seed, std::uint64_t step) {
  RandomStream random(seed, RandomPurpose::kNormalNodes, step);
  std::vector<double> draws(dimension * pairs);
  for (double& draw : draws) draw = sample_normal(random);
  return draws;
}

/// Each draw z becomes C^-1 z, where C C^T is their mean square.
void whiten(std::vector<double>& draws, std::size_t dimension) {
  const std::size_t pairs = draws.size() / dimension;
  std::vector<double> square(dimension * dimension, 0.0);
  for (std::size_t k = 0; k < pairs; ++k) {
    const double* z = draws.data() + k * dimension;
    for (std::size_t i = 0; i < dimension; ++i) {
      for (std::size_t j = 0; j <= i; ++j) square[i * dimension + j] += z[i] * z[j] / static_cast<double>(pairs);
    }
  }
  const auto size = static_cast<Eigen::Index>(dimension);
  using Rows = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  Eigen::Map<Rows> matrix(square.data(), size, size);
  const Rows factor = matrix.selfadjointView<Eigen::Lower>().llt().matrixL();
  for (std::size_t k = 0; k < pairs; ++k)
    solve_lower({factor.data(), square.size()}, {draws.data() + k * dimension, dimension});
}

void scale_coordinates(std::vector<double>& draws, std::size_t dimension) {
  const std::size_t pairs = draws.size() / dimension;
  for (std::size_t i = 0; i < dimension; ++i) {
    double square = 0.0;
    for (std::size_t k = 0; k < pairs; ++k) square += draws[k * dimension + i] * draws[k * dimension + i];
    const double scale = std::sqrt(static_cast<double>(pairs) / square);
    for (std::size_t k = 0; k < pairs; ++k) draws[k * dimension + i] *= scale;
  }
}

NormalNodes antithetic(std::size_t dimension, const std::vector<double>& half) {
  const std::size_t pairs = half.size() / dimension;
  NormalNodes nodes{dimension, {}, std::vector<double>(2 * pairs, 0.5 / static_cast<double>(pairs))};
  nodes.points.reserve(2 * half.size());
  for (std::size_t k = 0; k < pairs; ++k) {
    for (const double sign : {1.0, -1.0}) {
      for (std::size_t i = 0; i < dimension; ++i) nodes.points.push_back(sign * half[k * dimension + i]);
    }
  }
  return nodes;
}

std::size_t pairs_of(int count) { return static_cast<std::size_t>(count + 1) / 2; }

}  // namespace

int usual_nodes(std::size_t dimension) noexcept {
  if (dimension == 1) return 64;
  if (dimension == 2) return 24 * 24;
  return std::max(256, 4 * static_cast<int>(dimension));
}

NormalNodes common_nodes(std::size_t dimension, int count, std::uint64_t seed) {
  if (dimension <= 2) return quadrature_nodes(dimension, count);
  std::vector<double> half = half_draws(dimension, pairs_of(count), seed, 0);
  if (pairs_of(count) >= dimension) {
    whiten(half, dimension);
    whiten(half, dimension);  // where there are hardly enough, the first time leaves rounding
  } else {
    scale_coordinates(half, dimension);
  }
  return antithetic(dimension, half);
}

NormalNodes fresh_nodes(std::size_t dimension, int count, std::uint64_t seed, std::uint64_t step) {
  return antithetic(dimension, half_draws(dimension, pairs_of(count), seed, step));
}

}  // namespace ldavi
