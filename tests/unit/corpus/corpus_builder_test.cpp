// SPDX-License-Identifier: Apache-2.0
#include "ldavi/corpus/corpus_builder.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace ldavi {
namespace {

using Words = std::vector<std::string_view>;
using Strings = std::vector<std::string>;

const PruningOptions kKeepAll{1, 1.0};

Corpus build(const std::vector<Words>& documents, const PruningOptions& pruning, PruningReport& report,
             const Strings& stop_words = {}) {
  CorpusBuilder builder;
  for (std::size_t d = 0; d < documents.size(); ++d) builder.add(documents[d], std::to_string(d));
  return builder.build(stop_words, pruning, report);
}

Corpus build(const std::vector<Words>& documents, const PruningOptions& pruning = kKeepAll) {
  PruningReport report;
  return build(documents, pruning, report);
}

TEST(CorpusBuilder, CountsEachTermOfADocument) {
  const Corpus corpus = build({{"pear", "fig", "pear"}, {"fig"}});

  EXPECT_EQ(corpus.vocabulary.terms(), (Strings{"fig", "pear"}));
  EXPECT_EQ(corpus.vocabulary.document_frequencies(), (std::vector<std::uint64_t>{2, 1}));
  EXPECT_EQ(corpus.vocabulary.counts(), (std::vector<std::uint64_t>{2, 2}));
  EXPECT_EQ(corpus.offsets, (std::vector<std::uint64_t>{0, 2, 3}));
  EXPECT_EQ(corpus.terms, (std::vector<std::uint32_t>{0, 1, 0}));
  EXPECT_EQ(corpus.counts, (std::vector<std::uint32_t>{1, 2, 1}));
}

TEST(CorpusBuilder, SortsTermsByTheirBytes) {
  EXPECT_EQ(build({{"é", "z", "Z", "中", "a"}}).vocabulary.terms(), (Strings{"Z", "a", "z", "é", "中"}));
}

TEST(CorpusBuilder, MakesTheSameVocabularyWhateverTheOrderOfTheDocuments) {
  std::vector<Words> documents{{"d", "b", "a"}, {"c", "a"}, {"b", "e", "a", "c"}, {"e"}, {}};
  const Vocabulary first = build(documents, {2, 0.5}).vocabulary;
  std::reverse(documents.begin(), documents.end());
  const Vocabulary second = build(documents, {2, 0.5}).vocabulary;

  EXPECT_EQ(first.terms(), (Strings{"b", "c", "e"}));
  EXPECT_EQ(second.terms(), first.terms());
  EXPECT_EQ(second.counts(), first.counts());
}

TEST(CorpusBuilder, KeepsDocumentsThatAreOrBecomeEmpty) {
  const Corpus corpus = build({{"fig", "pear"}, {}, {"plum"}, {"pear", "fig"}}, {2, 1.0});

  EXPECT_EQ(corpus.ids, (Strings{"0", "1", "2", "3"}));
  EXPECT_EQ(corpus.offsets, (std::vector<std::uint64_t>{0, 2, 2, 2, 4}));
}

TEST(CorpusBuilder, KeepsLabelsAndDatesWhereAnyDocumentHasOne) {
  CorpusBuilder builder;
  builder.add(Words{"fig"}, "a", "fruit");
  builder.add(Words{"fig"}, "b", "", "");
  PruningReport report;
  const Corpus corpus = builder.build({}, kKeepAll, report);

  EXPECT_EQ(corpus.labels, (Strings{"fruit", ""}));
  EXPECT_TRUE(corpus.dates.empty());
}

TEST(CorpusBuilder, ShowsTheDistinctTokensSoFar) {
  CorpusBuilder builder;
  builder.add(Words{"pear", "fig", "pear"}, "a");
  builder.add(Words{"fig", "plum", "pear"}, "b");

  EXPECT_EQ(builder.num_documents(), 2u);
  EXPECT_EQ(builder.terms(), (Words{"pear", "fig", "plum"}));
  EXPECT_EQ(builder.counts(), (std::vector<std::uint64_t>{3, 2, 1}));
}

TEST(CorpusBuilder, IsEmptyAfterBuilding) {
  CorpusBuilder builder;
  builder.add(Words{"fig"}, "a");
  PruningReport report;
  builder.build({}, kKeepAll, report);

  EXPECT_EQ(builder.num_documents(), 0u);
  EXPECT_EQ(builder.build({}, kKeepAll, report).num_documents(), 0u);
}

TEST(CorpusBuilder, LeavesOutStopWordsBeforeAnythingElse) {
  PruningReport report;
  const Corpus corpus = build({{"the", "fig", "the"}, {"the", "a"}}, kKeepAll, report, {"a", "the"});

  EXPECT_EQ(corpus.vocabulary.terms(), (Strings{"fig"}));
  EXPECT_EQ(report.stop_word_terms, 2u);
  EXPECT_EQ(report.stop_word_tokens, 4u);
  EXPECT_EQ(report.rare_terms, 0u);
}

TEST(CorpusBuilder, LeavesOutRareTermsByDocumentsNotByOccurrences) {
  PruningReport report;
  const Corpus corpus = build({{"fig", "fig", "fig", "pear"}, {"pear"}}, {2, 1.0}, report);

  EXPECT_EQ(corpus.vocabulary.terms(), (Strings{"pear"}));
  EXPECT_EQ(report.rare_terms, 1u);
  EXPECT_EQ(report.rare_tokens, 3u);
}

TEST(CorpusBuilder, LeavesOutTermsInMoreThanTheShareOfDocuments) {
  PruningReport report;
  const Corpus corpus = build({{"all", "half"}, {"all", "half"}, {"all"}, {"all"}}, {1, 0.5}, report);

  EXPECT_EQ(corpus.vocabulary.terms(), (Strings{"half"}));
  EXPECT_EQ(report.frequent_terms, 1u);
  EXPECT_EQ(report.frequent_tokens, 4u);
}

TEST(CorpusBuilder, KeepsATermInExactlyTheShareOfDocuments) {
  std::vector<Words> documents(100);
  for (std::size_t d = 0; d < 29; ++d) documents[d] = {"fig"};  // 0.29 * 100 is less than 29 in double

  EXPECT_EQ(build(documents, {1, 0.29}).num_terms(), 1u);
  EXPECT_EQ(build(documents, {1, 0.28}).num_terms(), 0u);
}

TEST(CorpusBuilder, TakesTwoDocumentsAsTheLeastForSmallCorporaAndFiveForOthers) {
  PruningReport report;
  build(std::vector<Words>(999), {}, report);
  EXPECT_EQ(report.min_documents, 2u);
  EXPECT_EQ(report.max_share, 0.5);
  build(std::vector<Words>(1000), {}, report);
  EXPECT_EQ(report.min_documents, 5u);
}

}  // namespace
}  // namespace ldavi
