// SPDX-License-Identifier: Apache-2.0
// Corpora drawn from the model itself, with topics that are known.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "ldavi/corpus/corpus.hpp"

namespace ldavi {

struct PlantedOptions {
  std::size_t num_topics = 5;
  std::size_t num_terms = 200;
  std::size_t num_documents = 500;
  /// Mean of the Poisson number of tokens; a document has at least one.
  double mean_tokens = 100.0;
  /// Of the mixtures: one number for every topic, or one a topic.
  std::vector<double> alpha{0.1};
  /// K x K, row-major; where it is given, mixtures are softmax(factor z), z ~ N(0, I), whatever alpha says.
  std::vector<double> factor{};
  /// Of the topics.
  double eta = 0.05;
  std::uint64_t seed = 1;
};

struct PlantedCorpus {
  Corpus corpus;
  /// K x V: topics[k] ~ Dir(eta).
  std::vector<std::vector<double>> topics;
  /// D x K: mixtures[d] ~ Dir(alpha), or softmax of a normal variable.
  std::vector<std::vector<double>> mixtures;
  /// D x K: tokens of a document that were drawn from a topic.
  std::vector<std::vector<std::uint32_t>> topic_counts;
};

/// The same for the same options, on every machine. Document d does not depend on how many there are.
PlantedCorpus plant_corpus(const PlantedOptions& options);

}  // namespace ldavi
