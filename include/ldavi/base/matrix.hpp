// SPDX-License-Identifier: Apache-2.0
// A row-major float32 matrix with aligned, padded rows: the storage of every kernel.
#pragma once

#include <cstddef>
#include <memory>
#include <span>

namespace ldavi {

/// rows x cols floats. Each row starts on a 64-byte boundary and is padded to a multiple of 16 floats; a new matrix, padding
/// included, is all zero, and kernels keep the padding at zero. Copies are deep. Concurrent reads are safe.
class Matrix {
 public:
  /// Floats a row's length is rounded up to: the 16 virtual lanes of the kernels.
  static constexpr std::size_t kLanes = 16;
  static constexpr std::size_t kAlignment = 64;

  Matrix() noexcept = default;
  /// Throws std::bad_alloc, also where rows * stride does not fit in size_t.
  Matrix(std::size_t rows, std::size_t cols);
  Matrix(const Matrix& other);
  Matrix(Matrix&& other) noexcept;
  Matrix& operator=(Matrix other) noexcept;
  ~Matrix() = default;

  std::size_t rows() const noexcept { return rows_; }
  std::size_t cols() const noexcept { return cols_; }
  /// Floats from one row to the next.
  std::size_t stride() const noexcept { return stride_; }

  float* data() noexcept { return data_.get(); }
  const float* data() const noexcept { return data_.get(); }
  float* row(std::size_t i) noexcept { return data_.get() + i * stride_; }
  const float* row(std::size_t i) const noexcept { return data_.get() + i * stride_; }
  std::span<const float> row_span(std::size_t i) const noexcept { return {row(i), cols_}; }
  float& operator()(std::size_t i, std::size_t j) noexcept { return row(i)[j]; }
  float operator()(std::size_t i, std::size_t j) const noexcept { return row(i)[j]; }

  /// Keeps these columns alone, given ascending, in place. Memory is not given back.
  void keep_columns(std::span<const std::size_t> columns) noexcept;

  /// The length of a padded row of `cols` floats.
  static constexpr std::size_t padded(std::size_t cols) noexcept { return (cols + kLanes - 1) / kLanes * kLanes; }

 private:
  struct Free {
    void operator()(float* p) const noexcept;
  };

  std::size_t rows_ = 0;
  std::size_t cols_ = 0;
  std::size_t stride_ = 0;
  std::unique_ptr<float[], Free> data_;
};

}  // namespace ldavi
