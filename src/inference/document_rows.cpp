// SPDX-License-Identifier: Apache-2.0
#include "inference/document_rows.hpp"

#include <algorithm>
#include <cstring>

#include "inference/prefetch.hpp"

namespace ldavi {

DocumentRows DocumentWorkspace::gather(const DocumentCounts& document, const Matrix& topics) {
  constexpr std::size_t kRowsAtOnce = 4;
  const std::size_t num_rows = (document.size() + kRowsAtOnce - 1) / kRowsAtOnce * kRowsAtOnce;
  if (rows_.cols() != topics.cols()) {
    rows_ = Matrix(std::max(num_rows, rows_.rows()), topics.cols());
    vectors_ = Matrix(5, topics.cols());
  } else if (rows_.rows() < num_rows) {
    rows_ = Matrix(std::max(num_rows, rows_.rows() + rows_.rows() / 2), topics.cols());
  }
  counts_.assign(num_rows, 0.0F);
  ratios_.resize(num_rows);
  const std::size_t row_bytes = topics.stride() * sizeof(float);
  for (std::size_t i = 0; i < std::min(kRowsAhead, document.size()); ++i)
    prefetch_row(topics.row(document.terms[i]), topics.stride());
  for (std::size_t i = 0; i < document.size(); ++i) {
    if (i + kRowsAhead < document.size()) prefetch_row(topics.row(document.terms[i + kRowsAhead]), topics.stride());
    std::memcpy(rows_.row(i), topics.row(document.terms[i]), row_bytes);
    counts_[i] = static_cast<float>(document.counts[i]);
  }
  for (std::size_t i = document.size(); i < num_rows; ++i) std::memset(rows_.row(i), 0, row_bytes);
  return {rows_.data(), counts_.data(), num_rows, topics.stride()};
}

}  // namespace ldavi
