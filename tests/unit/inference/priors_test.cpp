// SPDX-License-Identifier: Apache-2.0
#include "inference/priors.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "ldavi/base/error.hpp"
#include "ldavi/base/random.hpp"
#include "support/oracle_lda.hpp"
#include "support/planted_corpus.hpp"
#include "support/random_purposes.hpp"
#include "support/small_corpora.hpp"

namespace ldavi {
namespace {

// That of expected_digamma_difference below a mean of 1e-4, and floats.
constexpr double kError = 1e-3;

/// rows x cols counts between 0 and 5, a third of them tiny, as responsibilities make them.
Matrix fractional_counts(std::size_t rows, std::size_t cols) {
  Matrix counts(rows, cols);
  RandomStream random(1, kPlantedDocuments, 0);
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t k = 0; k < cols; ++k)
      counts(i, k) = static_cast<float>(random.uniform() * (random.below(3) == 0 ? 1e-6 : 5.0));
  }
  return counts;
}

oracle::Rows rows_of(const Matrix& matrix) {
  oracle::Rows rows;
  for (std::size_t i = 0; i < matrix.rows(); ++i) rows.emplace_back(matrix.row(i), matrix.row(i) + matrix.cols());
  return rows;
}

Matrix matrix_of(const CountRows& counts) {
  Matrix matrix(counts.size(), counts.front().size());
  for (std::size_t i = 0; i < counts.size(); ++i) {
    for (std::size_t k = 0; k < matrix.cols(); ++k) matrix(i, k) = static_cast<float>(counts[i][k]);
  }
  return matrix;
}

Matrix transposed(const Matrix& matrix) {
  Matrix out(matrix.cols(), matrix.rows());
  for (std::size_t i = 0; i < matrix.rows(); ++i) {
    for (std::size_t j = 0; j < matrix.cols(); ++j) out(j, i) = matrix(i, j);
  }
  return out;
}

std::vector<double> column_sums(const Matrix& matrix) {
  std::vector<double> sums(matrix.cols(), 0.0);
  for (std::size_t i = 0; i < matrix.rows(); ++i) {
    for (std::size_t k = 0; k < sums.size(); ++k) sums[k] += static_cast<double>(matrix(i, k));
  }
  return sums;
}

/// Rows of documents as update_alpha asks for them; zeros are left out.
std::function<void(std::size_t, TopicCounts&)> counts_in(const Matrix& matrix) {
  return [&matrix](std::size_t d, TopicCounts& counts) {
    counts = {};
    for (std::size_t k = 0; k < matrix.cols(); ++k) {
      if (matrix(d, k) <= 0.0F) continue;
      counts.topics.push_back(static_cast<std::uint32_t>(k));
      counts.counts.push_back(matrix(d, k));
    }
  };
}

TEST(UpdateAlpha, IsTheOraclesStep) {
  const CountRows counts = random_counts(70, 10, 2);
  const Matrix topic_counts = fractional_counts(70, 3);
  Executor executor(2);
  std::vector<double> alpha{0.05, 0.5, 3.0};
  const oracle::Vector expected = oracle::updated_alpha(counts, rows_of(topic_counts), {0.05L, 0.5L, 3.0L});

  const Corpus corpus = corpus_of(counts);
  update_alpha(alpha, counts_in(topic_counts), TrainingSet(corpus, 0), executor);

  for (std::size_t k = 0; k < 3; ++k) EXPECT_NEAR(alpha[k] / static_cast<double>(expected[k]), 1.0, kError) << k;
}

TEST(UpdateEta, IsTheOraclesStep) {
  const Matrix term_counts = fractional_counts(150, 5);
  Executor executor(2);
  double eta = 0.07;
  const auto expected = static_cast<double>(oracle::updated_eta(rows_of(term_counts), 0.07L));

  update_eta(eta, term_counts, column_sums(term_counts), executor);

  EXPECT_NEAR(eta / expected, 1.0, kError);
}

// Counts that are known are taken for uncertain, which costs some per cent; in long documents few counts are so small that it matters.
constexpr double kRecovered = 0.08;

