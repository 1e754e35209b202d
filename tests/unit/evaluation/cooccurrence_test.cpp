// SPDX-License-Identifier: Apache-2.0
#include "ldavi/evaluation/cooccurrence.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <utility>

#include "support/small_corpora.hpp"

namespace ldavi {
namespace {

using Numbers = std::vector<std::uint32_t>;
using Counts = std::vector<std::uint64_t>;

TEST(TopTerms, AreTheLargestAndTheLowerOfEqualOnes) {
  Matrix weights(4, 2);
  constexpr float kWeights[4][2] = {{1, 0}, {3, 5}, {1, 5}, {2, 5}};
  for (std::size_t term = 0; term < 4; ++term) {
    for (std::size_t k = 0; k < 2; ++k) weights(term, k) = kWeights[term][k];
  }
  EXPECT_EQ(top_terms_of_topics(weights, 3), (std::vector<Numbers>{{1, 3, 0}, {1, 2, 3}}));
  EXPECT_EQ(top_terms_of_topics(weights, 9)[0], (Numbers{1, 3, 0, 2}));
}

TEST(Cooccurrence, CountsDocumentsNotTokens) {
  const Corpus corpus = corpus_of({{5, 1, 0, 0}, {1, 0, 2, 0}, {1, 1, 1, 0}, {0, 0, 0, 0}, {0, 0, 1, 1}});
  const Cooccurrence counts = count_cooccurrences(corpus, Numbers{0, 1, 2, 3, 4}, {{2, 0, 1}, {3, 0}, {}});
  EXPECT_EQ(counts.num_windows, 5U);
  ASSERT_EQ(counts.topics.size(), 3U);
  EXPECT_EQ(counts.topics[0].windows, (Counts{3, 3, 2}));
  EXPECT_EQ(counts.topics[0].both(1, 0), 2U);
  EXPECT_EQ(counts.topics[0].both(0, 2), 1U);  // either order
  EXPECT_EQ(counts.topics[0].both(2, 1), 2U);
  EXPECT_EQ(counts.topics[1].windows, (Counts{1, 3}));
  EXPECT_EQ(counts.topics[1].both(1, 0), 0U);
  EXPECT_EQ(counts.topics[2].num_words(), 0U);
}

TEST(Cooccurrence, LooksAtTheDocumentsNamedAlone) {
  const Corpus corpus = corpus_of({{1, 1}, {1, 1}, {1, 0}});
  const Cooccurrence counts = count_cooccurrences(corpus, Numbers{1, 2}, {{0, 1}});
  EXPECT_EQ(counts.num_windows, 2U);
  EXPECT_EQ(counts.topics[0].windows, (Counts{2, 1}));
  EXPECT_EQ(counts.topics[0].both(0, 1), 1U);
}

TEST(Cooccurrence, IsTheSameForAnyNumberOfThreads) {
  const Corpus corpus = corpus_of(random_counts(500, 12, 6));
  const Numbers documents = split_holdout(corpus, 0).training;
  const std::vector<Numbers> top_terms{{3, 1, 11, 0}, {5, 3, 2, 7}};
  const Cooccurrence one = count_cooccurrences(corpus, documents, top_terms, 1);
  for (const int num_threads : {2, 3, 8}) {
    const Cooccurrence many = count_cooccurrences(corpus, documents, top_terms, num_threads);
    EXPECT_EQ(many.num_windows, one.num_windows);
    for (std::size_t k = 0; k < 2; ++k) {
      EXPECT_EQ(many.topics[k].windows, one.topics[k].windows);
      EXPECT_EQ(many.topics[k].together, one.topics[k].together);
    }
  }
}

TEST(Cooccurrence, EqualsACountPairByPair) {
  const CountRows rows = random_counts(60, 12, 4);
  const std::vector<Numbers> top_terms{{3, 1, 11, 0}, {5, 3, 2, 7}, {0, 11, 10, 9}};
  Numbers documents;
  for (std::uint32_t d = 0; d < 60; ++d) documents.push_back(d);
  const Cooccurrence counts = count_cooccurrences(corpus_of(rows), documents, top_terms);
  for (std::size_t k = 0; k < 3; ++k) {
    for (std::size_t i = 0; i < 4; ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        std::uint32_t both = 0;
        for (const auto& row : rows) both += row[top_terms[k][i]] > 0 && row[top_terms[k][j]] > 0 ? 1 : 0;
        EXPECT_EQ(counts.topics[k].both(i, j), both) << k << i << j;
      }
    }
  }
}

CountedDocument document_of(Numbers terms) {
  CountedDocument document;
  document.counts.assign(terms.size(), 1);
  document.terms = std::move(terms);
  return document;
}

/// Documents with these sequences of terms 0 to 3.
struct Documents {
  explicit Documents(std::vector<Numbers> of) : sequences(std::move(of)) {
    for (const Numbers& sequence : sequences) {
      Numbers terms;
      for (std::uint32_t term = 0; term < 4; ++term) {
        if (std::find(sequence.begin(), sequence.end(), term) != sequence.end()) terms.push_back(term);
      }
      documents.push_back(document_of(terms));
    }
  }
  CountedBatch batch() const { return {documents, sequences}; }

