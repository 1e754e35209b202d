// SPDX-License-Identifier: Apache-2.0
#include "inference/cvb0_schedule.hpp"

#include <algorithm>
#include <limits>

namespace ldavi {
namespace {

constexpr int kInterval = 5;

int scheduled(int max_passes) { return std::min(max_passes, Cvb0Schedule::kMostPasses); }

}  // namespace

Cvb0Schedule::Cvb0Schedule(std::size_t num_topics, double surplus_share, int max_passes)
    : Cvb0Schedule(num_topics, static_cast<std::size_t>(static_cast<double>(num_topics) * surplus_share), max_passes) {}

Cvb0Schedule Cvb0Schedule::from(std::size_t start, std::size_t num_topics, int max_passes) {
  return {num_topics, start - num_topics, max_passes};
}

Cvb0Schedule::Cvb0Schedule(std::size_t num_topics, std::size_t surplus, int max_passes)
    : num_topics_(num_topics),
      first_leaving_(std::max(1, (scheduled(max_passes) / 5 + kInterval - 1) / kInterval)),
      last_leaving_(scheduled(max_passes) * 3 / 5 / kInterval),
      narrow_(max_passes < 5 ? std::numeric_limits<int>::max() : scheduled(max_passes) * 4 / 5),
      surplus_(first_leaving_ <= last_leaving_ ? surplus : 0) {}

std::size_t Cvb0Schedule::topics_of_pass(int pass) const noexcept {
  if (surplus_ == 0) return num_topics_;
  const int most = last_leaving_ - first_leaving_ + 1;
  const auto left = static_cast<std::size_t>(most - std::clamp(pass / kInterval - first_leaving_ + 1, 0, most));
  return num_topics_ + surplus_ * left / static_cast<std::size_t>(most);
}

bool Cvb0Schedule::chooses(int pass) const noexcept {
  return pass == narrow_ || pass % (pass / kInterval <= last_leaving_ ? kInterval : 4 * kInterval) == 0;
}

std::vector<std::size_t> Cvb0Schedule::numbers_of_topics() const {
  std::vector<std::size_t> numbers{topics_of_pass(0)};
  for (int leaving = first_leaving_; leaving <= last_leaving_; ++leaving)
    numbers.push_back(topics_of_pass(leaving * kInterval));
  return numbers;
}

}  // namespace ldavi
