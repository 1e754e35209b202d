// SPDX-License-Identifier: Apache-2.0
#include "ldavi/math/symmetric_eigen.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "ldavi/base/error.hpp"
#include "ldavi/base/random.hpp"
#include "support/random_purposes.hpp"

namespace ldavi {
namespace {

using Vector = std::vector<double>;

double product(const Vector& a, const Vector& b) {
  double sum = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

/// Residuals, lengths, angles, order and signs.
void expect_eigenpairs(const Vector& matrix, std::size_t n, const std::vector<Eigenpair>& pairs) {
  double scale = 1.0;
  for (const Eigenpair& pair : pairs) scale = std::max(scale, std::abs(pair.value));
  const double most = kEigenMaxError * static_cast<double>(n);
  for (std::size_t p = 0; p < pairs.size(); ++p) {
    const Vector& v = pairs[p].vector;
    ASSERT_EQ(v.size(), n);
    double residual = 0.0;
    double largest = 0.0;
    for (std::size_t i = 0; i < n; ++i) {
      double sum = -pairs[p].value * v[i];
      for (std::size_t j = 0; j < n; ++j) sum += matrix[std::max(i, j) * n + std::min(i, j)] * v[j];
      residual += sum * sum;
      if (std::abs(v[i]) > std::abs(largest)) largest = v[i];
    }
    EXPECT_LE(std::sqrt(residual), most * scale) << p;
    const auto first =
        std::find_if(v.begin(), v.end(), [&](double entry) { return std::abs(entry) >= (1.0 - 1e-9) * std::abs(largest); });
    EXPECT_GT(*first, 0.0) << p;
    EXPECT_NEAR(product(v, v), 1.0, most) << p;
    for (std::size_t q = 0; q < p; ++q) EXPECT_NEAR(product(v, pairs[q].vector), 0.0, most) << p << " and " << q;
    if (p > 0) {
      EXPECT_GE(pairs[p - 1].value, pairs[p].value - most * scale);
    }
  }
}

Vector random_symmetric(std::size_t n) {
  RandomStream random(1, kPlantedDocuments, n);
  Vector matrix(n * n);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j <= i; ++j) matrix[i * n + j] = matrix[j * n + i] = random.uniform() - 0.5;
  }
  return matrix;
}

TEST(SymmetricEigen, HasTheClosedFormOfTwo) {
  const auto pairs = largest_eigenpairs({2.0, 1.0, 1.0, 2.0}, 2, 2);
  ASSERT_EQ(pairs.size(), 2U);
  EXPECT_NEAR(pairs[0].value, 3.0, 1e-15);
  EXPECT_NEAR(pairs[1].value, 1.0, 1e-15);
  EXPECT_NEAR(pairs[0].vector[0], std::sqrt(0.5), 1e-15);
  EXPECT_NEAR(pairs[0].vector[1], std::sqrt(0.5), 1e-15);
  EXPECT_NEAR(pairs[1].vector[0], std::sqrt(0.5), 1e-15);
  EXPECT_NEAR(pairs[1].vector[1], -std::sqrt(0.5), 1e-15);
}

/// 2 on the diagonal, -1 beside it: 2 - 2 cos(pi k / (n + 1)).
TEST(SymmetricEigen, HasTheClosedFormOfSecondDifferences) {
  constexpr std::size_t kSize = 50;
  Vector matrix(kSize * kSize, 0.0);
  for (std::size_t i = 0; i < kSize; ++i) {
    matrix[i * kSize + i] = 2.0;
    if (i > 0) matrix[i * kSize + i - 1] = matrix[(i - 1) * kSize + i] = -1.0;
  }
  const auto pairs = largest_eigenpairs(matrix, kSize, kSize);
  ASSERT_EQ(pairs.size(), kSize);
  for (std::size_t k = 0; k < kSize; ++k) {
    const double angle = std::acos(-1.0) * static_cast<double>(kSize - k) / static_cast<double>(kSize + 1);
    EXPECT_NEAR(pairs[k].value, 2.0 - 2.0 * std::cos(angle), 1e-14) << k;
  }
  expect_eigenpairs(matrix, kSize, pairs);
}

TEST(SymmetricEigen, SolvesAnyMatrix) {
  for (const std::size_t n : {1U, 2U, 3U, 4U, 7U, 20U, 61U, 150U}) {
    const Vector matrix = random_symmetric(n);
    const auto pairs = largest_eigenpairs(matrix, n, n);
    ASSERT_EQ(pairs.size(), n);
    expect_eigenpairs(matrix, n, pairs);
    double trace = 0.0;
    double sum = 0.0;
    for (std::size_t i = 0; i < n; ++i) {
      trace += matrix[i * n + i];
      sum += pairs[i].value;
    }
    EXPECT_NEAR(sum, trace, 1e-12 * static_cast<double>(n));
  }
}

TEST(SymmetricEigen, SolvesEqualValuesAndZeros) {
  constexpr std::size_t kSize = 12;
  Vector diagonal(kSize * kSize, 0.0);
  for (std::size_t i = 0; i < kSize; ++i) diagonal[i * kSize + i] = i % 3 == 0 ? 5.0 : 1.0;
  for (const Vector& matrix : {diagonal, Vector(kSize * kSize, 0.0), Vector(kSize * kSize, 1.0)})
    expect_eigenpairs(matrix, kSize, largest_eigenpairs(matrix, kSize, kSize));
  EXPECT_NEAR(largest_eigenpairs(Vector(kSize * kSize, 1.0), kSize, 1)[0].value, 12.0, 1e-13);
  EXPECT_EQ(largest_eigenpairs(diagonal, kSize, 4)[3].value, 5.0);
}

/// Wilkinson's matrix has pairs of values that differ in the last digits alone.
TEST(SymmetricEigen, TellsCloseValuesApart) {
  constexpr std::size_t kSize = 21;
  Vector matrix(kSize * kSize, 0.0);
  for (std::size_t i = 0; i < kSize; ++i) {
    matrix[i * kSize + i] = std::abs(10.0 - static_cast<double>(i));
    if (i > 0) matrix[i * kSize + i - 1] = 1.0;
  }
  const auto pairs = largest_eigenpairs(matrix, kSize, kSize);
  EXPECT_NEAR(pairs[0].value, 10.746194182903393, 1e-13);
  EXPECT_NEAR(pairs[1].value, 10.746194182903322, 1e-13);
  expect_eigenpairs(matrix, kSize, pairs);
}

TEST(SymmetricEigen, WorksAtAnyScale) {
  for (const double scale : {1e-150, 1e150}) {
    const auto pairs = largest_eigenpairs({2.0 * scale, 0.0, scale, 0.0, 7.0 * scale, 0.0, scale, 0.0, 2.0 * scale}, 3, 3);
    EXPECT_NEAR(pairs[0].value / scale, 7.0, 1e-14);
    EXPECT_NEAR(pairs[1].value / scale, 3.0, 1e-14);
    EXPECT_NEAR(pairs[2].value / scale, 1.0, 1e-14);
  }
}

TEST(SymmetricEigen, GivesTheSameBitsAgain) {
  const Vector matrix = random_symmetric(40);
  const auto first = largest_eigenpairs(matrix, 40, 3);
  const auto second = largest_eigenpairs(matrix, 40, 3);
  ASSERT_EQ(first.size(), 3U);
  for (std::size_t p = 0; p < 3; ++p) {
    EXPECT_EQ(first[p].value, second[p].value);
    EXPECT_EQ(first[p].vector, second[p].vector);
  }
}

TEST(SymmetricEigen, RefusesWhatIsNoMatrix) {
  EXPECT_TRUE(largest_eigenpairs({}, 0, 2).empty());
  EXPECT_THROW(largest_eigenpairs({1.0, 2.0}, 2, 1), InvalidArgument);
  EXPECT_THROW(largest_eigenpairs({1.0}, 0, 1), InvalidArgument);
  EXPECT_THROW(largest_eigenpairs({std::nan("")}, 1, 1), InvalidArgument);
  EXPECT_THROW(largest_eigenpairs({std::numeric_limits<double>::infinity()}, 1, 1), InvalidArgument);
}

}  // namespace
}  // namespace ldavi
