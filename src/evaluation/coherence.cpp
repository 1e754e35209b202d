// SPDX-License-Identifier: Apache-2.0
#include "ldavi/evaluation/coherence.hpp"

#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>

#include "ldavi/math/special.hpp"

namespace ldavi {
namespace {

double mean_or_nan(double sum, std::size_t size) {
  return size == 0 ? std::numeric_limits<double>::quiet_NaN() : sum / static_cast<double>(size);
}

/// What `value(topic)` gives, NaN where a topic has none.
template <class Value>
Coherence mean_over_topics(const Cooccurrence& counts, const Value& value) {
  Coherence coherence;
  double sum = 0.0;
  std::size_t num_topics = 0;
  for (const TopicCooccurrence& topic : counts.topics) {
    coherence.topics.push_back(value(topic));
    if (std::isnan(coherence.topics.back())) continue;
    sum += coherence.topics.back();
    ++num_topics;
  }
  coherence.mean = mean_or_nan(sum, num_topics);
  return coherence;
}

/// Means over pairs, then over topics, of what `measure(topic, i, j)` (j < i) gives for a pair, if anything.
template <class Measure>
Coherence mean_over_pairs(const Cooccurrence& counts, const Measure& measure) {
  return mean_over_topics(counts, [&](const TopicCooccurrence& topic) {
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
    return mean_or_nan(sum, num_pairs);
  });
}

/// A pair of words, each of which is in some window.
struct PairShares {
  double first;
  double second;
  double both;

  double information() const noexcept { return log((both + kCoherenceEpsilon) / (first * second)); }
  double normalised_information() const noexcept { return information() / -log(both + kCoherenceEpsilon); }
};

/// Nothing where a word is in no window.
std::optional<PairShares> shares(const TopicCooccurrence& topic, std::uint64_t num_windows, std::size_t i, std::size_t j) {
  if (topic.windows[i] == 0 || topic.windows[j] == 0) return std::nullopt;
  const auto all = static_cast<double>(num_windows);
  const std::uint64_t both = i == j ? topic.windows[i] : topic.both(i, j);
  return PairShares{static_cast<double>(topic.windows[i]) / all, static_cast<double>(topic.windows[j]) / all,
                    static_cast<double>(both) / all};
}

/// C_NPMI of a pair, or of a word with itself.
std::optional<double> smoothed_npmi(const TopicCooccurrence& topic, std::uint64_t num_windows, std::size_t i, std::size_t j) {
  const std::optional<PairShares> pair = shares(topic, num_windows, i, j);
  if (!pair) return std::nullopt;
  return pair->both == 1.0 ? 1.0 : pair->normalised_information();
}

/// The cosine of a vector with the sum of all vectors, 0 where either is nothing but zeros.
double cosine(const double* vector, const std::vector<double>& sum) {
  double product = 0.0;
  double square = 0.0;
  double square_of_sum = 0.0;
  for (std::size_t i = 0; i < sum.size(); ++i) {
    product += vector[i] * sum[i];
    square += vector[i] * vector[i];
    square_of_sum += sum[i] * sum[i];
  }
  return square == 0.0 || square_of_sum == 0.0 ? 0.0 : product / (std::sqrt(square) * std::sqrt(square_of_sum));
}

}  // namespace

Coherence umass_coherence(const Cooccurrence& counts) {
  return mean_over_pairs(counts, [](const TopicCooccurrence& topic, std::size_t i, std::size_t j) -> std::optional<double> {
    if (topic.windows[j] == 0) return std::nullopt;
    return log((static_cast<double>(topic.both(i, j)) + 1.0) / static_cast<double>(topic.windows[j]));
  });
}

Coherence npmi_coherence(const Cooccurrence& counts) {
  const auto all = static_cast<double>(counts.num_windows);
  return mean_over_pairs(counts, [&](const TopicCooccurrence& topic, std::size_t i, std::size_t j) -> std::optional<double> {
    const auto both = static_cast<double>(topic.both(i, j));
    if (both == 0.0) return -1.0;
    if (both == all) return 1.0;
    return log(both * all / (static_cast<double>(topic.windows[i]) * static_cast<double>(topic.windows[j]))) / -log(both / all);
  });
}

Coherence uci_coherence(const Cooccurrence& counts) {
  return mean_over_pairs(counts, [&](const TopicCooccurrence& topic, std::size_t i, std::size_t j) -> std::optional<double> {
    const std::optional<PairShares> pair = shares(topic, counts.num_windows, i, j);
    if (!pair) return std::nullopt;
    return pair->information();
  });
}

Coherence c_npmi_coherence(const Cooccurrence& counts) {
  return mean_over_pairs(counts, [&](const TopicCooccurrence& topic, std::size_t i, std::size_t j) {
    return std::optional(smoothed_npmi(topic, counts.num_windows, i, j).value_or(-1.0));
  });
}

Coherence c_v_coherence(const Cooccurrence& counts) {
  return mean_over_topics(counts, [&](const TopicCooccurrence& topic) {
    const std::size_t size = topic.num_words();
    if (size < 2) return std::numeric_limits<double>::quiet_NaN();
    std::vector<double> vectors(size * size);
    std::vector<double> sum(size, 0.0);
    for (std::size_t i = 0; i < size; ++i) {
      for (std::size_t j = 0; j < size; ++j) {
        vectors[i * size + j] = smoothed_npmi(topic, counts.num_windows, i, j).value_or(0.0);
        sum[j] += vectors[i * size + j];
      }
    }
    double cosines = 0.0;
    for (std::size_t i = 0; i < size; ++i) cosines += cosine(&vectors[i * size], sum);
    return cosines / static_cast<double>(size);
  });
}

}  // namespace ldavi
