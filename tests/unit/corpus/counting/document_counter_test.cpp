// SPDX-License-Identifier: Apache-2.0
#include "corpus/counting/document_counter.hpp"

#include <gtest/gtest.h>

namespace ldavi {
namespace {

using Numbers = std::vector<std::uint32_t>;

TEST(DocumentCounter, CountsTheWordsAndKeepsTheirOrder) {
  const Vocabulary vocabulary({"pear", "fig", "new_york"}, {1, 1, 1}, {1, 1, 1});
  TextRules rules = text_rules({});
  rules.stop_words = {"and", "the"};
  rules.phrases = {"new york"};
  DocumentCounter counter(vocabulary, rules, Analyzer(TermFinder::rules_of_words(rules)));
  CountedDocument document;
  Numbers sequence{7, 7};

  EXPECT_EQ(counter.count("Fig and plum, the pear of New York; \xFF fig", document, sequence), 1U);
  EXPECT_EQ(sequence, (Numbers{1, kNoTerm, 0, kNoTerm, 2, 1}));
  EXPECT_EQ(document.terms, (Numbers{0, 1, 2}));
  EXPECT_EQ(document.counts, (Numbers{1, 2, 1}));
  EXPECT_EQ(document.known_tokens, 4U);
  EXPECT_EQ(document.unknown_tokens, 2U);

  EXPECT_EQ(counter.count("", document, sequence), 0U);
  EXPECT_TRUE(sequence.empty() && document.terms.empty() && document.counts.empty());
  EXPECT_EQ(document.known_tokens + document.unknown_tokens, 0U);
}

}  // namespace
}  // namespace ldavi
