// SPDX-License-Identifier: Apache-2.0
#include "corpus/counted_collector.hpp"

#include <gtest/gtest.h>

namespace ldavi {
namespace {

TEST(CountedCollector, MakesOneCorpusOfBatches) {
  const std::vector<CountedDocument> first{{"a", "", "", {0, 2}, {1, 3}, 4, 1}, {"b", "news", "1790", {}, {}, 0, 2}};
  const std::vector<CountedDocument> second{{"c", "", "", {1}, {5}, 5, 0}};
  CountedCollector collector;
  collector.add({first, {}});
  collector.add({second, {}});
  const CountedCorpus counted = collector.take(Vocabulary({"x", "y", "z"}, {1, 1, 1}, {1, 1, 1}), {});
  EXPECT_EQ(counted.unknown_tokens, 3U);
  ASSERT_EQ(counted.corpus.num_documents(), 3U);
  EXPECT_EQ(counted.corpus.document(0).num_tokens(), 4U);
  EXPECT_EQ(counted.corpus.document(1).size(), 0U);
  EXPECT_EQ(counted.corpus.document(2).terms[0], 1U);
  EXPECT_EQ(std::string(counted.corpus.ids[2]), "c");
  EXPECT_EQ(std::string(counted.corpus.labels[1]), "news");
  EXPECT_EQ(counted.corpus.dates, (StringTable{"", "1790", ""}));
}

TEST(CountedCollector, KeepsNoLabelsOrDatesWhereThereAreNone) {
  const std::vector<CountedDocument> documents{{"a", "", "", {0}, {1}, 1, 0}};
  CountedCollector collector;
  collector.add({documents, {}});
  const Corpus corpus = collector.take(Vocabulary({"x"}, {1}, {1}), {}).corpus;
  EXPECT_TRUE(corpus.labels.empty());
  EXPECT_TRUE(corpus.dates.empty());
}

}  // namespace
}  // namespace ldavi
