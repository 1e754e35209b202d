// SPDX-License-Identifier: Apache-2.0
#include "evaluation/cooccurrence_tally.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "ldavi/base/random.hpp"
#include "support/random_purposes.hpp"

namespace ldavi {
namespace {

using Numbers = std::vector<std::uint32_t>;
using Counts = std::vector<std::uint64_t>;

constexpr std::uint32_t kTerms = 12;

/// Window by window.
Cooccurrence counted_plainly(const std::vector<Numbers>& sequences, const std::vector<Numbers>& top_terms, std::size_t size) {
  Cooccurrence counts = TopWordPlaces(top_terms, kTerms).no_windows();
  for (const Numbers& sequence : sequences) {
    if (sequence.empty()) continue;
    const std::size_t windows = sequence.size() < size ? 1 : sequence.size() - size + 1;
    for (std::size_t begin = 0; begin < windows; ++begin) {
      const std::size_t end = std::min(begin + size, sequence.size());
      const std::set<std::uint32_t> words(sequence.begin() + static_cast<std::ptrdiff_t>(begin),
                                          sequence.begin() + static_cast<std::ptrdiff_t>(end));
      ++counts.num_windows;
      for (std::size_t k = 0; k < top_terms.size(); ++k) {
        for (std::size_t i = 0; i < top_terms[k].size(); ++i) {
          if (!words.contains(top_terms[k][i])) continue;
          ++counts.topics[k].windows[i];
          for (std::size_t j = 0; j < i; ++j)
            counts.topics[k].together[TopicCooccurrence::pair(i, j)] += words.count(top_terms[k][j]);
        }
      }
    }
  }
  return counts;
}

/// Of up to 400 words, of which two in three are unknown.
std::vector<Numbers> random_sequences() {
  std::vector<Numbers> sequences{{}};
  for (std::uint64_t d = 0; d < 60; ++d) {
    RandomStream random(1, kPlantedDocuments, d);
    Numbers sequence(d % 3 == 0 ? random.below(14) : random.below(400), kNoTerm);
    for (std::uint32_t& term : sequence) {
      if (random.below(3) == 0) term = random.below(1 + random.below(kTerms));
    }
    sequences.push_back(std::move(sequence));
  }
  return sequences;
}

Numbers terms_of(const Numbers& sequence) {
  std::set<std::uint32_t> terms(sequence.begin(), sequence.end());
  terms.erase(kNoTerm);
  return {terms.begin(), terms.end()};
}

void expect_equal(const Cooccurrence& some, const Cooccurrence& expected) {
  EXPECT_EQ(some.num_windows, expected.num_windows);
  ASSERT_EQ(some.topics.size(), expected.topics.size());
  for (std::size_t k = 0; k < some.topics.size(); ++k) {
    EXPECT_EQ(some.topics[k].windows, expected.topics[k].windows) << k;
    EXPECT_EQ(some.topics[k].together, expected.topics[k].together) << k;
  }
}

TEST(CooccurrenceTally, EqualsALookAtEachWindow) {
  const std::vector<Numbers> top_terms{{3, 1, 11, 0}, {5, 3, 2, 7, 0, 9}, {4}, {}};
  const std::vector<Numbers> sequences = random_sequences();
  const TopWordPlaces places(top_terms, kTerms);
  CooccurrenceTally tally(places);
  for (const Numbers& sequence : sequences) tally.add(terms_of(sequence), sequence);
  expect_equal(tally.counts().short_windows, counted_plainly(sequences, top_terms, kShortWindow));
  expect_equal(tally.counts().long_windows, counted_plainly(sequences, top_terms, kLongWindow));
  Cooccurrence documents = counted_plainly(sequences, top_terms, 1'000);
  documents.num_windows = sequences.size();  // one without words is a document, if no window
  expect_equal(tally.counts().documents, documents);
}

TEST(CooccurrenceTally, CountsDocumentsAlone) {
  const TopWordPlaces places({{0, 1}}, kTerms);
  CooccurrenceTally tally(places);
  tally.add(Numbers{0, 1, 5});
  tally.add(Numbers{1});
  EXPECT_EQ(tally.counts().documents.num_windows, 2U);
  EXPECT_EQ(tally.counts().documents.topics[0].windows, (Counts{1, 2}));
  EXPECT_EQ(tally.counts().documents.topics[0].together, Counts{1});
  EXPECT_EQ(tally.counts().short_windows.num_windows, 0U);
}

TEST(CooccurrenceTally, IsAddedToAnother) {
  const TopWordPlaces places({{0, 1}}, kTerms);
  CooccurrenceTally tally(places);
  tally.add(Numbers{0, 1}, Numbers{0, kNoTerm, 1});
  CooccurrenceCounts sum = tally.counts();
  add_counts(tally.counts(), sum);
  for (const Cooccurrence& counts : {sum.documents, sum.short_windows, sum.long_windows}) {
    EXPECT_EQ(counts.num_windows, 2U);
    EXPECT_EQ(counts.topics[0].windows, (Counts{2, 2}));
    EXPECT_EQ(counts.topics[0].together, Counts{2});
  }
}

}  // namespace
}  // namespace ldavi
