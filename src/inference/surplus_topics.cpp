// SPDX-License-Identifier: Apache-2.0
#include "inference/surplus_topics.hpp"

#include <algorithm>
#include <numeric>

#include "ldavi/math/special.hpp"

namespace ldavi {

RemovalCost::RemovalCost() : table_(std::size_t{1} << 16U) {
  constexpr double kLeast = 1e-3;
  const double largest = static_cast<double>(table_.size() - 1);
  for (std::size_t r = 0; r < table_.size(); ++r)
    table_[r] = static_cast<float>(-log(std::max(kLeast, 1.0 - static_cast<double>(r) / largest)));
}

std::vector<std::size_t> dearest_topics(std::span<const double> costs, std::size_t count) {
  std::vector<std::size_t> topics(costs.size());
  std::iota(topics.begin(), topics.end(), std::size_t{0});
  std::stable_sort(topics.begin(), topics.end(), [&](std::size_t a, std::size_t b) { return costs[a] > costs[b]; });
  topics.resize(count);
  std::sort(topics.begin(), topics.end());
  return topics;
}

}  // namespace ldavi
