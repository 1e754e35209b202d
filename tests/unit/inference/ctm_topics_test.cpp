// SPDX-License-Identifier: Apache-2.0
#include "inference/ctm_topics.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "support/small_corpora.hpp"

namespace ldavi {
namespace {

constexpr std::size_t kTopics = 3;
constexpr double kEta = 0.1;

/// Numbers above 0 that differ.
Matrix some_matrix(std::size_t rows) {
  Matrix matrix(rows, kTopics);
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t k = 0; k < kTopics; ++k) matrix(i, k) = 0.1F + static_cast<float>((7 * i + 3 * k) % 11);
  }
  return matrix;
}

/// Each row adds up to 1.
Matrix some_mixtures(std::size_t rows) {
  Matrix mixtures = some_matrix(rows);
  for (std::size_t i = 0; i < rows; ++i) {
    float sum = 0.0F;
    for (std::size_t k = 0; k < kTopics; ++k) sum += mixtures(i, k);
    for (std::size_t k = 0; k < kTopics; ++k) mixtures(i, k) /= sum;
  }
  return mixtures;
}

double total_of(const Matrix& lambda, std::size_t k) {
  double sum = 0.0;
  for (std::size_t w = 0; w < lambda.rows(); ++w) sum += static_cast<double>(lambda(w, k));
  return sum;
}

TEST(CtmTopics, ShowsProbabilitiesRelativeToTheLargestOfATerm) {
  const Corpus corpus = corpus_of({{2, 0, 1}, {1, 3, 0}});
  const TrainingSet set(corpus, 0);
  Executor executor(1);
  CtmTopics topics(set, kTopics, executor);
  topics.take(some_matrix(3));
  for (std::uint32_t w = 0; w < 3; ++w) {
    double largest = 0.0;
    for (std::size_t k = 0; k < kTopics; ++k) {
      const double probability = static_cast<double>(topics.lambda()(w, k)) / total_of(topics.lambda(), k);
      largest = std::max(largest, probability);
      EXPECT_NEAR(topics.rows()(w, k) * std::exp(topics.log_scale(w)), probability, 1e-6);
      EXPECT_NEAR(topics.inverse_totals()[k] * total_of(topics.lambda(), k), 1.0, 1e-6);
    }
    EXPECT_EQ(*std::max_element(topics.rows().row(w), topics.rows().row(w) + kTopics), 1.0F);
    EXPECT_NEAR(topics.copies(w, 6.0F, 3), 2.0 / largest, 1e-5 / largest);
  }
}

TEST(CtmTopics, LearnsFromTokensWithoutTheirOwnCopies) {
  const CountRows counts = random_counts(30, 70, 3);
  const Corpus corpus = corpus_of(counts);
  const TrainingSet set(corpus, 0);
  const Matrix mixtures = some_mixtures(set.num_documents());
  std::vector<float> ratios(set.num_cells());
  for (std::size_t cell = 0; cell < ratios.size(); ++cell) ratios[cell] = 1.0F + static_cast<float>(cell % 5);
  const Matrix before = some_matrix(70);
  std::vector<std::vector<double>> expected(70, std::vector<double>(kTopics, 0.0));
  for (std::size_t d = 0; d < set.num_documents(); ++d) {
    const DocumentCounts document = set.document(d);
    for (std::size_t i = 0; i < document.size(); ++i) {
      const std::uint32_t w = document.terms[i];
      double largest = 0.0;
      for (std::size_t k = 0; k < kTopics; ++k) largest = std::max(largest, before(w, k) / total_of(before, k));
      const double p = document.counts[i] / static_cast<double>(ratios[set.first_cell(d) + i]) * largest;
      for (std::size_t k = 0; k < kTopics; ++k) {
        const double theta = mixtures(d, k);
        const double phi = theta / p * before(w, k) / total_of(before, k) / (1.0 + theta / (p * total_of(before, k)));
        expected[w][k] += document.counts[i] * phi;
      }
    }
  }

  Matrix of_one_thread;
  for (const int num_threads : {1, 3}) {
    Executor executor(num_threads);
    CtmTopics topics(set, kTopics, executor);
    topics.take(before);
    topics.learn(mixtures, ratios, kEta);

    EXPECT_TRUE(topics.is_finite());
    const std::vector<std::uint64_t> totals = term_totals(counts);
    for (std::size_t w = 0; w < 70; ++w) {
      const double sum = expected[w][0] + expected[w][1] + expected[w][2];
      for (std::size_t k = 0; k < kTopics; ++k) {
        const double lambda = kEta + (sum > 0.0 ? expected[w][k] * static_cast<double>(totals[w]) / sum : 0.0);
        EXPECT_NEAR(topics.lambda()(w, k), lambda, 1e-5 * lambda) << "term " << w << ", topic " << k;
        if (num_threads > 1) {
          EXPECT_EQ(topics.lambda()(w, k), of_one_thread(w, k));
        }
      }
    }
    of_one_thread = topics.lambda();
  }
}

TEST(CtmTopics, LeaveThePriorToTermsOfNoDocument) {
  const Corpus corpus = corpus_of({{1, 0, 2}});
  const TrainingSet set(corpus, 0);
  Executor executor(1);
  CtmTopics topics(set, kTopics, executor);
  topics.take(some_matrix(3));
  topics.learn(some_mixtures(1), std::vector<float>{1.0F, 2.0F}, kEta);
  for (std::size_t k = 0; k < kTopics; ++k) EXPECT_EQ(topics.lambda()(1, k), static_cast<float>(kEta));
}

TEST(CtmTopics, TellThatANumberIsNotFinite) {
  const Corpus corpus = corpus_of({{1, 2}});
  const TrainingSet set(corpus, 0);
  Executor executor(1);
  CtmTopics topics(set, kTopics, executor);
  Matrix lambda = some_matrix(2);
  lambda(1, 1) = std::numeric_limits<float>::infinity();
  topics.take(lambda);
  EXPECT_FALSE(topics.is_finite());
}

}  // namespace
}  // namespace ldavi
