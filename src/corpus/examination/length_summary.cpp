// SPDX-License-Identifier: Apache-2.0
#include "corpus/examination/length_summary.hpp"

#include <algorithm>
#include <numeric>

namespace ldavi {

LengthSummary summarize_lengths(std::vector<std::uint32_t> lengths) {
  LengthSummary summary;
  if (lengths.empty()) return summary;
  std::sort(lengths.begin(), lengths.end());
  const std::size_t parts = summary.deciles.size() - 1;
  for (std::size_t i = 0; i <= parts; ++i) {
    // The nearest rank, from 1: the least length that a share of i/10 of the documents does not exceed.
    const std::size_t rank = std::max<std::size_t>(1, (i * lengths.size() + parts - 1) / parts);
    summary.deciles[i] = lengths[rank - 1];
  }
  const auto sum = std::accumulate(lengths.begin(), lengths.end(), std::uint64_t{0});
  summary.mean = static_cast<double>(sum) / static_cast<double>(lengths.size());
  return summary;
}

}  // namespace ldavi
