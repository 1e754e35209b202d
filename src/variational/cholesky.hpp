// SPDX-License-Identifier: Apache-2.0
// Cholesky factors of small symmetric positive definite matrices: A = L L^T.
//
// Matrices are n x n, row-major; of A the lower triangle is read, and L stands in the lower triangle of its matrix,
// whatever is above.
#pragma once

#include <cstddef>
#include <span>

namespace ldavi {

/// A becomes L, in place. False where A is not positive definite in double precision; then it holds nothing of use. Cost:
/// n^3 / 3 flops.
[[nodiscard]] bool cholesky(std::span<double> matrix, std::size_t n);

/// b becomes A^-1 b. Cost: 2 n^2.
void cholesky_solve(std::span<const double> factor, std::size_t n, std::span<double> b);

/// A^-1, both triangles. Cost: n^3.
void cholesky_inverse(std::span<const double> factor, std::size_t n, std::span<double> inverse);

/// log |A|.
double cholesky_log_determinant(std::span<const double> factor, std::size_t n);

}  // namespace ldavi
