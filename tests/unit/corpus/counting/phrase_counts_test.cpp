// SPDX-License-Identifier: Apache-2.0
#include "corpus/counting/phrase_counts.hpp"

#include <gtest/gtest.h>

namespace ldavi {
namespace {

using Sequence = std::vector<std::uint32_t>;

std::vector<PhraseWords> phrases_of(const std::vector<Sequence>& documents, std::size_t num_words) {
  std::vector<std::uint64_t> tokens(num_words, 0);
  for (const Sequence& document : documents) {
    for (const std::uint32_t word : document) {
      if (word != kBetweenPhrases) ++tokens[word];
    }
  }
  return find_phrases(
      [&](const auto& see) {
        for (const Sequence& document : documents) see(document);
      },
      tokens);
}

TEST(FindPhrases, TakesPairsThatStandTogetherMoreThanChanceHasIt) {
  std::vector<Sequence> documents;
  for (std::uint32_t d = 0; d < 60; ++d) {
    const std::uint32_t other = 3 + d % 10;
    documents.push_back(d % 2 == 0 ? Sequence{0, 1, other} : Sequence{2, other, 2, other});
  }
  EXPECT_EQ(phrases_of(documents, 13), (std::vector<PhraseWords>{{{0, 1, 0}, 2}})) << "2 stands beside all others alike";
}

TEST(FindPhrases, NeedsTenOfThem) {
  const std::vector<Sequence> nine(9, Sequence{0, 1, 2, 3});
  EXPECT_TRUE(phrases_of(nine, 4).empty());
}

TEST(FindPhrases, AddsAThirdWordOnEitherSide) {
  std::vector<Sequence> documents;
  for (std::uint32_t d = 0; d < 60; ++d) {
    const std::uint32_t other = 6 + d % 10;
    documents.push_back({other, 0, 1, 2, other, kBetweenPhrases, other});
  }
  const std::vector<PhraseWords> found = phrases_of(documents, 16);
  EXPECT_NE(std::find(found.begin(), found.end(), PhraseWords{{0, 1, 2}, 3}), found.end());
}

TEST(FindPhrases, DoesNotLookAcrossWhatStandsBetween) {
  const std::vector<Sequence> documents(30, Sequence{0, kBetweenPhrases, 1});
  EXPECT_TRUE(phrases_of(documents, 2).empty());
}

}  // namespace
}  // namespace ldavi
