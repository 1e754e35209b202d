// SPDX-License-Identifier: Apache-2.0
#include "ldavi/evaluation/coherence.hpp"

#include <limits>
#include <optional>

#include "ldavi/math/special.hpp"

namespace ldavi {
namespace {

double mean_or_nan(double sum, std::size_t size) {
  return size == 0 ? std::numeric_limits<double>::quiet_NaN() : sum / static_cast<double>(size);
}

/// Means over pairs, then over topics, of what `measure(topic, i, j)` (j < i) gives for a pair, if anything.
template <class Measure>
Coherence mean_over_pairs(const Cooccurrence& counts, const Measure& measure) {
  Coherence coherence;
  double sum_of_topics = 0.0;
  std::size_t num_topics = 0;
  for (const TopicCooccurrence& topic : counts.topics) {
    double sum = 0.0;
    std::size_t num_pairs = 0;
    for (std::size_t i = 1; i < topic.num_words(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (const std::optional<double> value = measure(topic, i, j)) {
          sum += *value;
          ++num_pairs;
        }
      }
    }
    coherence.topics.push_back(mean_or_nan(sum, num_pairs));
    if (num_pairs == 0) continue;
    sum_of_topics += coherence.topics.back();
    ++num_topics;
  }
  coherence.mean = mean_or_nan(sum_of_topics, num_topics);
  return coherence;
}

}  // namespace

Coherence umass_coherence(const Cooccurrence& counts) {
  return mean_over_pairs(counts, [](const TopicCooccurrence& topic, std::size_t i, std::size_t j) -> std::optional<double> {
    if (topic.documents[j] == 0) return std::nullopt;
    return log((static_cast<double>(topic.both(i, j)) + 1.0) / static_cast<double>(topic.documents[j]));
  });
}

Coherence npmi_coherence(const Cooccurrence& counts) {
  const auto all = static_cast<double>(counts.num_documents);
  return mean_over_pairs(counts, [&](const TopicCooccurrence& topic, std::size_t i, std::size_t j) -> std::optional<double> {
    const auto both = static_cast<double>(topic.both(i, j));
    if (both == 0.0) return -1.0;
    if (both == all) return 1.0;
    return log(both * all / (static_cast<double>(topic.documents[i]) * static_cast<double>(topic.documents[j]))) /
           -log(both / all);
  });
}

}  // namespace ldavi
