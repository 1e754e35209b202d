// SPDX-License-Identifier: Apache-2.0
// What the tests of both online engines look at.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "ldavi/inference/train.hpp"
#include "ldavi/math/dirichlet.hpp"
#include "support/engine_run.hpp"
#include "support/matching.hpp"
#include "support/planted_corpus.hpp"

namespace ldavi {

struct Found {
  double worst_cosine = 1.0;
  double alpha_total = 0.0;
  double eta = 0.0;
};

/// Of ten passes over 1,500 documents with 5 topics, whose alpha is .1 for each and whose eta is .05.
inline Found find_planted_topics(const EngineOptions& engine) {
  const PlantedCorpus planted =
      plant_corpus({.num_topics = 5, .num_terms = 200, .num_documents = 1500, .mean_tokens = 80, .alpha = {0.1}, .eta = 0.05});
  TrainOptions options;
  options.engine = engine;
  options.num_topics = 5;
  options.num_threads = 1;
  options.stop.max_passes = 10;
  const TopicModel model = train(planted.corpus, options).model;
  std::vector<std::vector<double>> topics;
  const Matrix probabilities = topic_term_probabilities(model);
  for (std::size_t k = 0; k < 5; ++k) topics.emplace_back(probabilities.row(k), probabilities.row(k) + probabilities.cols());
  Found found;
  for (const Match& match : match_by_cosine(planted.topics, topics))
    found.worst_cosine = std::min(found.worst_cosine, match.cosine);
  found.alpha_total = total(alpha_of(model));
  found.eta = model.eta;
  return found;
}

/// After three passes with these priors, which are not to be learned.
inline TopicModel with_given_priors(const std::string& engine, const std::vector<double>& alpha, double eta) {
  TrainOptions options = plain_online(engine, static_cast<int>(alpha.size()), 10, 5);
  options.priors.alpha = alpha;
  options.priors.eta = eta;
  EngineRun run(random_counts(60, 20, 2), options);
  run.step(3);
  return run.model();
}

}  // namespace ldavi
