// SPDX-License-Identifier: Apache-2.0
#include "inference/minibatch.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "support/small_corpora.hpp"

namespace ldavi {
namespace {

using Numbers = std::vector<std::uint32_t>;

Numbers numbers(std::span<const std::uint32_t> values) { return {values.begin(), values.end()}; }

TEST(Minibatch, NumbersItsTermsAnew) {
  const Corpus corpus = corpus_of(CountRows{{0, 0, 3, 0, 1}, {9, 9, 9, 9, 9}, {2, 0, 4, 0, 0}});
  const TrainingSet set(corpus, 0);
  Minibatch batch(5);

  batch.assign(set, Numbers{2, 0});

  EXPECT_EQ(numbers(batch.terms()), (Numbers{0, 2, 4}));
  ASSERT_EQ(batch.num_documents(), 2U);
  EXPECT_EQ(batch.num_cells(), 4U);
  EXPECT_EQ(batch.num_tokens(), 10U);
  EXPECT_EQ(numbers(batch.document(0).terms), (Numbers{0, 1}));
  EXPECT_EQ(numbers(batch.document(0).counts), (Numbers{2, 4}));
  EXPECT_EQ(numbers(batch.document(1).terms), (Numbers{1, 2}));
  EXPECT_EQ(numbers(batch.document(1).counts), (Numbers{3, 1}));
  EXPECT_EQ(batch.first_cell(1), 2U);
}

TEST(Minibatch, ListsItsCellsByTerm) {
  const Corpus corpus = corpus_of(CountRows{{0, 1, 1}, {1, 1, 0}, {0, 0, 1}});
  const TrainingSet set(corpus, 0);
  Minibatch batch(3);

  batch.assign(set, Numbers{0, 1, 2});

  const TermIndex& index = batch.index();
  EXPECT_EQ(index.terms, (Numbers{0, 1, 2}));
  EXPECT_EQ(index.offsets, (std::vector<std::size_t>{0, 1, 3, 5}));
  EXPECT_EQ(index.cells, (Numbers{2, 0, 3, 1, 4}));
  EXPECT_EQ(index.documents, (Numbers{1, 0, 1, 0, 2}));
}

TEST(Minibatch, ForgetsTheOneBefore) {
  const Corpus corpus = corpus_of(random_counts(20, 30, 5));
  const TrainingSet set(corpus, 0);
  Minibatch used(30);
  Minibatch fresh(30);
  used.assign(set, Numbers{1, 2, 3, 4, 5, 6, 7});
  used.assign(set, Numbers{19, 0});
  fresh.assign(set, Numbers{19, 0});

  EXPECT_EQ(used.index().terms, fresh.index().terms);
  EXPECT_EQ(used.index().offsets, fresh.index().offsets);
  EXPECT_EQ(used.index().cells, fresh.index().cells);
  EXPECT_EQ(used.num_tokens(), fresh.num_tokens());
}

}  // namespace
}  // namespace ldavi
