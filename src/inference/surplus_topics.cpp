// SPDX-License-Identifier: Apache-2.0
#include "inference/surplus_topics.hpp"

#include <algorithm>
#include <numeric>

#include "ldavi/math/special.hpp"

namespace ldavi {

namespace {

/// Leaving later gains nothing, and whoever allows a million passes wants to converge.
constexpr int kMostPasses = 500;

}  // namespace

SurplusTopics::SurplusTopics(std::size_t num_topics, double share, int max_passes, int interval)
    : num_topics_(num_topics),
      interval_(interval),
      first_(std::max(1, (std::min(max_passes, kMostPasses) / 5 + interval - 1) / interval)),
      last_(std::min(max_passes, kMostPasses) * 3 / 5 / interval),
      surplus_(first_ <= last_ ? static_cast<std::size_t>(static_cast<double>(num_topics) * share) : 0) {}

std::size_t SurplusTopics::topics_of_pass(int pass) const noexcept {
  if (surplus_ == 0) return num_topics_;
  const auto leavings = static_cast<std::size_t>(last_ - first_ + 1);
  const auto done = static_cast<std::size_t>(std::clamp(pass / interval_ - first_ + 1, 0, last_ - first_ + 1));
  return num_topics_ + surplus_ * (leavings - done) / leavings;
}

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
