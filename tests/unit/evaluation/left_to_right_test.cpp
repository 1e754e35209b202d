// SPDX-License-Identifier: Apache-2.0
#include "ldavi/evaluation/left_to_right.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numeric>

#include "ldavi/base/error.hpp"
#include "ldavi/inference/completion.hpp"
#include "support/small_corpora.hpp"

namespace ldavi {
namespace {

constexpr std::size_t kTerms = 3;

/// V x 2.
Matrix two_topics() {
  Matrix topics(kTerms, 2);
  const float rows[kTerms][2] = {{0.7F, 0.1F}, {0.2F, 0.3F}, {0.1F, 0.6F}};
  for (std::size_t term = 0; term < kTerms; ++term) {
    for (std::size_t k = 0; k < 2; ++k) topics(term, k) = rows[term][k];
  }
  return topics;
}

std::vector<std::uint32_t> all_documents(const Corpus& corpus) {
  std::vector<std::uint32_t> documents(corpus.num_documents());
  std::iota(documents.begin(), documents.end(), 0U);
  return documents;
}

LeftToRight score(const Matrix& topics, const std::vector<double>& alpha, const Corpus& corpus, std::uint32_t num_particles,
                  std::uint64_t seed = 1, int num_threads = 1) {
  return score_left_to_right(topics, alpha, corpus, all_documents(corpus), {num_particles, seed, num_threads});
}

/// The sum over all ways to give the tokens topics, of two.
double exact_probability(const std::vector<std::size_t>& tokens, const Matrix& topics, const std::vector<double>& alpha) {
  double sum = 0.0;
  for (std::size_t ways = 0; ways < std::size_t{1} << tokens.size(); ++ways) {
    double probability = 1.0;
    std::vector<double> counts = alpha;
    for (std::size_t n = 0; n < tokens.size(); ++n) {
      const std::size_t k = ways >> n & 1U;
      probability *= static_cast<double>(topics(tokens[n], k)) * counts[k] / (counts[0] + counts[1]);
      counts[k] += 1.0;
    }
    sum += probability;
  }
  return sum;
}

TEST(LeftToRight, OfOneTopicIsThatOfItsWords) {
  Matrix topics(kTerms, 1);
  topics(0, 0) = 0.5F;
  topics(1, 0) = topics(2, 0) = 0.25F;
  for (const std::uint32_t num_particles : {1U, 7U}) {
    const LeftToRight scored = score(topics, {0.3}, corpus_of({{3, 0, 1}, {0, 2, 0}}), num_particles);
    ASSERT_EQ(scored.num_documents(), 2U);
    EXPECT_NEAR(scored.log_probabilities[0], 3 * std::log(0.5) + std::log(0.25), 1e-12);
    EXPECT_NEAR(scored.log_probabilities[1], 2 * std::log(0.25), 1e-12);
    EXPECT_EQ(scored.num_tokens(), 6U);
    EXPECT_EQ(scored.num_particles, num_particles);
  }
}

TEST(LeftToRight, OfEvenTopicsIsTheNumberOfTerms) {
  Matrix topics(40, 5);
  for (std::size_t term = 0; term < 40; ++term) {
    for (std::size_t k = 0; k < 5; ++k) topics(term, k) = 1.0F / 40;
  }
  const LeftToRight scored = score(topics, {0.5, 0.4, 0.3, 0.2, 0.1}, corpus_of(random_counts(10, 40, 1)), 4);
  EXPECT_NEAR(scored.perplexity(), 40.0, 1e-4);
  EXPECT_NEAR(scored.nats_per_token(), std::log(40.0), 1e-6);
}

TEST(LeftToRight, NearsTheExactProbabilityOfSmallDocuments) {
  for (const double alpha : {0.05, 0.3, 1.0}) {
    const std::vector<double> priors{alpha, 0.7 * alpha};
    const Corpus corpus = corpus_of({{1, 0, 1}, {1, 0, 2}, {2, 1, 0}, {2, 0, 2}, {3, 0, 3}});
    const std::vector<std::vector<std::size_t>> tokens{{0, 2}, {0, 2, 2}, {0, 0, 1}, {0, 0, 2, 2}, {0, 0, 0, 2, 2, 2}};
    const LeftToRight scored = score(two_topics(), priors, corpus, 30'000);
    for (std::size_t d = 0; d < tokens.size(); ++d) {
      EXPECT_NEAR(scored.log_probabilities[d], std::log(exact_probability(tokens[d], two_topics(), priors)), 0.03)
          << alpha << " " << d;
    }
  }
}

/// Also where particles are few.
TEST(LeftToRight, HasTheExactProbabilityForItsMean) {
  const std::vector<double> priors{0.05, 0.05};
  const Corpus corpus = corpus_of({{2, 0, 2}});
  const double exact = exact_probability({0, 0, 2, 2}, two_topics(), priors);
  constexpr int kSeeds = 4'000;
  double sum = 0.0;
  double squares = 0.0;
  for (int seed = 0; seed < kSeeds; ++seed) {
    const double estimate =
        std::exp(score(two_topics(), priors, corpus, 2, static_cast<std::uint64_t>(seed)).log_probabilities[0]) / exact;
    sum += estimate;
    squares += estimate * estimate;
  }
  const double mean = sum / kSeeds;
  EXPECT_NEAR(mean, 1.0, 4 * std::sqrt((squares / kSeeds - mean * mean) / kSeeds));
}

TEST(LeftToRight, HasTheSameBitsForAnyNumberOfThreadsAndWhateverElseIsScored) {
  const Corpus corpus = corpus_of(random_counts(60, kTerms, 4));
  const std::vector<double> alpha{0.3, 0.2};
  const LeftToRight one = score(two_topics(), alpha, corpus, 5);
  EXPECT_EQ(score(two_topics(), alpha, corpus, 5, 1, 4).log_probabilities, one.log_probabilities);
  const std::vector<std::uint32_t> some{3, 17, 59};
  const LeftToRight alone = score_left_to_right(two_topics(), alpha, corpus, some, {5, 1, 2});
  for (std::size_t i = 0; i < some.size(); ++i) EXPECT_EQ(alone.log_probabilities[i], one.log_probabilities[some[i]]);
  EXPECT_NE(score(two_topics(), alpha, corpus, 5, 2).log_probabilities, one.log_probabilities);
}

TEST(LeftToRight, LeavesOutDocumentsWithoutATokenAndTakesSmallAlpha) {
  const LeftToRight scored = score(two_topics(), {0.0, 0.0}, corpus_of({{0, 0, 0}, {1, 0, 0}}), 3);
  ASSERT_EQ(scored.num_documents(), 1U);
  EXPECT_NEAR(scored.log_probabilities[0], std::log(0.4), 1e-7);
  EXPECT_TRUE(std::isnan(score(two_topics(), {0.1, 0.1}, corpus_of({{0, 0, 0}}), 3).perplexity()));
}

TEST(LeftToRight, RefusesWhatDoesNotFit) {
  const Corpus corpus = corpus_of({{1, 0, 0}});
  EXPECT_THROW(score(two_topics(), {0.1}, corpus, 3), InvalidArgument);
  EXPECT_THROW(score(two_topics(), {0.1, -0.1}, corpus, 3), InvalidArgument);
  EXPECT_THROW(score(two_topics(), {0.1, std::numeric_limits<double>::quiet_NaN()}, corpus, 3), InvalidArgument);
  EXPECT_THROW(score(Matrix(4, 2), {0.1, 0.1}, corpus, 3), InvalidArgument);
  EXPECT_THROW(score(two_topics(), {0.1, 0.1}, corpus, 0), InvalidArgument);
}

}  // namespace
}  // namespace ldavi
