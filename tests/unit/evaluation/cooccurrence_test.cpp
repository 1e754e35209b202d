// SPDX-License-Identifier: Apache-2.0
#include "ldavi/evaluation/cooccurrence.hpp"

#include <gtest/gtest.h>

#include "support/small_corpora.hpp"

namespace ldavi {
namespace {

using Numbers = std::vector<std::uint32_t>;

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
  EXPECT_EQ(counts.num_documents, 5U);
  ASSERT_EQ(counts.topics.size(), 3U);
  EXPECT_EQ(counts.topics[0].documents, (Numbers{3, 3, 2}));
  EXPECT_EQ(counts.topics[0].both(1, 0), 2U);
  EXPECT_EQ(counts.topics[0].both(0, 2), 1U);  // either order
  EXPECT_EQ(counts.topics[0].both(2, 1), 2U);
  EXPECT_EQ(counts.topics[1].documents, (Numbers{1, 3}));
  EXPECT_EQ(counts.topics[1].both(1, 0), 0U);
  EXPECT_EQ(counts.topics[2].num_words(), 0U);
}

TEST(Cooccurrence, LooksAtTheDocumentsNamedAlone) {
  const Corpus corpus = corpus_of({{1, 1}, {1, 1}, {1, 0}});
  const Cooccurrence counts = count_cooccurrences(corpus, Numbers{1, 2}, {{0, 1}});
  EXPECT_EQ(counts.num_documents, 2U);
  EXPECT_EQ(counts.topics[0].documents, (Numbers{2, 1}));
  EXPECT_EQ(counts.topics[0].both(0, 1), 1U);
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

}  // namespace
}  // namespace ldavi
