// SPDX-License-Identifier: Apache-2.0
#include "support/matching.hpp"

#include <cmath>
#include <numeric>

namespace ldavi {
namespace {

double dot(const std::vector<double>& a, const std::vector<double>& b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

}  // namespace

double cosine(const std::vector<double>& a, const std::vector<double>& b) {
  return dot(a, b) / std::sqrt(dot(a, a) * dot(b, b));
}

double total_variation(const std::vector<double>& a, const std::vector<double>& b) {
  double sum = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += 0.5 * std::abs(a[i] - b[i]);
  return sum;
}

std::vector<Match> match_by_cosine(const std::vector<std::vector<double>>& wanted,
                                   const std::vector<std::vector<double>>& found) {
  std::vector<Match> matches(wanted.size());
  std::vector<bool> has_partner(wanted.size(), false);
  std::vector<bool> is_taken(found.size(), false);
  for (std::size_t round = 0; round < wanted.size(); ++round) {
    std::size_t best = 0;
    Match match{0, -2.0};
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      for (std::size_t j = 0; j < found.size() && !has_partner[i]; ++j) {
        const double similarity = is_taken[j] ? -3.0 : cosine(wanted[i], found[j]);
        if (similarity > match.cosine) best = i, match = {j, similarity};
      }
    }
    matches[best] = match;
    has_partner[best] = true;
    is_taken[match.index] = true;
  }
  return matches;
}

}  // namespace ldavi
