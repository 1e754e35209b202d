// SPDX-License-Identifier: Apache-2.0
// The largest eigenvalues of a symmetric matrix, with their vectors.
#pragma once

#include <cstddef>
#include <vector>

namespace ldavi {

struct Eigenpair {
  double value = 0.0;
  /// Of length 1. The first of its entries of largest magnitude (but for rounding) is positive.
  std::vector<double> vector;
};

/// The `count` largest eigenvalues of the n x n matrix, the largest first; fewer where n is smaller. Equal values have orthogonal vectors.
/// matrix: row-major; what is above its diagonal is not looked at. Throws InvalidArgument where it has not n * n entries, or one that is not
/// finite. The same bits on every machine.
/// Accuracy: |A v - value v| and what vectors are not orthogonal by are at most kEigenMaxError n times the largest magnitude of an eigenvalue,
/// or 1.
/// Cost: 4/3 n^3 + 100 n count + n count^2 multiplications; n = 1,000 takes about a second.
/// Source: Householder's reduction to three diagonals; bisection by the signs of Sturm sequences (Barth, Martin, Wilkinson 1967); inverse
/// iteration (Peters, Wilkinson 1971).
std::vector<Eigenpair> largest_eigenpairs(std::vector<double> matrix, std::size_t n, std::size_t count);
inline constexpr double kEigenMaxError = 1e-14;

}  // namespace ldavi
