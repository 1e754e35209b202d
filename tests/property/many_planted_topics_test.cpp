// SPDX-License-Identifier: Apache-2.0
// Twenty planted topics in 5,000 documents are found again. A start may end with two topics in one, as every local method may: of three
// seeds one must find all of them.
#include <gtest/gtest.h>

#include <algorithm>

#include "ldavi/inference/train.hpp"
#include "support/matching.hpp"
#include "support/planted_corpus.hpp"

namespace ldavi {
namespace {

double worst_cosine(const PlantedCorpus& planted, std::uint64_t seed) {
  TrainOptions options;
  options.num_topics = static_cast<int>(planted.topics.size());
  options.seed = seed;
  const Matrix probabilities = topic_term_probabilities(train(planted.corpus, options).model);
  std::vector<std::vector<double>> topics;
  for (std::size_t k = 0; k < probabilities.rows(); ++k)
    topics.emplace_back(probabilities.row(k), probabilities.row(k) + probabilities.cols());
  double worst = 1.0;
  for (const Match& match : match_by_cosine(planted.topics, topics)) worst = std::min(worst, match.cosine);
  return worst;
}

TEST(ManyPlantedTopics, AreFoundByCvb0FromOneOfThreeSeeds) {
  for (const std::uint64_t corpus : {2, 3, 4}) {
    const PlantedCorpus planted =
        plant_corpus({.num_topics = 20, .num_terms = 1000, .num_documents = 5000, .eta = 0.1, .seed = corpus});
    double best = 0.0;
    for (const std::uint64_t seed : {1, 2, 3}) best = std::max(best, worst_cosine(planted, seed));
    EXPECT_GT(best, 0.98) << "corpus " << corpus;
  }
}

}  // namespace
}  // namespace ldavi
