// SPDX-License-Identifier: Apache-2.0
#include "corpus/corpus_sink.hpp"

#include <gtest/gtest.h>

namespace ldavi {
namespace {

Corpus sample() {
  Corpus corpus;
  corpus.vocabulary = Vocabulary({"fig", "pear"}, {2, 1}, {3, 1});
  corpus.offsets = {0, 2, 2, 3};
  corpus.terms = {0, 1, 0};
  corpus.counts = {2, 1, 1};
  corpus.ids = {"a", "bc", "d"};
  corpus.dates = {"", "1999", ""};
  return corpus;
}

TEST(OutlineOf, SaysWhatIsToCome) {
  const CorpusOutline outline = outline_of(sample());

  EXPECT_EQ(outline.vocabulary.size(), 2U);
  EXPECT_EQ(outline.num_documents, 3U);
  EXPECT_EQ(outline.num_cells, 3U);
  EXPECT_EQ(outline.id_bytes, 4U);
  EXPECT_EQ(outline.label_bytes, 0U);
  EXPECT_EQ(outline.date_bytes, 4U);
}

TEST(CorpusInMemory, IsWhatWasPouredIntoIt) {
  const Corpus corpus = sample();
  CorpusInMemory copy(outline_of(corpus));

  pour(corpus, copy);

  const Corpus taken = copy.take();
  EXPECT_EQ(content_hash(taken), content_hash(corpus));
  EXPECT_TRUE(taken.labels.empty());
  EXPECT_EQ(taken.dates, corpus.dates);
  EXPECT_EQ(taken.vocabulary.counts(), corpus.vocabulary.counts());
}

}  // namespace
}  // namespace ldavi
