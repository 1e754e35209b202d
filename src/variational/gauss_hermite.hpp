// SPDX-License-Identifier: Apache-2.0
// Nodes and weights of the Gauss-Hermite rule for the standard normal.
#pragma once

#include <vector>

namespace ldavi {

struct QuadratureRule {
  std::vector<double> nodes;  ///< ascending, symmetric around 0
  std::vector<double> weights;
};

/// E[f(z)], z ~ N(0, 1), is sum_k weights_k f(nodes_k), exactly for polynomials up to degree 2 size - 1. 1 <= size <= 200.
/// Accuracy: nodes to 1e-13 absolutely, weights to 1e-12 relatively.
/// Source: eigenvalues of the recurrence's tridiagonal matrix (Golub and Welsch 1969), then Newton's method on the normalised
/// Hermite polynomial.
QuadratureRule gauss_hermite(int size);

}  // namespace ldavi
