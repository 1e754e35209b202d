// SPDX-License-Identifier: Apache-2.0
#include "ldavi/evaluation/diversity.hpp"

#include <algorithm>

namespace ldavi {

double topic_diversity(const std::vector<std::vector<std::uint32_t>>& top_terms, std::size_t size) {
  std::vector<std::uint32_t> all;
  for (const std::vector<std::uint32_t>& terms : top_terms) {
    all.insert(all.end(), terms.begin(), terms.begin() + static_cast<std::ptrdiff_t>(std::min(size, terms.size())));
  }
  if (all.empty()) return 0.0;
  std::sort(all.begin(), all.end());
  const auto distinct = std::unique(all.begin(), all.end()) - all.begin();
  return static_cast<double>(distinct) / static_cast<double>(all.size());
}

}  // namespace ldavi
