// SPDX-License-Identifier: Apache-2.0
#include "ldavi/base/random.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

#include "support/random_purposes.hpp"

namespace ldavi {
namespace {

using Block = std::array<std::uint32_t, 4>;

std::vector<std::uint32_t> first_words(RandomStream stream, std::size_t size) {
  std::vector<std::uint32_t> words(size);
  for (std::uint32_t& word : words) word = stream.next_u32();
  return words;
}

// The three known answers of the Random123 distribution, file kat_vectors.
TEST(Philox, GivesTheKnownAnswerForZeros) {
  EXPECT_EQ(philox4x32({0, 0, 0, 0}, {0, 0}), (Block{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
}

TEST(Philox, GivesTheKnownAnswerForOnes) {
  constexpr std::uint32_t kOnes = 0xffffffff;
  EXPECT_EQ(philox4x32({kOnes, kOnes, kOnes, kOnes}, {kOnes, kOnes}), (Block{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
}

TEST(Philox, GivesTheKnownAnswerForTheDigitsOfPi) {
  EXPECT_EQ(philox4x32({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
            (Block{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

// Models depend on this layout: a change here changes every result.
TEST(RandomStream, IsPhiloxCountingBlocksUnderTheNameOfTheStream) {
  RandomStream stream(0x1111111122222222, RandomPurpose::kDocumentOrder, 0x3333333344444444);

  const std::vector<std::uint32_t> words = first_words(stream, 8);

  const std::array<std::uint32_t, 2> key = {0x22222222, 0x11111111};
  const Block first = philox4x32({0, 6, 0x44444444, 0x33333333}, key);
  const Block second = philox4x32({1, 6, 0x44444444, 0x33333333}, key);
  EXPECT_TRUE(std::equal(first.begin(), first.end(), words.begin()));
  EXPECT_TRUE(std::equal(second.begin(), second.end(), words.begin() + 4));
}

TEST(RandomStream, IsAnotherOneForAnotherSeedPurposeOrIndex) {
  constexpr std::uint64_t kHigh = std::uint64_t{1} << 32;
  const std::vector<RandomStream> streams = {
      {1, RandomPurpose::kTopicStart, 0},
      {2, RandomPurpose::kTopicStart, 0},
      {1 + kHigh, RandomPurpose::kTopicStart, 0},
      {1, RandomPurpose::kDocumentOrder, 0},
      {1, RandomPurpose::kTopicStart, 1},
      {1, RandomPurpose::kTopicStart, kHigh},
      {1, kPlantedTopics, 0},
      {1, kPlantedDocuments, 0},
      {1, RandomPurpose::kBootstrap, 0},
  };

  std::vector<std::vector<std::uint32_t>> starts;
  starts.reserve(streams.size());
  for (const RandomStream& stream : streams) starts.push_back(first_words(stream, 4));

  std::sort(starts.begin(), starts.end());
  EXPECT_EQ(std::adjacent_find(starts.begin(), starts.end()), starts.end());
}

TEST(RandomStream, JoinsTwoWordsWithTheFirstOneHigh) {
  RandomStream words(7, RandomPurpose::kTopicStart, 3);
  RandomStream pairs = words;

  const std::uint64_t high = words.next_u32();
  const std::uint64_t low = words.next_u32();

  EXPECT_EQ(pairs.next_u64(), high << 32 | low);
}

TEST(RandomStream, DrawsUniformNumbersFromTheTop53Bits) {
  RandomStream words(7, RandomPurpose::kTopicStart, 3);
  RandomStream numbers = words;

  for (int i = 0; i < 1000; ++i) {
    const double expected = std::ldexp(static_cast<double>(words.next_u64() >> 11), -53);
    EXPECT_EQ(numbers.uniform(), expected);
  }
}

// A uniform number has variance 1/12: the mean of n of them is within 5 standard errors of 1/2 for all but 1 of 10^6 seeds.
TEST(RandomStream, DrawsUniformNumbersOfMeanOneHalf) {
  constexpr int kDraws = 100000;
  RandomStream stream(1, RandomPurpose::kTopicStart, 0);

  double sum = 0;
  for (int i = 0; i < kDraws; ++i) sum += stream.uniform();

  EXPECT_NEAR(sum / kDraws, 0.5, 5 / std::sqrt(12.0 * kDraws));
}

TEST(RandomStream, DrawsOpenUniformNumbersHalfwayBetweenMultiplesOfAPower) {
  RandomStream words(7, RandomPurpose::kTopicStart, 3);
  RandomStream numbers = words;

  for (int i = 0; i < 1000; ++i) {
    const double expected = std::ldexp(static_cast<double>(words.next_u64() >> 12) + 0.5, -52);
    EXPECT_EQ(numbers.uniform_open(), expected);
  }
}

TEST(RandomStream, KeepsOpenUniformNumbersInsideTheirInterval) {
  RandomStream stream(1, RandomPurpose::kTopicStart, 0);

  for (int i = 0; i < 100000; ++i) {
    const double x = stream.uniform_open();
    ASSERT_GE(x, 0x1p-53);
    ASSERT_LE(x, 1 - 0x1p-53);
  }
}

TEST(RandomStream, DrawsOnlyZeroBelowOne) {
  RandomStream stream(1, RandomPurpose::kTopicStart, 0);

  for (int i = 0; i < 100; ++i) EXPECT_EQ(stream.below(1), 0u);
}

// Chi-squared with 9 degrees of freedom exceeds 40 for 1 of 10^5 seeds.
TEST(RandomStream, DrawsEveryNumberBelowTenEquallyOften) {
  constexpr int kDraws = 100000;
  RandomStream stream(1, RandomPurpose::kTopicStart, 0);

  std::array<int, 10> counts{};
  for (int i = 0; i < kDraws; ++i) ++counts.at(stream.below(10));

  double chi_squared = 0;
  for (const int count : counts) chi_squared += (count - kDraws / 10.0) * (count - kDraws / 10.0) / (kDraws / 10.0);
  EXPECT_LT(chi_squared, 40);
}

// With bound 3 * 2^30, multiply-shift without rejection gives every third number twice the share of the others.
TEST(RandomStream, RejectsTheWordsThatWouldFavourSomeNumbers) {
  constexpr std::uint32_t kBound = 3u << 30;
  constexpr int kDraws = 100000;
  RandomStream stream(1, RandomPurpose::kTopicStart, 0);

  std::array<int, 3> counts{};
  for (int i = 0; i < kDraws; ++i) ++counts.at(stream.below(kBound) % 3);

  const double standard_error = std::sqrt(kDraws * (1.0 / 3) * (2.0 / 3));
  for (const int count : counts) EXPECT_NEAR(count, kDraws / 3.0, 5 * standard_error);
}

}  // namespace
}  // namespace ldavi
