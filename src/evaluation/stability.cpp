// SPDX-License-Identifier: Apache-2.0
#include "ldavi/evaluation/stability.hpp"

#include <limits>
#include <numeric>

#include "ldavi/base/error.hpp"
#include "ldavi/evaluation/matching.hpp"

namespace ldavi {

Stability topic_stability(const TopicWords& reference, std::span<const TopicWords> others,
                          const TopicDistanceOptions& options) {
  if (others.empty()) throw InvalidArgument("stability needs another run");
  TermMap same_terms(reference.num_terms);
  std::iota(same_terms.begin(), same_terms.end(), 0U);
  Stability stability;
  stability.topics.assign(reference.num_topics(), 0.0);
  for (const TopicWords& other : others) {
    if (other.num_terms != reference.num_terms) throw InvalidArgument("runs must be over the same terms");
    const DistanceMatrix distances = topic_distances(reference, other, same_terms, options);
    const auto partners = match_rows(distances);
    for (std::size_t k = 0; k < partners.size(); ++k) {
      if (partners[k]) stability.topics[k] += (1.0 - distances(k, *partners[k])) / static_cast<double>(others.size());
    }
  }
  double sum = 0.0;
  std::size_t num_topics = 0;
  for (std::size_t k = 0; k < reference.num_topics(); ++k) {
    if (reference.topics[k].empty()) {
      stability.topics[k] = std::numeric_limits<double>::quiet_NaN();
      continue;
    }
    sum += stability.topics[k];
    ++num_topics;
  }
  stability.mean = num_topics > 0 ? sum / static_cast<double>(num_topics) : std::numeric_limits<double>::quiet_NaN();
  return stability;
}

}  // namespace ldavi
