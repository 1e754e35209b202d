// SPDX-License-Identifier: Apache-2.0
#include "inference/token_split.hpp"

namespace ldavi {

void TokenSplit::split(const DocumentCounts& document, TokenHalves& halves) {
  halves.observed_terms.clear();
  halves.observed_counts.clear();
  halves.scored_terms.clear();
  halves.scored_counts.clear();
  for (std::size_t i = 0; i < document.size(); ++i) {
    std::uint32_t observed = 0;
    for (std::uint32_t copy = 0; copy < document.counts[i]; ++copy)
      observed += static_cast<std::uint32_t>(random_() >> 16U & 1U);
    if (observed > 0) {
      halves.observed_terms.push_back(document.terms[i]);
      halves.observed_counts.push_back(observed);
    }
    if (const std::uint32_t scored = document.counts[i] - observed; scored > 0) {
      halves.scored_terms.push_back(document.terms[i]);
      halves.scored_counts.push_back(scored);
    }
  }
}

}  // namespace ldavi
