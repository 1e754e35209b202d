// SPDX-License-Identifier: Apache-2.0
// Small products and solutions with a lower-triangular matrix, all entries row by row, those above the diagonal not looked at.
// Sums run in the order of the indices: the same bits on every machine.
#pragma once

#include <cstddef>
#include <span>

namespace ldavi {

inline constexpr double kHalfLogTwoPi = 0.91893853320467274178;

/// out = L x. out may not be x.
void multiply_lower(std::span<const double> factor, std::span<const double> x, std::span<double> out) noexcept;

/// out = L^T x. out may not be x.
void multiply_lower_transposed(std::span<const double> factor, std::span<const double> x, std::span<double> out) noexcept;

/// x becomes L^-1 x.
void solve_lower(std::span<const double> factor, std::span<double> x) noexcept;

/// x becomes L^-T x.
void solve_lower_transposed(std::span<const double> factor, std::span<double> x) noexcept;

/// sum_i log L_ii.
double log_diagonal(std::span<const double> factor, std::size_t size) noexcept;

/// log sum_i exp(terms_i); -inf where all are.
double log_sum_exp(std::span<const double> terms) noexcept;

}  // namespace ldavi