  std::vector<Numbers> sequences;
  std::vector<CountedDocument> documents;
};

TEST(CooccurrenceCounter, CountsDocumentsWithAKnownWordAndTheirWindows) {
  const Documents some({{0, kNoTerm, 1}, {}, {kNoTerm}, {1, 1}});
  Numbers long_one(12, kNoTerm);
  long_one[0] = 0;
  long_one[11] = 1;
  const Documents other({long_one, Numbers{}});
  CooccurrenceCounter counter({{0, 1}}, 4);
  counter.add(some.batch());
  counter.add(other.batch());
  const CooccurrenceCounts counts = counter.counts();
  EXPECT_TRUE(counts.has_windows);
  EXPECT_EQ(counts.documents.num_windows, 3U);
  EXPECT_EQ(counts.documents.topics[0].windows, (Counts{2, 3}));
  EXPECT_EQ(counts.documents.topics[0].together, Counts{2});
  EXPECT_EQ(counts.short_windows.num_windows, 1U + 1U + 3U);
  EXPECT_EQ(counts.short_windows.topics[0].windows, (Counts{2, 3}));
  EXPECT_EQ(counts.short_windows.topics[0].together, Counts{1});
  EXPECT_EQ(counts.long_windows.num_windows, 3U);
  EXPECT_EQ(counts.long_windows.topics[0].together, Counts{2});
}

TEST(CooccurrenceCounter, LeavesOutWhatIsHeldOutAcrossBatches) {
  const Documents first({{0}, {kNoTerm}, {0}, {0}});  // numbers 0, 1, 2
  const Documents second({{1}, {1}});                 // 3, 4
  CooccurrenceCounter counter({{0, 1}}, 4, 3, 2);
  counter.add(first.batch());
  counter.add(second.batch());
  const CooccurrenceCounts counts = counter.counts();
  EXPECT_EQ(counts.documents.topics[0].windows, (Counts{2, 1}));
  EXPECT_EQ(counts.short_windows.num_windows, 3U);
  EXPECT_EQ(counts.long_windows.topics[0].windows, (Counts{2, 1}));
}

TEST(CooccurrenceCounter, HasNoWindowsOfCounts) {
  const std::vector<CountedDocument> documents{document_of({0, 1}), document_of({}), document_of({1})};
  CooccurrenceCounter counter({{0, 1}}, 4);
  EXPECT_FALSE(counter.counts().has_windows);
  counter.add({documents, {}});
  const CooccurrenceCounts counts = counter.counts();
  EXPECT_FALSE(counts.has_windows);
  EXPECT_EQ(counts.documents.num_windows, 2U);
  EXPECT_EQ(counts.documents.topics[0].windows, (Counts{1, 2}));
  EXPECT_EQ(counts.short_windows.num_windows, 0U);
}

TEST(CooccurrenceCounter, HasWindowsOfTextOfWhichNothingIsCounted) {
  const Documents some({Numbers{0}, Numbers{}});
  CooccurrenceCounter counter({{0, 1}}, 4, 2);
  counter.add(some.batch());
  EXPECT_TRUE(counter.counts().has_windows);
  EXPECT_EQ(counter.counts().documents.num_windows, 0U);
}

}  // namespace
}  // namespace ldavi
