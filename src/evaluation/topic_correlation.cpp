// SPDX-License-Identifier: Apache-2.0
#include "ldavi/evaluation/topic_correlation.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "ldavi/base/parallel.hpp"

namespace ldavi {
namespace {

/// In a fixed order that vector instructions can keep.
float dot(std::span<const float> a, std::span<const float> b) noexcept {
  std::array<float, Matrix::kLanes> sums{};
  std::size_t i = 0;
  for (; i + Matrix::kLanes <= a.size(); i += Matrix::kLanes) {
    for (std::size_t lane = 0; lane < Matrix::kLanes; ++lane) sums[lane] += a[i + lane] * b[i + lane];
  }
  double sum = 0.0;
  for (const float lane : sums) sum += static_cast<double>(lane);
  for (; i < a.size(); ++i) sum += static_cast<double>(a[i] * b[i]);
  return static_cast<float>(sum);
}

/// K x D: the shares of a topic less their mean, divided by their length; all 0 where they do not differ.
Matrix standardised(const Matrix& mixtures) {
  const std::size_t step = (mixtures.rows() + kCorrelatedDocuments - 1) / kCorrelatedDocuments;
  const std::size_t num_documents = mixtures.rows() == 0 ? 0 : (mixtures.rows() - 1) / step + 1;
  Matrix shares(mixtures.cols(), num_documents);
  for (std::size_t d = 0; d < num_documents; ++d) {
    const std::span<const float> row = mixtures.row_span(d * step);
    for (std::size_t k = 0; k < row.size(); ++k) shares(k, d) = row[k];
  }
  for (std::size_t k = 0; k < shares.rows(); ++k) {
    double sum = 0.0;
    for (const float share : shares.row_span(k)) sum += static_cast<double>(share);
    const auto mean = static_cast<float>(sum / static_cast<double>(num_documents));
    double squares = 0.0;
    for (std::size_t d = 0; d < num_documents; ++d) {
      shares(k, d) -= mean;
      squares += static_cast<double>(shares(k, d)) * static_cast<double>(shares(k, d));
    }
    // Of shares that are all alike only rounding is left.
    constexpr double kLeast = 1e-12;
    const bool differ = squares > kLeast * static_cast<double>(num_documents);
    const float scale = differ ? static_cast<float>(1.0 / std::sqrt(squares)) : 0.0F;
    for (std::size_t d = 0; d < num_documents; ++d) shares(k, d) *= scale;
  }
  return shares;
}

}  // namespace

TopicPairs topic_correlations(const Matrix& mixtures, int num_threads) {
  TopicPairs pairs(mixtures.cols());
  const Matrix shares = standardised(mixtures);
  Executor executor(num_threads > 0 ? num_threads : available_processors());
  executor.for_each_shard(shares.rows(), [&](std::size_t i, int) {
    for (std::size_t j = i + 1; j < shares.rows(); ++j)
      pairs(i, j) = std::clamp(dot(shares.row_span(i), shares.row_span(j)), -1.0F, 1.0F);
  });
  return pairs;
}

}  // namespace ldavi
