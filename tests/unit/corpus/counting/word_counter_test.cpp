// SPDX-License-Identifier: Apache-2.0
#include "corpus/counting/word_counter.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace ldavi {
namespace {

using Numbers = std::vector<std::uint32_t>;
using Words = std::vector<std::string_view>;

TEST(WordCounter, CountsTheWordsOfEachDocument) {
  WordCounter counter;

  const DocumentCounts first = counter.count(Words{"pear", "fig", "pear"});
  EXPECT_EQ(Numbers(first.terms.begin(), first.terms.end()), (Numbers{0, 1}));
  EXPECT_EQ(Numbers(first.counts.begin(), first.counts.end()), (Numbers{2, 1}));
  const DocumentCounts second = counter.count(Words{"fig", "plum", "fig", "fig"});
  EXPECT_EQ(Numbers(second.terms.begin(), second.terms.end()), (Numbers{1, 2}));
  EXPECT_EQ(Numbers(second.counts.begin(), second.counts.end()), (Numbers{3, 1}));
  EXPECT_EQ(counter.count({}).size(), 0U);

  EXPECT_EQ(counter.words(), (Words{"pear", "fig", "plum"}));
  EXPECT_EQ(counter.totals()[0].documents, 1U);
  EXPECT_EQ(counter.totals()[0].tokens, 2U);
  EXPECT_EQ(counter.totals()[1].documents, 2U);
  EXPECT_EQ(counter.totals()[1].tokens, 4U);
}

TEST(WordCounter, CountsADocumentThatComesInParts) {
  WordCounter counter;
  Analyzer analyzer(text_rules({}));
  Tokens tokens;
  for (const char* const part : {"pear fig", "", "fig plum"}) {
    analyzer.analyze(part, tokens);
    counter.add(tokens);
  }

  const DocumentCounts counts = counter.end_document();

  EXPECT_EQ(Numbers(counts.terms.begin(), counts.terms.end()), (Numbers{0, 1, 2}));
  EXPECT_EQ(Numbers(counts.counts.begin(), counts.counts.end()), (Numbers{1, 2, 1}));
  EXPECT_EQ(counter.totals()[1].documents, 1U);
  EXPECT_EQ(counter.end_document().size(), 0U);
}

TEST(WordCounter, CountsLongDocuments) {
  std::vector<std::string> letters;
  for (int i = 0; i < 1000; ++i) letters.push_back(std::to_string(i % 100));
  WordCounter counter;

  const DocumentCounts counts = counter.count(Words(letters.begin(), letters.end()));

  ASSERT_EQ(counts.size(), 100U);
  for (const std::uint32_t count : counts.counts) EXPECT_EQ(count, 10U);
  for (std::size_t i = 0; i < 100; ++i) EXPECT_EQ(counter.words()[i], std::to_string(i));
}

}  // namespace
}  // namespace ldavi
