// SPDX-License-Identifier: Apache-2.0
#include "ldavi/base/matrix.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <new>
#include <type_traits>
#include <utility>
#include <vector>

namespace ldavi {
namespace {

constexpr std::size_t kHuge = std::numeric_limits<std::size_t>::max();

static_assert(std::is_nothrow_move_constructible_v<Matrix>);

// Every float holds the number of its place, so that a misplaced one is seen.
Matrix numbered(std::size_t rows, std::size_t cols) {
  Matrix matrix(rows, cols);
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < cols; ++j) matrix(i, j) = static_cast<float>(i * cols + j + 1);
  }
  return matrix;
}

void expect_numbered(const Matrix& matrix, std::size_t rows, std::size_t cols) {
  ASSERT_EQ(matrix.rows(), rows);
  ASSERT_EQ(matrix.cols(), cols);
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < cols; ++j) EXPECT_EQ(matrix(i, j), static_cast<float>(i * cols + j + 1));
  }
}

TEST(Matrix, IsEmptyByDefault) {
  const Matrix matrix;

  EXPECT_EQ(matrix.rows(), 0u);
  EXPECT_EQ(matrix.cols(), 0u);
  EXPECT_EQ(matrix.stride(), 0u);
  EXPECT_EQ(matrix.data(), nullptr);
}

TEST(Matrix, PadsRowsToAMultipleOfSixteen) {
  EXPECT_EQ(Matrix::padded(0), 0u);
  EXPECT_EQ(Matrix::padded(1), 16u);
  EXPECT_EQ(Matrix::padded(16), 16u);
  EXPECT_EQ(Matrix::padded(17), 32u);
  EXPECT_EQ(Matrix(2, 17).stride(), 32u);
}

TEST(Matrix, StartsEveryRowOnA64ByteBoundary) {
  const Matrix matrix(5, 17);

  for (std::size_t i = 0; i < matrix.rows(); ++i) EXPECT_EQ(reinterpret_cast<std::uintptr_t>(matrix.row(i)) % 64, 0u);
}

TEST(Matrix, IsZeroWhenNewPaddingIncluded) {
  // So many that the matrix below gets memory that was written before.
  { const std::vector<Matrix> used(100, numbered(5, 32)); }

  const Matrix matrix(5, 17);

  EXPECT_TRUE(std::all_of(matrix.data(), matrix.data() + 5 * matrix.stride(), [](float x) { return x == 0; }));
}

TEST(Matrix, FindsAnElementByRowAndColumn) {
  Matrix matrix(3, 20);

  matrix(2, 19) = 5;

  EXPECT_EQ(matrix.data()[2 * matrix.stride() + 19], 5.0f);
  EXPECT_EQ(matrix.row(2)[19], 5.0f);
  EXPECT_EQ(std::as_const(matrix)(2, 19), 5.0f);
}

TEST(Matrix, LeavesThePaddingOutOfTheSpanOfARow) {
  const Matrix matrix = numbered(2, 20);

  EXPECT_EQ(matrix.row_span(1).size(), 20u);
  EXPECT_EQ(matrix.row_span(1).data(), matrix.row(1));
}

TEST(Matrix, CopiesItsNumbersNotItsMemory) {
  Matrix matrix = numbered(3, 20);

  const Matrix copy = matrix;
  matrix(1, 1) = -1;

  expect_numbered(copy, 3, 20);
}

TEST(Matrix, LeavesAnEmptyMatrixBehindWhenMoved) {
  Matrix matrix = numbered(3, 20);
  const float* const data = matrix.data();

  const Matrix moved = std::move(matrix);

  EXPECT_EQ(moved.data(), data);
  expect_numbered(moved, 3, 20);
  EXPECT_EQ(matrix.rows() + matrix.cols() + matrix.stride(), 0u);  // NOLINT: using it after the move is the test
  EXPECT_EQ(matrix.data(), nullptr);
}

TEST(Matrix, TakesAnotherShapeByAssignment) {
  Matrix matrix(1, 1);

  matrix = numbered(3, 20);

  expect_numbered(matrix, 3, 20);
}

TEST(Matrix, MayBeAssignedToItself) {
  Matrix matrix = numbered(3, 20);
  const Matrix& same = matrix;

  matrix = same;

  expect_numbered(matrix, 3, 20);
}

TEST(Matrix, KeepsItsShapeWithoutRowsOrColumns) {
  const Matrix no_rows(0, 20);
  const Matrix no_cols(3, 0);

  EXPECT_EQ(no_rows.cols(), 20u);
  EXPECT_EQ(no_rows.data(), nullptr);
  EXPECT_EQ(no_cols.rows(), 3u);
  EXPECT_TRUE(no_cols.row_span(2).empty());
}

TEST(Matrix, KeepsChosenColumnsWithZerosBehindThem) {
  Matrix matrix = numbered(3, 40);

  matrix.keep_columns(std::vector<std::size_t>{0, 7, 39});

  ASSERT_EQ(matrix.rows(), 3U);
  ASSERT_EQ(matrix.cols(), 3U);
  ASSERT_EQ(matrix.stride(), 16U);
  for (std::size_t i = 0; i < 3; ++i) {
    const float first = static_cast<float>(i * 40);
    std::vector<float> expected(16, 0.0F);
    expected[0] = first + 1;
    expected[1] = first + 8;
    expected[2] = first + 40;
    EXPECT_EQ(std::vector<float>(matrix.row(i), matrix.row(i) + 16), expected) << i;
  }
}

TEST(Matrix, RefusesASizeThatDoesNotFitInMemory) {
  EXPECT_THROW(Matrix(1, kHuge), std::bad_alloc);                 // the padded row overflows
  EXPECT_THROW(Matrix(kHuge, 1), std::bad_alloc);                 // rows * stride overflows
  EXPECT_THROW(Matrix(std::size_t{1} << 58, 1), std::bad_alloc);  // the number of floats fits, that of bytes does not
}

}  // namespace
}  // namespace ldavi
