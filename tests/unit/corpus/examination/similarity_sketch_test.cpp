// SPDX-License-Identifier: Apache-2.0
#include "corpus/examination/similarity_sketch.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "base/content_hash.hpp"

namespace ldavi {
namespace {

using Hashes = std::vector<std::uint64_t>;

/// Words [begin, end) of a language of numbers.
Hashes words(std::uint64_t begin, std::uint64_t end) {
  Hashes hashes;
  for (; begin < end; ++begin) hashes.push_back(content_hash(&begin, sizeof begin));
  return hashes;
}

TEST(SimilaritySketch, IsThatOfTheSet) {
  const SimilaritySketch sketch = similarity_sketch(words(0, 10));
  Hashes twice = words(0, 10);
  const Hashes again = words(0, 10);
  twice.insert(twice.begin(), again.rbegin(), again.rend());

  EXPECT_EQ(sketch, similarity_sketch(twice));
  EXPECT_EQ(similarity(sketch, sketch), 1.0);
}

TEST(SimilaritySketch, IsTheSameOnEveryMachine) {
  const SimilaritySketch sketch = similarity_sketch(words(0, 3));

  EXPECT_EQ(content_hash(sketch.data(), sketch.size()), 14555841907970451663U);
}

/// Sets of the sizes of short and long documents, some of their words shared.
TEST(SimilaritySketch, EstimatesTheJaccardSimilarity) {
  constexpr std::uint64_t kPairs = 200;
  for (const std::uint64_t size : {10U, 100U, 2000U}) {
    for (const std::uint64_t shared : {size / 10, size / 2, 9 * size / 10}) {
      const double truth = static_cast<double>(shared) / static_cast<double>(2 * size - shared);
      double sum = 0.0;
      double squares = 0.0;
      for (std::uint64_t pair = 0; pair < kPairs; ++pair) {
        const std::uint64_t first = pair * 10'000;
        const double estimate = similarity(similarity_sketch(words(first, first + size)),
                                           similarity_sketch(words(first + size - shared, first + 2 * size - shared)));
        sum += estimate;
        squares += (estimate - truth) * (estimate - truth);
      }
      EXPECT_NEAR(sum / kPairs, truth, 0.012) << size << " " << shared;
      EXPECT_LT(std::sqrt(squares / kPairs), 1.2 * std::sqrt(truth * (1.0 - truth) / 128.0) + 0.004) << size << " " << shared;
    }
  }
}

}  // namespace
}  // namespace ldavi
