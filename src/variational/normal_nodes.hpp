// SPDX-License-Identifier: Apache-2.0
// Points with weights that stand for a standard normal vector: expectations become sums over them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace ldavi {

/// E[f(z)], z ~ N(0, I), is about sum_k weights_k f(point(k)); the weights sum to 1.
struct NormalNodes {
  std::size_t dimension = 0;
  std::vector<double> points;  ///< one after the other
  std::vector<double> weights;

  std::size_t size() const noexcept { return weights.size(); }
  std::span<const double> point(std::size_t k) const noexcept { return {points.data() + k * dimension, dimension}; }
};

/// How many nodes common_nodes takes where nobody says: 64 in one dimension, 24^2 in two, else 4 a dimension and at least 256.
int usual_nodes(std::size_t dimension) noexcept;

/// The nodes of an objective that is to be the same function at every step, about `count` of them, count >= 2.
/// In one and two dimensions a (product) Gauss-Hermite rule, whose nodes of weight below 1e-20 are left out: a density need not
/// be looked at twenty deviations away. Otherwise antithetic draws of (seed, kNormalNodes, 0), an even number: their mean is 0.
/// Where there are at least two a dimension they are whitened, so that their covariance is I but for rounding and the
/// expectation of a quadratic is exact; where there are fewer each coordinate has variance 1.
NormalNodes common_nodes(std::size_t dimension, int count, std::uint64_t seed);

/// Antithetic draws of (seed, kNormalNodes, step), the count rounded up to be even: for a stochastic objective. step > 0.
NormalNodes fresh_nodes(std::size_t dimension, int count, std::uint64_t seed, std::uint64_t step);

}  // namespace ldavi
