// SPDX-License-Identifier: Apache-2.0
#include "corpus/counting/phrase_units.hpp"

#include <gtest/gtest.h>

namespace ldavi {
namespace {

using Numbers = std::vector<std::uint32_t>;

TEST(PhraseUnits, AddsPhrasesAndCountsWhatIsNoPartOfOne) {
  // Words 0 to 3 of one counter: hot dog other of.
  CountedWords all;
  all.words = {"hot", "dog", "other", "of"};
  all.places = {{0, 1, 2, 3}};
  all.tokens = {0, 0, 0, 0};
  RowStore rows(0, {});
  RowBatch batch;
  for (int d = 0; d < 20; ++d) {
    const Numbers words = d < 12 ? Numbers{0, 1, 2} : d < 14 ? Numbers{0, 3, 1} : Numbers{2, 2, 2, 2};
    for (const std::uint32_t word : words) ++all.tokens[word];
    batch.add({{words, {}}, "id", {}, {}}, 0);
  }
  rows.add(batch);
  const std::vector<std::string> stop_words{"of"};
  const PruningOptions pruning;

  PhraseUnits units(rows, {stop_words, pruning}, all);

  EXPECT_EQ(units.phrases(), (std::vector<std::string>{"hot dog"}));
  EXPECT_EQ(all.words, (std::vector<std::string_view>{"hot", "dog", "other", "of", "hot_dog"}));
  EXPECT_EQ(all.tokens, (std::vector<std::uint64_t>{2, 2, 36, 2, 12}));
  EXPECT_EQ(all.documents, (std::vector<std::uint64_t>{2, 2, 18, 2, 12}));
  PhraseUnits::Scratch scratch;
  const std::span<const std::uint32_t> read = units.read(Numbers{2, 0, 1, 0, 3, 1}, all.places[0], scratch);
  EXPECT_EQ(Numbers(read.begin(), read.end()), (Numbers{2, 4, 0, 3, 1}));
}

}  // namespace
}  // namespace ldavi
