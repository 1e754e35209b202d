// SPDX-License-Identifier: Apache-2.0
#include "inference/token_split.hpp"

#include <gtest/gtest.h>

namespace ldavi {
namespace {

using Numbers = std::vector<std::uint32_t>;

TokenHalves halves_of(TokenSplit& token_split, const Numbers& terms, const Numbers& counts) {
  TokenHalves halves;
  token_split.split({terms, counts}, halves);
  return halves;
}

/// The first ten numbers of MT19937 with seed 12345, as its authors' program gives them, are 3992670690 3823185381 1358822685
/// 561383553 789925284 170765737 878579710 3549516158 2438360421 2285257250; bit 16 of each: 1 1 1 0 1 1 0 1 0 0.
TEST(TokenSplit, TakesBit16OfEachNumberForAToken) {
  TokenSplit token_split;
  const TokenHalves halves = halves_of(token_split, {3, 5, 8}, {4, 1, 5});
  EXPECT_EQ(halves.observed_terms, (Numbers{3, 5, 8}));
  EXPECT_EQ(halves.observed_counts, (Numbers{3, 1, 2}));
  EXPECT_EQ(halves.scored_terms, (Numbers{3, 8}));
  EXPECT_EQ(halves.scored_counts, (Numbers{1, 3}));
}

TEST(TokenSplit, HasOneGeneratorForAllDocuments) {
  TokenSplit one;
  const TokenHalves whole = halves_of(one, {0, 1, 2, 3}, {1, 2, 2, 4});
  TokenSplit two;
  const TokenHalves first = halves_of(two, {0, 1}, {1, 2});
  const TokenHalves second = halves_of(two, {2, 3}, {2, 4});
  Numbers observed = first.observed_terms;
  observed.insert(observed.end(), second.observed_terms.begin(), second.observed_terms.end());
  Numbers scored = first.scored_terms;
  scored.insert(scored.end(), second.scored_terms.begin(), second.scored_terms.end());
  EXPECT_EQ(observed, whole.observed_terms);
  EXPECT_EQ(scored, whole.scored_terms);
}

TEST(TokenSplit, LosesNoToken) {
  TokenSplit token_split;
  for (std::uint32_t count = 0; count < 50; ++count) {
    const TokenHalves halves = halves_of(token_split, {7}, {count});
    EXPECT_EQ(halves.observed().num_tokens() + halves.scored().num_tokens(), count);
  }
}

TEST(TokenSplit, LeavesNothingOfTheDocumentBefore) {
  TokenSplit token_split;
  TokenHalves halves;
  const Numbers terms{1, 2};
  const Numbers counts{9, 9};
  token_split.split({terms, counts}, halves);
  token_split.split({}, halves);
  EXPECT_EQ(halves.observed().size() + halves.scored().size(), 0U);
}

}  // namespace
}  // namespace ldavi
