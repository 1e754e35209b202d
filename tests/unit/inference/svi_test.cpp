// SPDX-License-Identifier: Apache-2.0
// What is svi's own; its minibatches are held against the textbook in online_engine_test.cpp.
#include "inference/svi.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "ldavi/inference/train.hpp"
#include "ldavi/math/dirichlet.hpp"
#include "support/engine_run.hpp"
#include "support/matching.hpp"
#include "support/planted_corpus.hpp"

namespace ldavi {
namespace {

TEST(Svi, FindsPlantedTopicsAndTheirPriors) {
  const PlantedCorpus planted =
      plant_corpus({.num_topics = 5, .num_terms = 200, .num_documents = 1500, .mean_tokens = 80, .alpha = {0.1}, .eta = 0.05});
  TrainOptions options;
  options.engine = SviOptions{};
  options.num_topics = 5;
  options.num_threads = 1;
  options.stop.max_passes = 10;

  const TopicModel model = train(planted.corpus, options).model;

  std::vector<std::vector<double>> found;
  const Matrix topics = topic_term_probabilities(model);
  for (std::size_t k = 0; k < 5; ++k) found.emplace_back(topics.row(k), topics.row(k) + topics.cols());
  for (const Match& match : match_by_cosine(planted.topics, found)) EXPECT_GT(match.cosine, 0.98);
  EXPECT_GT(total(alpha_of(model)), 0.2);
  EXPECT_LT(total(alpha_of(model)), 1.0);
  EXPECT_GT(model.eta, 0.02);
  EXPECT_LT(model.eta, 0.12);
}

TEST(Svi, LeavesGivenPriorsAlone) {
  TrainOptions options = plain_online("svi", 3, 10, 5);
  options.priors.alpha = {0.5, 0.25, 0.125};
  options.priors.eta = 0.07;
  EngineRun run(random_counts(60, 20, 2), options);
  run.step(3);

  const TopicModel model = run.model();
  EXPECT_EQ(alpha_of(model), options.priors.alpha);
  EXPECT_EQ(model.eta, 0.07);
}

}  // namespace
}  // namespace ldavi
