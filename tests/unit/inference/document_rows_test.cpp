// SPDX-License-Identifier: Apache-2.0
#include "inference/document_rows.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/small_corpora.hpp"

namespace ldavi {
namespace {

/// Every entry names its row and column.
Matrix numbered(std::size_t num_terms, std::size_t num_topics) {
  Matrix topics(num_terms, num_topics);
  for (std::size_t w = 0; w < num_terms; ++w) {
    for (std::size_t k = 0; k < num_topics; ++k) topics(w, k) = static_cast<float>(100 * w + k + 1);
  }
  return topics;
}

bool is_zero(const float* values, std::size_t size) {
  return std::all_of(values, values + size, [](float value) { return value == 0.0F; });
}

TEST(DocumentRows, StandInTheOrderOfTheDocumentsTerms) {
  const Corpus corpus = corpus_of({{0, 2, 0, 7, 0, 1}});
  DocumentWorkspace workspace;

  const DocumentRows rows = workspace.gather(corpus.document(0), numbered(6, 3));

  ASSERT_EQ(rows.size, 16U);
  ASSERT_EQ(rows.num_rows, 4U);
  for (std::size_t k = 0; k < 3; ++k) {
    EXPECT_EQ(rows.rows[k], static_cast<float>(101 + k));
    EXPECT_EQ(rows.rows[16 + k], static_cast<float>(301 + k));
    EXPECT_EQ(rows.rows[32 + k], static_cast<float>(501 + k));
  }
  EXPECT_EQ(std::vector<float>(rows.counts, rows.counts + 4), (std::vector<float>{2.0F, 7.0F, 1.0F, 0.0F}));
}

TEST(DocumentRows, AreZeroPastTheLastTermAlsoAfterALargerDocument) {
  const Corpus corpus = corpus_of({{1, 1, 1, 1, 1, 1, 1, 1}, {0, 0, 0, 5, 0, 0, 0, 0}});
  const Matrix topics = numbered(8, 20);
  DocumentWorkspace workspace;
  workspace.gather(corpus.document(0), topics);

  const DocumentRows rows = workspace.gather(corpus.document(1), topics);

  ASSERT_EQ(rows.num_rows, 4U);
  EXPECT_EQ(rows.rows[0], 301.0F);
  EXPECT_TRUE(is_zero(rows.rows + 20, 12)) << "padding of the row";
  EXPECT_TRUE(is_zero(rows.rows + 32, 3 * 32));
  EXPECT_TRUE(is_zero(rows.counts + 1, 3));
}

TEST(DocumentRows, ThereAreNoneOfAnEmptyDocument) {
  DocumentWorkspace workspace;

  const DocumentRows rows = workspace.gather({}, numbered(2, 3));

  EXPECT_EQ(rows.num_rows, 0U);
  EXPECT_NE(workspace.gamma(), nullptr);
}

TEST(DocumentRows, StayWhereTheyAreForDocumentsThatAreNoLarger) {
  const Corpus corpus = corpus_of({{1, 1, 1, 1, 1}, {1, 0, 0, 0, 0}, {0, 1, 1, 1, 1}});
  const Matrix topics = numbered(5, 3);
  DocumentWorkspace workspace;
  const float* rows = workspace.gather(corpus.document(0), topics).rows;
  const float* ratios = workspace.ratios();

  for (const std::size_t d : {1, 2, 0}) {
    EXPECT_EQ(workspace.gather(corpus.document(d), topics).rows, rows);
    EXPECT_EQ(workspace.ratios(), ratios);
  }
}

TEST(DocumentRows, ServeTopicsOfAnotherWidth) {
  const Corpus corpus = corpus_of({{1, 1}});
  DocumentWorkspace workspace;
  workspace.gather(corpus.document(0), numbered(2, 3));

  const DocumentRows rows = workspace.gather(corpus.document(0), numbered(2, 20));

  EXPECT_EQ(rows.size, 32U);
  EXPECT_EQ(rows.rows[32 + 19], 120.0F);
  EXPECT_TRUE(is_zero(workspace.work(), 32));
}

}  // namespace
}  // namespace ldavi
