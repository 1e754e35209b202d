// SPDX-License-Identifier: Apache-2.0
// What the benchmarks work on.
#pragma once

#include <cstdint>
#include <string>

#include "ldavi/base/matrix.hpp"
#include "ldavi/base/random.hpp"

namespace ldavi::bench {

/// Distinct terms of a document of the AP corpus, on average.
inline constexpr std::size_t kDocumentTerms = 132;

/// rows x cols uniform numbers in (low, high), padding zero.
inline Matrix random_matrix(std::size_t rows, std::size_t cols, double low, double high, std::uint64_t index) {
  Matrix matrix(rows, cols);
  RandomStream random(1, RandomPurpose::kTopicStart, index);
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < cols; ++j) matrix(i, j) = static_cast<float>(low + (high - low) * random.uniform());
  }
  return matrix;
}

/// --model and --documents; empty where the benchmarks shall make up their own.
struct Inputs {
  std::string model;
  std::string documents;
};
Inputs& inputs();

}  // namespace ldavi::bench
