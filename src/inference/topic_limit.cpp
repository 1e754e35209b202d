// SPDX-License-Identifier: Apache-2.0
#include "inference/topic_limit.hpp"

#include <algorithm>

#include "ldavi/base/matrix.hpp"

namespace ldavi {
namespace {

/// The fewest topics of a document in the end, and the fewest tokens of one that may have no more.
constexpr std::uint64_t kLeastNarrow = 4;
constexpr std::uint64_t kTokensOfLeastNarrow = 24;

/// Of a title of some words nobody can tell which few topics it has: the shorter it is, the more of them stay.
constexpr std::uint64_t least_narrow(std::uint64_t num_tokens) noexcept {
  return num_tokens < kTokensOfLeastNarrow ? kLeastNarrow + (kTokensOfLeastNarrow - num_tokens) / 3 : kLeastNarrow;
}

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
      all_(true) {
  // Longer documents have no fewer.
  for (std::uint64_t tokens = 1; tokens <= kTokensOfLeastNarrow; ++tokens) all_ = all_ && of_document(tokens) == num_topics;
}

std::size_t TopicLimit::of_document(std::uint64_t num_tokens) const noexcept {
  if (tokens_per_topic_ == 0) return most_;
  const std::uint64_t topics = num_tokens / tokens_per_topic_;
  if (narrow_) return std::min<std::size_t>(most_, std::max(topics, least_narrow(num_tokens)));
  // Rows are padded: what is rounded up costs nothing.
  return std::min(most_, std::max(Matrix::padded(static_cast<std::size_t>(topics)), Matrix::kLanes));
}

}  // namespace ldavi
