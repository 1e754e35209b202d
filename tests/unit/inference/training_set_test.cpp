// SPDX-License-Identifier: Apache-2.0
#include "inference/training_set.hpp"

#include <gtest/gtest.h>

#include "ldavi/base/error.hpp"
#include "support/small_corpora.hpp"

namespace ldavi {
namespace {

std::vector<std::uint32_t> copy(std::span<const std::uint32_t> values) { return {values.begin(), values.end()}; }

const CountRows kCounts{{0, 0, 0}, {1, 0, 2}, {0, 3, 0}, {0, 0, 0}, {4, 5, 6}, {0, 0, 7}};

TEST(TrainingSet, RenumbersTheDocumentsThatHaveATerm) {
  const Corpus corpus = corpus_of(kCounts);
  const TrainingSet set(corpus, 0);

  ASSERT_EQ(set.num_documents(), 4U);
  EXPECT_EQ(set.num_terms(), 3U);
  EXPECT_EQ(set.num_cells(), 7U);
  EXPECT_EQ(set.num_tokens(), 28U);
  EXPECT_EQ(set.largest_document(), 3U);
  EXPECT_EQ(copy(set.document(0).terms), (std::vector<std::uint32_t>{0, 2}));
  EXPECT_EQ(copy(set.document(0).counts), (std::vector<std::uint32_t>{1, 2}));
  EXPECT_EQ(copy(set.document(3).counts), (std::vector<std::uint32_t>{7}));
  EXPECT_EQ(set.first_cell(2), 3U);
  EXPECT_EQ(set.document_size(2), 3U);
  EXPECT_EQ(set.document_tokens(2), 15U);
}

TEST(TrainingSet, LeavesOutEveryNthDocumentOfThoseWithATerm) {
  const Corpus corpus = corpus_of(kCounts);
  const TrainingSet set(corpus, 2);

  ASSERT_EQ(set.num_documents(), 2U);
  EXPECT_EQ(copy(set.document(0).counts), (std::vector<std::uint32_t>{3}));
  EXPECT_EQ(copy(set.document(1).counts), (std::vector<std::uint32_t>{7}));
  EXPECT_EQ(set.num_terms(), 3U) << "the vocabulary is that of all documents";
  EXPECT_EQ(set.num_tokens(), 10U);
}

TEST(TrainingSet, TakesDocumentsThatWereChosen) {
  Corpus corpus = corpus_of(kCounts);
  corpus.vocabulary = {};
  const TrainingSet set(corpus, {2, 5}, 3);

  ASSERT_EQ(set.num_documents(), 2U);
  EXPECT_EQ(set.num_terms(), 3U);
  EXPECT_EQ(copy(set.document(1).counts), (std::vector<std::uint32_t>{7}));
  EXPECT_EQ(set.num_tokens(), 10U);
}

TEST(TrainingSet, CountsMoreTokensThanFitIn32Bits) {
  const Corpus corpus = corpus_of({{4'294'967'295, 4'294'967'295}});
  const TrainingSet set(corpus, 0);

  EXPECT_EQ(set.document_tokens(0), 8'589'934'590U);
  EXPECT_EQ(set.num_tokens(), 8'589'934'590U);
}

TEST(TrainingSet, RefusesACorpusWithNothingToLearnFrom) {
  const Corpus none = corpus_of({});
  const Corpus empty = corpus_of({{0, 0}, {0, 0}});
  EXPECT_THROW(TrainingSet(none, 0), InvalidArgument);
  EXPECT_THROW(TrainingSet(empty, 0), InvalidArgument);
}

TEST(TrainingSet, SaysThatNothingIsLeftForTheHoldout) {
  try {
    const Corpus corpus = corpus_of({{1, 1}, {0, 0}});
    TrainingSet(corpus, 2);
    ADD_FAILURE() << "nothing was thrown";
  } catch (const InvalidArgument& error) {
    EXPECT_NE(std::string(error.what()).find("held out"), std::string::npos) << error.what();
  }
}

TEST(TermIndex, ListsTheCellsOfATermInTheOrderOfTheDocuments) {
  const Corpus corpus = corpus_of({{1, 0, 1, 0}, {0, 0, 1, 0}, {1, 0, 1, 1}});
  const TrainingSet set(corpus, 0);
  const std::vector<std::uint32_t> documents{0, 1, 2};

  const TermIndex index = index_terms(set, documents);

  EXPECT_EQ(index.terms, (std::vector<std::uint32_t>{0, 2, 3})) << "no document has term 1";
  EXPECT_EQ(index.offsets, (std::vector<std::size_t>{0, 2, 5, 6}));
  EXPECT_EQ(index.cells, (std::vector<std::uint32_t>{0, 3, 1, 2, 4, 5}));
  EXPECT_EQ(index.documents, (std::vector<std::uint32_t>{0, 2, 0, 1, 2, 2}));
}

TEST(TermIndex, NumbersTheCellsAndDocumentsOfTheListAlone) {
  const Corpus corpus = corpus_of({{1, 0, 1, 0}, {0, 0, 1, 0}, {1, 0, 1, 1}});
  const TrainingSet set(corpus, 0);
  const std::vector<std::uint32_t> documents{2, 1};

  const TermIndex index = index_terms(set, documents);

  EXPECT_EQ(index.terms, (std::vector<std::uint32_t>{0, 2, 3}));
  EXPECT_EQ(index.cells, (std::vector<std::uint32_t>{0, 1, 3, 2}));
  EXPECT_EQ(index.documents, (std::vector<std::uint32_t>{0, 0, 1, 0}));
}

}  // namespace
}  // namespace ldavi
