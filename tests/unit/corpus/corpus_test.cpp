// SPDX-License-Identifier: Apache-2.0
#include "ldavi/corpus/corpus.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace ldavi {
namespace {

/// Documents of 3, 0, 1, 2 and 1 tokens.
Corpus small() {
  Corpus corpus;
  corpus.vocabulary = Vocabulary({"fig", "pear"}, {3, 2}, {5, 2});
  corpus.offsets = {0, 2, 2, 3, 4, 5};
  corpus.terms = {0, 1, 0, 0, 1};
  corpus.counts = {2, 1, 1, 2, 1};
  corpus.ids = {"a", "b", "c", "d", "e"};
  return corpus;
}

TEST(Corpus, CountsDocumentsTermsAndTokens) {
  const Corpus corpus = small();

  EXPECT_EQ(corpus.num_documents(), 5u);
  EXPECT_EQ(corpus.num_terms(), 2u);
  EXPECT_EQ(corpus.num_nonzeros(), 5u);
  EXPECT_EQ(corpus.num_tokens(), 7u);
}

TEST(Corpus, HasNoDocumentAtFirst) { EXPECT_EQ(Corpus().num_documents(), 0u); }

TEST(Corpus, ShowsADocumentsRow) {
  const Corpus corpus = small();

  EXPECT_EQ(corpus.document(0).size(), 2u);
  EXPECT_EQ(corpus.document(0).num_tokens(), 3u);
  EXPECT_EQ(corpus.document(1).size(), 0u);
  EXPECT_EQ(corpus.document(3).terms[0], 0u);
  EXPECT_EQ(corpus.document(3).counts[0], 2u);
}

TEST(ContentHash, IsEqualForEqualCorporaAndNotForOthers) {
  const std::uint64_t hash = content_hash(small());
  EXPECT_EQ(content_hash(small()), hash);

  Corpus other_count = small();
  other_count.counts = {2, 2, 1, 2, 1};
  Corpus other_id = small();
  other_id.ids = {"a", "b", "c", "d", "f"};
  Corpus other_term = small();
  other_term.vocabulary = Vocabulary({"fig", "plum"}, {3, 2}, {5, 2});
  Corpus other_row = small();
  other_row.offsets = {0, 1, 2, 3, 4, 5};
  for (const Corpus& other : {other_count, other_id, other_term, other_row}) EXPECT_NE(content_hash(other), hash);
}

TEST(ContentHash, TellsWhereOneIdEndsAndTheNextBegins) {
  Corpus other = small();
  other.ids = {"ab", "", "c", "d", "e"};

  EXPECT_NE(content_hash(other), content_hash(small()));
}

TEST(Corpus, IsTheSameAfterItsDocumentsWereReleased) {
  Corpus corpus = small();
  corpus.labels = {"x", "", "", "", "y"};

  corpus.release(0, 2);
  corpus.release(2, 5);

  EXPECT_EQ(content_hash(corpus), content_hash(small()));
  EXPECT_EQ(corpus.labels[4], "y");
}

TEST(SplitHoldout, NumbersOnlyDocumentsWithTokens) {
  const HoldoutSplit split = split_holdout(small(), 2);

  EXPECT_EQ(split.held_out, (std::vector<std::uint32_t>{0, 3}));
  EXPECT_EQ(split.training, (std::vector<std::uint32_t>{2, 4}));
}

TEST(SplitHoldout, HoldsNothingOutForZero) {
  const HoldoutSplit split = split_holdout(small(), 0);

  EXPECT_TRUE(split.held_out.empty());
  EXPECT_EQ(split.training, (std::vector<std::uint32_t>{0, 2, 3, 4}));
}

}  // namespace
}  // namespace ldavi
