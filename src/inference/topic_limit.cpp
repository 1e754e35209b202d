// SPDX-License-Identifier: Apache-2.0
#include "inference/topic_limit.hpp"

#include <algorithm>

#include "ldavi/base/matrix.hpp"

namespace ldavi {
namespace {

std::size_t most_topics(const Cvb0Options& options, std::size_t num_topics, std::size_t num_cells) {
  if (options.most_topics > 0) return std::min(num_topics, static_cast<std::size_t>(options.most_topics));
  constexpr std::size_t kMostValues = std::size_t{3} << 27U;  // 768 MiB of responsibilities
  constexpr std::size_t kMostForAll = 256;                    // more topics are slower all than in lists
  constexpr std::size_t kMostListed = 64;
  const std::size_t affordable = kMostValues / std::max<std::size_t>(1, num_cells) / Matrix::kLanes * Matrix::kLanes;
  if (num_topics <= std::min(kMostForAll, affordable)) return num_topics;
  return std::min(num_topics, std::clamp(affordable, Matrix::kLanes, kMostListed));
}

}  // namespace

TopicLimit::TopicLimit(const Cvb0Options& options, std::size_t num_topics, std::size_t num_cells)
    : most_(most_topics(options, num_topics, num_cells)),
      tokens_per_topic_(static_cast<std::size_t>(options.tokens_per_topic)),
      all_(most_ == num_topics && (tokens_per_topic_ == 0 || num_topics <= Matrix::kLanes)) {}

std::size_t TopicLimit::of_document(std::uint64_t num_tokens) const noexcept {
  if (tokens_per_topic_ == 0) return most_;
  // Rows are padded: what is rounded up costs nothing.
  const std::size_t topics = Matrix::padded(static_cast<std::size_t>(num_tokens / tokens_per_topic_));
  return std::min(most_, std::max(topics, Matrix::kLanes));
}

}  // namespace ldavi
