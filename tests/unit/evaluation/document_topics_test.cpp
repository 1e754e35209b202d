// SPDX-License-Identifier: Apache-2.0
#include "ldavi/evaluation/document_topics.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "ldavi/base/error.hpp"
#include "ldavi/inference/infer.hpp"
#include "support/sample_model.hpp"
#include "support/small_corpora.hpp"

namespace ldavi {
namespace {

using Numbers = std::vector<std::uint32_t>;

Matrix matrix_of(const std::vector<std::vector<float>>& rows) {
  Matrix matrix(rows.size(), rows.front().size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t k = 0; k < rows[i].size(); ++k) matrix(i, k) = rows[i][k];
  }
  return matrix;
}

TEST(InferMixturesOf, GivesTheRowsOfTheDocumentsAskedFor) {
  const Corpus corpus = corpus_of(random_counts(40, 5, 3));
  const Matrix all = infer_mixtures(sample_model(), corpus, 1);
  const Numbers some{1, 7, 39, 7};
  for (const int num_threads : {1, 3}) {
    const Matrix mixtures = infer_mixtures_of(sample_model(), corpus, some, num_threads);
    ASSERT_EQ(mixtures.rows(), some.size());
    for (std::size_t i = 0; i < some.size(); ++i) {
      for (std::size_t k = 0; k < 3; ++k) EXPECT_EQ(mixtures(i, k), all(some[i], k));
    }
  }
  EXPECT_EQ(infer_mixtures_of(sample_model(), corpus, {}, 1).rows(), 0U);
  EXPECT_THROW(infer_mixtures_of(sample_model(), corpus_of({{1, 2}}), Numbers{0}, 1), InvalidArgument);
}

TEST(LargestTopics, AreTheFirstOfEqualOnes) {
  const Matrix mixtures = matrix_of({{0.2F, 0.5F, 0.3F}, {0.4F, 0.4F, 0.2F}, {0.1F, 0.45F, 0.45F}});
  EXPECT_EQ(largest_topics(mixtures), (Numbers{1, 0, 1}));
  EXPECT_EQ(rank_1_documents(mixtures), (std::vector<std::uint64_t>{1, 2, 0}));
  EXPECT_EQ(rank_1_documents(Matrix(0, 2)), (std::vector<std::uint64_t>{0, 0}));
}

TEST(MeanMixture, IsTheMeanOfEachColumn) {
  const std::vector<double> means = mean_mixture(matrix_of({{0.25F, 0.75F}, {0.75F, 0.25F}, {0.5F, 0.5F}, {1.0F, 0.0F}}));
  EXPECT_DOUBLE_EQ(means[0], 0.625);
  EXPECT_DOUBLE_EQ(means[1], 0.375);
  EXPECT_TRUE(std::isnan(mean_mixture(Matrix(0, 2))[1]));
}

TEST(MeanMixtureIntervals, AreAPointWhereAllDocumentsAreAlike) {
  const std::vector<Interval> intervals = mean_mixture_intervals(matrix_of({{0.25F, 0.75F}, {0.25F, 0.75F}}));
  EXPECT_DOUBLE_EQ(intervals[0].low, 0.25);
  EXPECT_DOUBLE_EQ(intervals[0].high, 0.25);
  EXPECT_DOUBLE_EQ(intervals[1].high, 0.75);
}

TEST(MeanMixtureIntervals, AreAsWideAsTheTheoryOfMeansSays) {
  constexpr std::size_t kDocuments = 400;
  Matrix mixtures(kDocuments, 2);
  for (std::size_t i = 0; i < kDocuments; ++i) {
    mixtures(i, 0) = i % 4 == 0 ? 1.0F : 0.0F;
    mixtures(i, 1) = 1.0F - mixtures(i, 0);
  }
  const Interval interval = mean_mixture_intervals(mixtures)[0];
  const double error = std::sqrt(0.25 * 0.75 / kDocuments);
  EXPECT_NEAR(interval.low, 0.25 - 1.96 * error, 0.2 * error);
  EXPECT_NEAR(interval.high, 0.25 + 1.96 * error, 0.2 * error);
}

TEST(MeanMixtureIntervals, HaveTheSameBitsForAnyNumberOfThreads) {
  const Matrix mixtures = infer_mixtures(sample_model(), corpus_of(random_counts(40, 5, 3)), 1);
  const std::vector<Interval> one = mean_mixture_intervals(mixtures, 1, 100, 1);
  for (const int num_threads : {2, 3, 8}) {
    const std::vector<Interval> many = mean_mixture_intervals(mixtures, 1, 100, num_threads);
    for (std::size_t k = 0; k < 3; ++k) {
      EXPECT_EQ(many[k].low, one[k].low);
      EXPECT_EQ(many[k].high, one[k].high);
    }
  }
  EXPECT_NE(mean_mixture_intervals(mixtures, 2, 100, 1)[0].low, one[0].low);
}

TEST(MeanMixtureIntervals, NeedADocument) {
  EXPECT_THROW(mean_mixture_intervals(Matrix(0, 2)), InvalidArgument);
  EXPECT_THROW(mean_mixture_intervals(matrix_of({{1.0F}}), 1, 0), InvalidArgument);
}

Numbers documents_of(const std::vector<RepresentativeDocument>& found) {
  Numbers numbers;
  for (const RepresentativeDocument& document : found) numbers.push_back(document.document);
  return numbers;
}

TEST(RepresentativeDocuments, HaveTheLargestSharesAndTheLowerNumberOfEqualOnes) {
  const Corpus corpus = corpus_of({{30}, {30}, {0}, {30}, {30}});
  const Matrix mixtures = matrix_of({{0.5F, 0.5F}, {0.25F, 0.75F}, {0.5F, 0.5F}, {0.875F, 0.125F}});
  const auto found = representative_documents(corpus, Numbers{0, 1, 3, 4}, mixtures, 3);
  EXPECT_EQ(documents_of(found[0]), (Numbers{4, 0, 3}));
  EXPECT_EQ(documents_of(found[1]), (Numbers{1, 0, 3}));
  EXPECT_EQ(found[0][0].share, 0.875);
  EXPECT_TRUE(representative_documents(corpus, Numbers{0, 1, 3, 4}, mixtures, 0)[0].empty());
}

TEST(RepresentativeDocuments, AreLongEnough) {
  Matrix mixtures(8, 1);
  for (std::size_t i = 0; i < 8; ++i) mixtures(i, 0) = 0.9F - 0.1F * static_cast<float>(i);
  const Numbers all{0, 1, 2, 3, 4, 5, 6, 7};
  const auto found = [&](const CountRows& counts) {
    return documents_of(representative_documents(corpus_of(counts), all, mixtures, 3)[0]);
  };
  EXPECT_EQ(found({{3}, {19}, {20}, {21}, {90}, {90}, {90}, {90}}), (Numbers{2, 3, 4}));
  // Where documents are short, two of eight are too short.
  EXPECT_EQ(found({{9}, {4}, {3}, {5}, {6}, {7}, {90}, {8}}), (Numbers{0, 3, 4}));
  EXPECT_EQ(found({{5}, {5}, {5}, {5}, {5}, {5}, {5}, {5}}), (Numbers{0, 1, 2}));
}

TEST(RepresentativeDocuments, HaveATokenOfTheTopic) {
  const Matrix mixtures = matrix_of({{0.98F, 0.02F}, {0.9F, 0.1F}});
  const auto found = representative_documents(corpus_of({{30}, {30}}), Numbers{0, 1}, mixtures, 3);
  EXPECT_EQ(documents_of(found[1]), Numbers{1});
  EXPECT_THROW(representative_documents(corpus_of({{30}}), Numbers{0}, mixtures, 3), InvalidArgument);
}

}  // namespace
}  // namespace ldavi
