// SPDX-License-Identifier: Apache-2.0
#include "ldavi/inference/completion.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <limits>
#include <numeric>
#include <random>

#include "ldavi/base/error.hpp"
#include "ldavi/base/random.hpp"
#include "support/random_purposes.hpp"
#include "support/small_corpora.hpp"

namespace ldavi {
namespace {

/// V x K weights, most of them small, as after training.
Matrix some_weights(std::size_t num_terms, std::size_t num_topics) {
  Matrix weights(num_terms, num_topics);
  RandomStream random(7, kPlantedTopics, 0);
  for (std::size_t term = 0; term < num_terms; ++term) {
    for (std::size_t k = 0; k < num_topics; ++k) {
      weights(term, k) = static_cast<float>(random.below(3) == 0 ? 40.0 * random.uniform() : 0.01);
    }
  }
  return weights;
}

std::vector<double> some_alpha(std::size_t num_topics) {
  std::vector<double> alpha;
  for (std::size_t k = 0; k < num_topics; ++k) alpha.push_back(0.5 / static_cast<double>(k + 1));
  return alpha;
}

std::vector<std::uint32_t> all_documents(const Corpus& corpus) {
  std::vector<std::uint32_t> documents(corpus.num_documents());
  std::iota(documents.begin(), documents.end(), 0U);
  return documents;
}

Completion complete(const Matrix& weights, const std::vector<double>& alpha, const Corpus& corpus, int num_threads = 1) {
  return complete_documents(word_probabilities(weights), alpha, corpus, all_documents(corpus), num_threads);
}

// The protocol once more, from its definition, token by token and in long double.

struct OracleScore {
  long double log_probability = 0;
  std::uint64_t tokens = 0;
  std::uint64_t documents = 0;
};

std::vector<long double> oracle_mixture(const std::vector<std::size_t>& tokens, const Matrix& weights,
                                        const std::vector<double>& alpha) {
  const std::size_t num_topics = alpha.size();
  std::vector<long double> totals(num_topics, 0);
  for (std::size_t term = 0; term < weights.rows(); ++term) {
    for (std::size_t k = 0; k < num_topics; ++k) totals[k] += static_cast<long double>(weights(term, k));
  }
  std::vector<long double> theta(num_topics, 1.0L / static_cast<long double>(num_topics));
  for (int update = 0; update < 20'000; ++update) {
    std::vector<long double> next(alpha.begin(), alpha.end());
    for (const std::size_t term : tokens) {
      long double sum = 0;
      for (std::size_t k = 0; k < num_topics; ++k) sum += theta[k] * static_cast<long double>(weights(term, k)) / totals[k];
      for (std::size_t k = 0; k < num_topics; ++k)
        next[k] += theta[k] * static_cast<long double>(weights(term, k)) / totals[k] / sum;
    }
    const long double whole = std::accumulate(next.begin(), next.end(), 0.0L);
    for (std::size_t k = 0; k < num_topics; ++k) theta[k] = next[k] / whole;
  }
  for (std::size_t k = 0; k < num_topics; ++k) theta[k] /= totals[k];  // so that a score is sum_k of it times a weight
  return theta;
}

OracleScore oracle_score(const CountRows& counts, const Matrix& weights, const std::vector<double>& alpha) {
  std::mt19937 random(12345);
  OracleScore score;
  for (const std::vector<std::uint32_t>& document : counts) {
    std::vector<std::size_t> halves[2];
    for (std::size_t term = 0; term < document.size(); ++term) {
      for (std::uint32_t copy = 0; copy < document[term]; ++copy) halves[random() / 65'536 % 2].push_back(term);
    }
    if (halves[0].empty() || halves[1].empty()) continue;
    const std::vector<long double> scaled = oracle_mixture(halves[1], weights, alpha);
    for (const std::size_t term : halves[0]) {
      long double probability = 0;
      for (std::size_t k = 0; k < alpha.size(); ++k) probability += scaled[k] * static_cast<long double>(weights(term, k));
      score.log_probability += std::log(probability);
    }
    score.tokens += halves[0].size();
    ++score.documents;
  }
  return score;
}

TEST(Completion, EqualsTheProtocolWrittenOut) {
  for (const std::size_t num_topics : {1, 2, 5, 20}) {
    const CountRows counts = random_counts(12, 15, num_topics);
    const Matrix weights = some_weights(15, num_topics);
    const Completion completion = complete(weights, some_alpha(num_topics), corpus_of(counts));
    const OracleScore expected = oracle_score(counts, weights, some_alpha(num_topics));
    EXPECT_EQ(completion.num_documents(), expected.documents);
    EXPECT_EQ(completion.num_tokens(), expected.tokens);
    const auto nats = static_cast<double>(-expected.log_probability / static_cast<long double>(expected.tokens));
    EXPECT_NEAR(completion.nats_per_token(), nats, 1e-4) << num_topics;
    EXPECT_NEAR(completion.perplexity() / std::exp(nats), 1.0, 1e-4) << num_topics;
  }
}

/// The draws are 1 1 1 0: three copies of term 0 are observed, term 1 is scored. Topic 0 has term 0 alone and topic 1 term 1,
/// so that theta_1 = .5 / (1 + 3), which is the probability of term 1.
TEST(Completion, IsRightWhereItCanBeDoneByHand) {
  Matrix weights(2, 2);
  weights(0, 0) = 7.0F;
  weights(1, 1) = 3.0F;
  const Completion completion = complete(weights, {0.5, 0.5}, corpus_of({{3, 1}}));
  ASSERT_EQ(completion.num_documents(), 1U);
  EXPECT_EQ(completion.tokens.front(), 1U);
  EXPECT_EQ(completion.observed_tokens, 3U);
  EXPECT_NEAR(completion.perplexity(), 8.0, 1e-5);
}

/// One topic: the mixture is 1, the score the words' own probabilities.
TEST(Completion, OfOneTopicIsThatOfItsWords) {
  Matrix weights(2, 1);
  weights(0, 0) = 3.0F;
  weights(1, 0) = 1.0F;
  const Completion completion = complete(weights, {0.1}, corpus_of({{3, 1}}));
  EXPECT_NEAR(completion.perplexity(), 4.0, 1e-6);
}

/// The draws go on: 1 for the first document, 1 1 0 for the third.
TEST(Completion, LeavesOutDocumentsWithOneSideAloneButTakesTheirDraws) {
  const Matrix weights = some_weights(2, 2);
  const Completion completion = complete(weights, {0.5, 0.5}, corpus_of({{1, 0}, {0, 0}, {2, 1}, {1, 0}}));
  ASSERT_EQ(completion.num_documents(), 1U);
  EXPECT_EQ(completion.tokens.front(), 1U);
  EXPECT_EQ(completion.observed_tokens, 2U);
}

TEST(Completion, ScoresTheDocumentsNamed) {
  const CountRows counts = random_counts(9, 10, 3);
  const Corpus corpus = corpus_of(counts);
  const Matrix topics = word_probabilities(some_weights(10, 4));
  const std::vector<std::uint32_t> some{1, 4, 8};
  const Completion named = complete_documents(topics, some_alpha(4), corpus, some, 1);
  const Completion alone = complete_documents(topics, some_alpha(4), corpus_of({counts[1], counts[4], counts[8]}),
                                              std::vector<std::uint32_t>{0, 1, 2}, 1);
  EXPECT_EQ(named.log_probabilities, alone.log_probabilities);
  EXPECT_EQ(named.tokens, alone.tokens);
}

TEST(Completion, HasTheSameBitsForAnyNumberOfThreads) {
  const Corpus corpus = corpus_of(random_counts(1'300, 30, 11));  // several batches
  const Matrix weights = some_weights(30, 17);
  const Completion one = complete(weights, some_alpha(17), corpus, 1);
  EXPECT_GT(one.num_documents(), 1'000U);
  for (const int num_threads : {2, 3, 8}) {
    const Completion many = complete(weights, some_alpha(17), corpus, num_threads);
    ASSERT_EQ(many.tokens, one.tokens);
    EXPECT_EQ(
        std::memcmp(many.log_probabilities.data(), one.log_probabilities.data(), one.log_probabilities.size() * sizeof(double)),
        0)
        << num_threads;
  }
}

TEST(Completion, GetsWorseWithTopicsOfOtherWords) {
  Matrix right(4, 2);
  right(0, 0) = right(1, 0) = right(2, 1) = right(3, 1) = 1.0F;
  Matrix wrong(4, 2);
  wrong(0, 0) = wrong(2, 0) = wrong(1, 1) = wrong(3, 1) = 1.0F;
  const CountRows counts(20, {6, 6, 0, 0});
  EXPECT_LT(complete(right, {0.1, 0.1}, corpus_of(counts)).perplexity(),
            complete(wrong, {0.1, 0.1}, corpus_of(counts)).perplexity());
}

TEST(Completion, OfNoDocumentHasNoPerplexity) {
  const Completion completion = complete(some_weights(2, 2), {0.5, 0.5}, corpus_of({{0, 0}}));
  EXPECT_EQ(completion.num_documents(), 0U);
  EXPECT_TRUE(std::isnan(completion.perplexity()));
}

TEST(Completion, TakesAnAlphaOfZeroForASmallOne) {
  const Completion zero = complete(some_weights(5, 3), {0.5, 0.0, 0.5}, corpus_of(random_counts(5, 5, 2)));
  const Completion small = complete(some_weights(5, 3), {0.5, 1e-8, 0.5}, corpus_of(random_counts(5, 5, 2)));
  EXPECT_EQ(zero.log_probabilities, small.log_probabilities);
}

TEST(Completion, RefusesWhatDoesNotFit) {
  const Corpus corpus = corpus_of({{2, 2}});
  EXPECT_THROW(complete(some_weights(3, 2), {0.5, 0.5}, corpus), InvalidArgument);
  EXPECT_THROW(complete(some_weights(2, 2), {0.5}, corpus), InvalidArgument);
  EXPECT_THROW(complete(some_weights(2, 2), {0.5, -0.5}, corpus), InvalidArgument);
  EXPECT_THROW(complete(some_weights(2, 2), {0.5, std::numeric_limits<double>::quiet_NaN()}, corpus), InvalidArgument);
  EXPECT_THROW(complete(Matrix(2, 0), {}, corpus), InvalidArgument);
}

TEST(WordProbabilities, SumToOneAndAreNeverZero) {
  Matrix weights(4, 3);
  weights(0, 0) = 3.0F;
  weights(1, 0) = 1.0F;
  weights(2, 1) = 1e-30F;
  const Matrix probabilities = word_probabilities(weights);
  EXPECT_NEAR(probabilities(0, 0), 0.75, 1e-7);
  EXPECT_NEAR(probabilities(2, 0), 1e-9, 1e-15);
  EXPECT_NEAR(probabilities(2, 1), 1.0, 1e-7);
  for (std::size_t term = 0; term < 4; ++term) EXPECT_EQ(probabilities(term, 2), 0.25F);  // a topic without any weight
  for (std::size_t k = 0; k < 3; ++k) {
    double sum = 0.0;
    for (std::size_t term = 0; term < 4; ++term) sum += static_cast<double>(probabilities(term, k));
    EXPECT_NEAR(sum, 1.0, 1e-6);
  }
}

TEST(WordProbabilities, RefuseWhatIsNoWeight) {
  for (const float bad : {-1.0F, std::numeric_limits<float>::infinity(), std::numeric_limits<float>::quiet_NaN()}) {
    Matrix weights = some_weights(3, 2);
    weights(1, 1) = bad;
    EXPECT_THROW(word_probabilities(weights), InvalidArgument) << bad;
  }
}

}  // namespace
}  // namespace ldavi
