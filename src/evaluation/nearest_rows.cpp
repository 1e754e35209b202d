// SPDX-License-Identifier: Apache-2.0
#include "evaluation/nearest_rows.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace ldavi {

NearestRows::NearestRows(const Matrix& mixtures, std::span<const std::size_t> rows) : roots_(rows.size(), mixtures.cols()) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t k = 0; k < mixtures.cols(); ++k) roots_(i, k) = std::sqrt(mixtures(rows[i], k));
  }
}

float NearestRows::likeness(std::size_t i, std::size_t j) const noexcept {
  const float* a = roots_.row(i);
  const float* b = roots_.row(j);
  std::array<float, Matrix::kLanes> lanes{};
  for (std::size_t k = 0; k < roots_.stride(); k += Matrix::kLanes) {
    for (std::size_t lane = 0; lane < Matrix::kLanes; ++lane) lanes[lane] += a[k + lane] * b[k + lane];
  }
  for (std::size_t half = Matrix::kLanes / 2; half > 0; half /= 2) {
    for (std::size_t lane = 0; lane < half; ++lane) lanes[lane] += lanes[lane + half];
  }
  return lanes[0];
}

std::vector<std::size_t> NearestRows::of(std::size_t i, std::size_t size) const {
  std::vector<std::pair<float, std::size_t>> best;  // the nearest first
  best.reserve(size + 1);
  for (std::size_t j = 0; j < roots_.rows(); ++j) {
    if (j == i || size == 0) continue;
    const float near = likeness(i, j);
    if (best.size() == size && !(near > best.back().first)) continue;
    const auto place = std::find_if(best.begin(), best.end(), [&](const auto& other) { return near > other.first; });
    best.insert(place, {near, j});
    if (best.size() > size) best.pop_back();
  }
  std::vector<std::size_t> rows;
  for (const auto& [near, row] : best) rows.push_back(row);
  return rows;
}

}  // namespace ldavi
