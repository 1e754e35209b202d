// SPDX-License-Identifier: Apache-2.0
#include "corpus/counted_collector.hpp"

#include <gtest/gtest.h>

namespace ldavi {
namespace {

using Numbers = std::vector<std::uint32_t>;

CountedDocument document_of(const std::string& id, const std::string& label, const Numbers& terms, const Numbers& counts,
                            std::uint64_t unknown) {
  CountedDocument document;
  document.id = id;
  document.label = label;
  document.terms = terms;
  document.counts = counts;
  document.unknown_tokens = unknown;
  return document;
}

TEST(CountedCollector, MakesOneCorpusOfBatches) {
  const std::vector<CountedDocument> first{document_of("a", "", {0, 2}, {1, 3}, 1), document_of("b", "news", {}, {}, 2)};
  const std::vector<CountedDocument> second{document_of("c", "", {1}, {5}, 0)};
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
}

TEST(CountedCollector, KeepsNoLabelsWhereThereAreNone) {
  const std::vector<CountedDocument> documents{document_of("a", "", {0}, {1}, 0)};
  CountedCollector collector;
  collector.add({documents, {}});
  EXPECT_TRUE(collector.take(Vocabulary({"x"}, {1}, {1}), {}).corpus.labels.empty());
}

}  // namespace
}  // namespace ldavi
