// SPDX-License-Identifier: Apache-2.0
// Pairs learned topics with known ones.
#pragma once

#include <cstddef>
#include <vector>

namespace ldavi {

double cosine(const std::vector<double>& a, const std::vector<double>& b);

/// Half the sum of absolute differences of two distributions: 0 where they are equal, 1 where they share nothing.
double total_variation(const std::vector<double>& a, const std::vector<double>& b);

struct Match {
  std::size_t index = 0;
  double cosine = 0.0;
};

/// For each vector of `wanted` its partner in `found`, no partner twice: the pair of the highest cosine first, then the best of what
/// is left.
/// found.size() >= wanted.size().
std::vector<Match> match_by_cosine(const std::vector<std::vector<double>>& wanted,
                                   const std::vector<std::vector<double>>& found);

}  // namespace ldavi