TEST(UpdateAlpha, RecoversThePlantedPrior) {
  const std::vector<double> planted_alpha{0.3, 1.0, 3.0};
  const PlantedCorpus planted =
      plant_corpus({.num_topics = 3, .num_terms = 5, .num_documents = 600, .mean_tokens = 1500, .alpha = planted_alpha});
  const Matrix topic_counts = matrix_of(planted.topic_counts);
  const TrainingSet set(planted.corpus, 0);
  Executor executor(1);
  std::vector<double> alpha(3, 0.1);

  for (int step = 0; step < 200; ++step) update_alpha(alpha, counts_in(topic_counts), set, executor);

  for (std::size_t k = 0; k < 3; ++k) EXPECT_NEAR(alpha[k] / planted_alpha[k], 1.0, kRecovered) << k;
}

TEST(UpdateEta, RecoversThePlantedPrior) {
  // Documents over topics stand for topics over terms.
  const PlantedCorpus planted =
      plant_corpus({.num_topics = 200, .num_terms = 5, .num_documents = 20, .mean_tokens = 40'000, .alpha = {0.4}});
  const Matrix term_counts = transposed(matrix_of(planted.topic_counts));
  Executor executor(1);
  double eta = 0.01;

  for (int step = 0; step < 200; ++step) update_eta(eta, term_counts, column_sums(term_counts), executor);

  EXPECT_NEAR(eta / 0.4, 1.0, kRecovered);
}

TEST(Priors, TakeCountsThatRoundingLeftBelowZeroForZero) {
  Executor executor(1);
  const Corpus corpus = corpus_of({{3}, {2}});
  const TrainingSet set(corpus, 0);
  Matrix counts = matrix_of({{3, 0}, {1, 1}});
  std::vector<double> expected(2, 0.5);
  update_alpha(expected, counts_in(counts), set, executor);
  counts(0, 1) = -1e-7F;
  std::vector<double> alpha(2, 0.5);

  update_alpha(alpha, counts_in(counts), set, executor);

  EXPECT_EQ(alpha, expected);
}

TEST(PriorRest, ComesWhenNeitherPriorMovesByMoreThanAPerCent) {
  EXPECT_TRUE(PriorRest(false).resting());
  PriorRest rest(true);
  EXPECT_FALSE(rest.resting());
  rest.observe({0.5, 0.5}, 0.1);
  EXPECT_FALSE(rest.resting());
  rest.observe({0.6, 0.405}, 0.1005);
  EXPECT_TRUE(rest.resting());
  rest.observe({0.6, 0.405}, 0.11);
  EXPECT_FALSE(rest.resting());
  for (int step = 3; step < 9; ++step) rest.observe({1.0 + step, 1.0}, 0.1);
  EXPECT_FALSE(rest.resting());
  rest.observe({30.0, 1.0}, 0.1);
  EXPECT_TRUE(rest.resting()) << "after ten steps";
}

TEST(Priors, StayInTheirRange) {
  Executor executor(1);
  const Corpus corpus = corpus_of({{3}, {2}});
  const TrainingSet set(corpus, 0);
  const Matrix counts = matrix_of({{3, 0}, {2, 0}});
  std::vector<double> alpha(2, kSmallestPrior);
  double eta = kSmallestPrior;

  update_alpha(alpha, counts_in(counts), set, executor);
  update_eta(eta, Matrix(4, 2), {0.0, 0.0}, executor);

  EXPECT_EQ(alpha[1], kSmallestPrior) << "no document has the topic";
  EXPECT_EQ(eta, kSmallestPrior) << "there is nothing to learn from";
}

TEST(WithinPriorRange, HoldsAnyNumberAndRefusesNone) {
  EXPECT_EQ(within_prior_range(0.5), 0.5);
  EXPECT_EQ(within_prior_range(-1.0), kSmallestPrior);
  EXPECT_EQ(within_prior_range(HUGE_VAL), kLargestPrior);
  EXPECT_THROW(within_prior_range(std::nan("")), NumericError);
}

}  // namespace
}  // namespace ldavi
