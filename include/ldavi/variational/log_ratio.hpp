// SPDX-License-Identifier: Apache-2.0
// Isometric log-ratio coordinates: a simplex of D parts as R^(D-1), without borders.
//
// The coordinates are those of log x in the orthonormal basis of Helmert of the vectors that sum to 0: column k of V, k = 1 ...
// D-1, has 1 / sqrt(k (k+1)) in its first k entries, -k / sqrt(k (k+1)) in the next, and 0 after. Distances of coordinates are
// Aitchison's distances. No function here stores V: running sums take its place, so the cost is D. All are safe to call by
// several threads.
// Source: Egozcue, Pawlowsky-Glahn, Mateu-Figueras, Barcelo-Vidal 2003, "Isometric logratio transformations".
#pragma once

#include <span>

namespace ldavi {

/// z = V^T log x. simplex: D >= 1 parts x, which need not sum to 1, as a common factor changes nothing. z: D - 1 coordinates.
/// Throws InvalidArgument where a part is not positive and finite, naming it (replace zeros before: smoothed proportions have
/// none), or where the sizes do not agree. Cost: D logarithms.
void to_log_ratios(std::span<const double> simplex, std::span<double> z);

/// x_i = e^((V z)_i) / sum_j e^((V z)_j). Parts that would underflow are the smallest normal number.
/// Throws InvalidArgument where the sizes do not agree. Cost: D exponentials.
void from_log_ratios(std::span<const double> z, std::span<double> simplex);

/// z = V^T y, the linear part of the first. y: D >= 1 values; z: D - 1. Throws InvalidArgument where the sizes do not agree.
void to_contrasts(std::span<const double> y, std::span<double> z);

/// y = V z, the linear part of the second: the y of sum 0 that has these contrasts.
void from_contrasts(std::span<const double> z, std::span<double> y);

}  // namespace ldavi
