// SPDX-License-Identifier: Apache-2.0
// Implements: the fast similarity sketch of Dahlgaard, Knudsen and Thorup (2017, "Fast similarity sketching", section 2) with places of
//             one byte (Li and König 2010, "b-bit minwise hashing").
// Tested by:  tests/unit/corpus/examination/similarity_sketch_test.cpp
// Cost:       a hash of 64 bits a word and round; a round is enough for 600 words, fewer words take more rounds.
#include "corpus/examination/similarity_sketch.hpp"

#include <algorithm>
#include <limits>

namespace ldavi {
namespace {

constexpr std::size_t kPlaces = std::tuple_size_v<SimilaritySketch>;
constexpr double kByChance = 1.0 / 256.0;  // two different words give one byte
constexpr std::uint64_t kFree = std::numeric_limits<std::uint64_t>::max();
constexpr unsigned kRoundShift = 56;

/// The finaliser of SplitMix64 (Steele, Lea, Flood 2014): all bits of the result depend on all of `value`.
constexpr std::uint64_t mixed(std::uint64_t value) noexcept {
  value = (value ^ value >> 30) * 0xBF58476D1CE4E5B9U;
  value = (value ^ value >> 27) * 0x94D049BB133111EBU;
  return value ^ value >> 31;
}

}  // namespace

SimilaritySketch similarity_sketch(std::span<const std::uint64_t> word_hashes) noexcept {
  std::array<std::uint64_t, kPlaces> least{};  // the round, then 56 bits of hash
  least.fill(kFree);
  std::size_t free = kPlaces;
  // Words go to places at random, in the later rounds to one place after the other, so that each is filled in the end. What came in an
  // earlier round stays.
  for (std::uint64_t round = 0; free > 0 && round < 2 * kPlaces; ++round) {
    for (const std::uint64_t word : word_hashes) {
      const std::uint64_t hash = mixed(word + (round + 1) * 0x9E3779B97F4A7C15U);
      const std::size_t place = round < kPlaces ? hash % kPlaces : round - kPlaces;
      const std::uint64_t value = round << kRoundShift | hash >> (64 - kRoundShift);
      free -= least[place] == kFree ? 1 : 0;
      least[place] = std::min(least[place], value);
    }
  }
  SimilaritySketch sketch{};
  std::transform(least.begin(), least.end(), sketch.begin(),
                 [](std::uint64_t value) { return static_cast<std::uint8_t>(value & 0xFF); });
  return sketch;
}

double similarity(const SimilaritySketch& a, const SimilaritySketch& b) noexcept {
  unsigned same = 0;
  for (std::size_t i = 0; i < kPlaces; ++i) same += a[i] == b[i] ? 1U : 0U;
  const double agreeing = static_cast<double>(same) / kPlaces;
  return std::max(0.0, (agreeing - kByChance) / (1.0 - kByChance));
}

}  // namespace ldavi
