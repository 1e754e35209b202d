// SPDX-License-Identifier: Apache-2.0
#include "inference/topic_limit.hpp"

#include <algorithm>

#include "ldavi/base/matrix.hpp"

namespace ldavi {
namespace {

/// A short document's share of N / 12 would leave it nothing to choose from.
constexpr std::size_t kLeastNarrow = 8;

std::size_t most_topics(const Cvb0Options& options, std::size_t num_topics, std::size_t num_cells) {
  if (options.most_topics > 0) return std::min(num_topics, static_cast<std::size_t>(options.most_topics));
  constexpr std::size_t kMostValues = std::size_t{1} << 28U;  // 512 MiB of responsibilities
  constexpr std::size_t kMostForAll = 256;                    // more topics are slower all than in lists
  constexpr std::size_t kMostListed = 64;
  const std::size_t affordable = kMostValues / std::max<std::size_t>(1, num_cells) / Matrix::kLanes * Matrix::kLanes;
  if (num_topics <= std::min(kMostForAll, affordable)) return num_topics;
  return std::min(num_topics, std::clamp(affordable, Matrix::kLanes, kMostListed));
}

}  // namespace

TopicLimit::TopicLimit(const Cvb0Options& options, Breadth breadth, std::size_t num_topics, std::size_t num_cells)
    : narrow_(breadth == Breadth::kNarrow && options.tokens_per_topic_at_end > 0),
      most_(most_topics(options, num_topics, num_cells)),
      tokens_per_topic_(static_cast<std::size_t>(narrow_ ? options.tokens_per_topic_at_end : options.tokens_per_topic)),
      all_(of_document(0) == num_topics) {}

std::size_t TopicLimit::of_document(std::uint64_t num_tokens) const noexcept {
  if (tokens_per_topic_ == 0) return most_;
  const auto topics = static_cast<std::size_t>(num_tokens / tokens_per_topic_);
  // Rows are padded: what is rounded up costs nothing.
  return std::min(most_, narrow_ ? std::max(topics, kLeastNarrow) : std::max(Matrix::padded(topics), Matrix::kLanes));
}

}  // namespace ldavi
