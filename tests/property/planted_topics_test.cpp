// SPDX-License-Identifier: Apache-2.0
// Topics that documents were drawn from are found again.
#include <gtest/gtest.h>

#include <algorithm>

#include "ldavi/inference/train.hpp"
#include "support/engine_run.hpp"
#include "support/matching.hpp"
#include "support/planted_corpus.hpp"

namespace ldavi {
namespace {

constexpr double kFound = 0.98;

std::vector<std::vector<double>> rows_of(const Matrix& matrix) {
  std::vector<std::vector<double>> rows;
  for (std::size_t i = 0; i < matrix.rows(); ++i) rows.emplace_back(matrix.row(i), matrix.row(i) + matrix.cols());
  return rows;
}

struct Recovery {
  double worst_cosine = 1.0;
  TrainResult result;
  std::vector<Match> matches;
};

Recovery recover(const PlantedCorpus& planted, const EngineOptions& engine, std::uint64_t seed, int max_passes = 200) {
  TrainOptions options;
  options.engine = engine;
  options.num_topics = static_cast<int>(planted.topics.size());
  options.seed = seed;
  options.num_threads = 1;
  options.stop.max_passes = max_passes;
  Recovery recovery;
  recovery.result = train(planted.corpus, options);
  recovery.matches = match_by_cosine(planted.topics, rows_of(topic_term_probabilities(recovery.result.model)));
  for (const Match& match : recovery.matches) recovery.worst_cosine = std::min(recovery.worst_cosine, match.cosine);
  return recovery;
}

TEST(PlantedTopics, AreFoundByBothEngines) {
  for (const std::uint64_t seed : {2, 3, 4}) {
    const PlantedCorpus planted = plant_corpus({.num_topics = 5, .num_documents = 500, .seed = seed});
    EXPECT_GT(recover(planted, Cvb0Options{}, 1).worst_cosine, kFound) << "cvb0, corpus " << seed;
    EXPECT_GT(recover(planted, VbOptions{}, 1).worst_cosine, kFound) << "vb, corpus " << seed;
  }
}

/// Few documents, and no more passes than for a first look.
TEST(PlantedTopics, AreFoundInAHundredDocumentsByTenPasses) {
  for (const std::uint64_t seed : {2, 3, 4, 5, 6, 7}) {
    const PlantedCorpus planted = plant_corpus({.num_topics = 5, .num_documents = 100, .seed = seed});
    EXPECT_GT(recover(planted, Cvb0Options{}, 1, 10).worst_cosine, kFound) << "corpus " << seed;
  }
}

TEST(PlantedTopics, AreFoundWithThePriorOfTheirDocuments) {
  const std::vector<double> planted_alpha{0.1, 0.2, 0.4, 0.8};
  const PlantedCorpus planted =
      plant_corpus({.num_topics = 4, .num_documents = 600, .mean_tokens = 200, .alpha = planted_alpha, .seed = 3});

  const Recovery recovery = recover(planted, Cvb0Options{.tolerance = 0.0}, 1);

  ASSERT_GT(recovery.worst_cosine, kFound);
  const std::vector<double> alpha = alpha_of(recovery.result.model);
  for (std::size_t k = 0; k < 4; ++k) EXPECT_NEAR(alpha[recovery.matches[k].index] / planted_alpha[k], 1.0, 0.25) << k;
}

}  // namespace
}  // namespace ldavi
