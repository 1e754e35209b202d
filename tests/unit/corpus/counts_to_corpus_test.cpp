// SPDX-License-Identifier: Apache-2.0
#include "corpus/counts_to_corpus.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace ldavi {
namespace {

using Strings = std::vector<std::string>;
using Numbers = std::vector<std::uint32_t>;
using Offsets = std::vector<std::uint64_t>;

/// In documents: z in 3 of 4, never in none, m in 1, a in 2.
CountedInput counts() {
  CountedInput input;
  input.matrix = {4, {0, 2, 3, 3, 6}, {0, 3, 0, 0, 2, 3}, {5, 1, 2, 1, 4, 1}};
  input.terms = {"z", "never", "m", "a"};
  return input;
}

TEST(CorpusOfCounts, TakesThemWholeInTheirOrder) {
  PruningReport report;
  const Corpus corpus = corpus_of(counts(), {}, report);

  EXPECT_EQ(corpus.vocabulary.terms(), (Strings{"z", "never", "m", "a"}));
  EXPECT_EQ(corpus.vocabulary.document_frequencies(), (Offsets{3, 0, 1, 2}));
  EXPECT_EQ(corpus.vocabulary.counts(), (Offsets{8, 0, 4, 2}));
  EXPECT_EQ(corpus.offsets, (Offsets{0, 2, 3, 3, 6}));
  EXPECT_EQ(corpus.terms, (Numbers{0, 3, 0, 0, 2, 3}));
  EXPECT_EQ(corpus.counts, (Numbers{5, 1, 2, 1, 4, 1}));
  EXPECT_EQ(corpus.ids, (Strings{"1", "2", "3", "4"}));
  EXPECT_TRUE(corpus.labels.empty());
  EXPECT_EQ(report.rare_terms + report.frequent_terms, 0u);
  EXPECT_EQ(report.min_documents, 1u);
  EXPECT_EQ(report.max_share, 1.0);
}

TEST(CorpusOfCounts, LeavesOutRareTermsWhereAsked) {
  PruningReport report;
  const Corpus corpus = corpus_of(counts(), {2, {}}, report);

  EXPECT_EQ(corpus.vocabulary.terms(), (Strings{"z", "a"}));
  EXPECT_EQ(corpus.vocabulary.document_frequencies(), (Offsets{3, 2}));
  EXPECT_EQ(corpus.vocabulary.counts(), (Offsets{8, 2}));
  EXPECT_EQ(corpus.offsets, (Offsets{0, 2, 3, 3, 5}));
  EXPECT_EQ(corpus.terms, (Numbers{0, 1, 0, 0, 1}));
  EXPECT_EQ(corpus.counts, (Numbers{5, 1, 2, 1, 1}));
  EXPECT_EQ(report.rare_terms, 2u);
  EXPECT_EQ(report.rare_tokens, 4u);
  EXPECT_EQ(report.min_documents, 2u);
}

TEST(CorpusOfCounts, LeavesOutFrequentTermsWhereAskedAndThoseOfNoDocument) {
  PruningReport report;
  const Corpus corpus = corpus_of(counts(), {{}, 0.5}, report);

  EXPECT_EQ(corpus.vocabulary.terms(), (Strings{"m", "a"}));
  EXPECT_EQ(corpus.offsets, (Offsets{0, 1, 1, 1, 3}));
  EXPECT_EQ(report.frequent_terms, 1u);
  EXPECT_EQ(report.frequent_tokens, 8u);
  EXPECT_EQ(report.rare_terms, 1u);
}

TEST(CorpusOfCounts, KeepsATermInExactlyTheShareOfDocuments) {
  PruningReport report;
  EXPECT_EQ(corpus_of(counts(), {1, 0.75}, report).num_terms(), 3u);
}

TEST(CorpusOfCounts, OfNoDocumentsIsEmpty) {
  CountedInput input;
  input.terms = {"a"};
  input.matrix.num_terms = 1;
  PruningReport report;

  EXPECT_EQ(corpus_of(input, {1, 0.5}, report).num_documents(), 0u);
}

TEST(CorpusOfCounts, KeepsTheirLabels) {
  CountedInput input = counts();
  input.matrix.labels = {"1", "", "2", "1"};
  PruningReport report;
  EXPECT_EQ(corpus_of(std::move(input), {}, report).labels, (Strings{"1", "", "2", "1"}));
}

}  // namespace
}  // namespace ldavi
