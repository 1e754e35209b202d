// SPDX-License-Identifier: Apache-2.0
#include "ldavi/evaluation/topic_correlation.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "ldavi/base/random.hpp"

namespace ldavi {
namespace {

Matrix random_mixtures(std::size_t rows, std::size_t cols) {
  Matrix mixtures(rows, cols);
  for (std::size_t d = 0; d < rows; ++d) {
    RandomStream random(1, RandomPurpose::kDocumentStart, d);
    float sum = 0.0F;
    for (std::size_t k = 0; k < cols; ++k) sum += mixtures(d, k) = static_cast<float>(random.uniform());
    for (std::size_t k = 0; k < cols; ++k) mixtures(d, k) /= sum;
  }
  return mixtures;
}

/// By the definition, in double.
double correlation(const Matrix& mixtures, std::size_t i, std::size_t j) {
  const auto rows = static_cast<double>(mixtures.rows());
  double mean_i = 0.0;
  double mean_j = 0.0;
  for (std::size_t d = 0; d < mixtures.rows(); ++d) {
    mean_i += static_cast<double>(mixtures(d, i)) / rows;
    mean_j += static_cast<double>(mixtures(d, j)) / rows;
  }
  double both = 0.0;
  double squares_i = 0.0;
  double squares_j = 0.0;
  for (std::size_t d = 0; d < mixtures.rows(); ++d) {
    const double a = static_cast<double>(mixtures(d, i)) - mean_i;
    const double b = static_cast<double>(mixtures(d, j)) - mean_j;
    both += a * b;
    squares_i += a * a;
    squares_j += b * b;
  }
  return both / std::sqrt(squares_i * squares_j);
}

TEST(TopicCorrelations, AreThoseOfPearson) {
  const Matrix mixtures = random_mixtures(1003, 5);
  const TopicPairs pairs = topic_correlations(mixtures, 2);
  for (std::size_t i = 0; i < 5; ++i) {
    for (std::size_t j = i + 1; j < 5; ++j) {
      EXPECT_NEAR(static_cast<double>(pairs(i, j)), correlation(mixtures, i, j), 1e-5);
      EXPECT_EQ(pairs(i, j), pairs(j, i));
    }
  }
  EXPECT_EQ(pairs.values(), topic_correlations(mixtures, 1).values());
}

TEST(TopicCorrelations, OfTwoTopicsAreMinusOne) {
  EXPECT_NEAR(static_cast<double>(topic_correlations(random_mixtures(50, 2))(0, 1)), -1.0, 1e-6);
}

TEST(TopicCorrelations, OfManyDocumentsAreThoseOfSome) {
  const Matrix mixtures = random_mixtures(kCorrelatedDocuments + 1, 3);
  EXPECT_NEAR(static_cast<double>(topic_correlations(mixtures)(0, 2)), correlation(mixtures, 0, 2), 0.03);
}

TEST(TopicCorrelations, AreNoneWhereNothingDiffers) {
  Matrix even(10, 3);
  for (std::size_t d = 0; d < 10; ++d) {
    for (std::size_t k = 0; k < 3; ++k) even(d, k) = 1.0F / 3.0F;
  }
  EXPECT_EQ(topic_correlations(even).values(), (std::vector<float>{0.0F, 0.0F, 0.0F}));
  EXPECT_EQ(topic_correlations(Matrix(0, 3)).values(), (std::vector<float>{0.0F, 0.0F, 0.0F}));
  EXPECT_TRUE(topic_correlations(random_mixtures(10, 1)).values().empty());
}

}  // namespace
}  // namespace ldavi
