// SPDX-License-Identifier: Apache-2.0
#include "ldavi/base/matrix.hpp"

#include <algorithm>
#include <cstring>
#include <limits>
#include <new>
#include <utility>

#include "base/huge_pages.hpp"

namespace ldavi {

void Matrix::Free::operator()(float* p) const noexcept { ::operator delete[](p, std::align_val_t{kAlignment}); }

Matrix::Matrix(std::size_t rows, std::size_t cols) : rows_(rows), cols_(cols), stride_(padded(cols)) {
  if (rows_ == 0 || cols_ == 0) return;
  if (cols_ > std::numeric_limits<std::size_t>::max() / 2 ||
      rows_ > std::numeric_limits<std::size_t>::max() / sizeof(float) / stride_) {
    throw std::bad_alloc();
  }
  const std::size_t bytes = rows_ * stride_ * sizeof(float);
  data_.reset(static_cast<float*>(::operator new[](bytes, std::align_val_t{kAlignment})));
  prefer_huge_pages(data_.get(), bytes);
  std::memset(data_.get(), 0, bytes);
}

Matrix::Matrix(const Matrix& other) : Matrix(other.rows_, other.cols_) {
  if (data_) std::memcpy(data_.get(), other.data_.get(), rows_ * stride_ * sizeof(float));
}

Matrix::Matrix(Matrix&& other) noexcept
    : rows_(std::exchange(other.rows_, 0)),
      cols_(std::exchange(other.cols_, 0)),
      stride_(std::exchange(other.stride_, 0)),
      data_(std::move(other.data_)) {}

Matrix& Matrix::operator=(Matrix other) noexcept {
  std::swap(rows_, other.rows_);
  std::swap(cols_, other.cols_);
  std::swap(stride_, other.stride_);
  data_.swap(other.data_);
  return *this;
}

void Matrix::keep_columns(std::span<const std::size_t> columns) noexcept {
  const std::size_t stride = padded(columns.size());
  // What is written lies before all that is still to be read: neither rows nor columns move to the right.
  for (std::size_t i = 0; i < rows_; ++i) {
    const float* from = data_.get() + i * stride_;
    float* to = data_.get() + i * stride;
    for (std::size_t j = 0; j < columns.size(); ++j) to[j] = from[columns[j]];
    std::fill(to + columns.size(), to + stride, 0.0F);
  }
  cols_ = columns.size();
  stride_ = stride;
}

}  // namespace ldavi
