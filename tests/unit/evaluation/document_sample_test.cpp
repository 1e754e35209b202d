// SPDX-License-Identifier: Apache-2.0
#include "evaluation/document_sample.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "support/planted_corpus.hpp"

namespace ldavi {
namespace {

TEST(DocumentSample, TakesEachDocumentWithTheSameChance) {
  std::vector<std::uint32_t> documents(10'000);
  std::iota(documents.begin(), documents.end(), 7U);
  const std::vector<std::uint32_t> sample = sample_documents(documents, 0.3, 5);

  EXPECT_NEAR(static_cast<double>(sample.size()), 3000.0, 150.0);  // more than three standard deviations
  EXPECT_TRUE(std::is_sorted(sample.begin(), sample.end()));
  EXPECT_EQ(sample, sample_documents(documents, 0.3, 5));
  EXPECT_NE(sample, sample_documents(documents, 0.3, 6));
  EXPECT_EQ(sample_documents(documents, 1.0, 5), documents);
}

TEST(DocumentSample, KeepsTheCountsOfItsDocuments) {
  const Corpus corpus = plant_corpus({}).corpus;
  const std::vector<std::uint32_t> documents{3, 1, 8};
  const Corpus sample = sampled_corpus(corpus, documents);

  ASSERT_EQ(sample.num_documents(), 3U);
  EXPECT_EQ(sample.num_terms(), corpus.num_terms());
  for (std::size_t i = 0; i < documents.size(); ++i) {
    const DocumentCounts was = corpus.document(documents[i]);
    const DocumentCounts is = sample.document(i);
    EXPECT_TRUE(std::equal(was.terms.begin(), was.terms.end(), is.terms.begin(), is.terms.end()));
    EXPECT_TRUE(std::equal(was.counts.begin(), was.counts.end(), is.counts.begin(), is.counts.end()));
    EXPECT_EQ(sample.ids[i], corpus.ids[documents[i]]);
  }
}

}  // namespace
}  // namespace ldavi
