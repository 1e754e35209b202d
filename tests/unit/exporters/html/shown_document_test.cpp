// SPDX-License-Identifier: Apache-2.0
#include "exporters/html/shown_document.hpp"

#include <gtest/gtest.h>

#include "support/sample_model.hpp"

namespace ldavi {
namespace {

/// Terms of sample_model(): apple bread choir dance été.
class ShownDocuments : public testing::Test {
 protected:
  ShownDocuments() {
    corpus_.vocabulary = model_.vocabulary;
    corpus_.offsets = std::vector<std::uint64_t>{0, 3};
    corpus_.terms = std::vector<std::uint32_t>{0, 1, 4};
    corpus_.counts = std::vector<std::uint32_t>{1, 1, 2};
    corpus_.ids = {"a"};
  }

  const TopicModel model_ = sample_model();
  Corpus corpus_;
  const std::vector<float> mixture_{0.3F, 0.6F, 0.1F};
};

TEST_F(ShownDocuments, HaveTheirLargestTopicsFirst) {
  const ShownDocument shown = DocumentShower(model_, corpus_).show(0, mixture_);
  ASSERT_EQ(shown.mixture.size(), 3U);
  EXPECT_EQ(shown.mixture[0].topic, 1U);
  EXPECT_EQ(shown.mixture[1].topic, 0U);
  EXPECT_LT(shown.mixture[0].interval.low, 0.6);
  EXPECT_GT(shown.mixture[0].interval.high, 0.6);
  EXPECT_EQ(shown.known_tokens, 4U);
  EXPECT_TRUE(shown.too_short_to_tell) << "four words";
}

TEST_F(ShownDocuments, ListTheirTermsByCount) {
  const ShownDocument shown = DocumentShower(model_, corpus_).show(0, mixture_);
  ASSERT_EQ(shown.terms.size(), 3U);
  EXPECT_EQ(shown.terms[0].term, 4U);
  EXPECT_EQ(shown.terms[0].count, 2U);
  EXPECT_EQ(shown.terms[1].term, 0U);
  EXPECT_EQ(shown.terms[1].slot, 0) << "apple is of topic 1, the largest here";
  EXPECT_EQ(shown.terms[2].slot, 1) << "bread is of topic 0";
  EXPECT_FALSE(shown.text);
}

TEST_F(ShownDocuments, CountPlacesAsScriptsDo) {
  const std::string text = "😀 é apple, zz bread";
  const std::vector<MarkedWord> words{{{8, 13}, 0}, {{15, 17}, kNoTerm}, {{18, 23}, 1}};
  const ShownDocument shown = DocumentShower(model_, corpus_).show(0, mixture_, text, words);

  ASSERT_EQ(shown.words.size(), 3U);
  EXPECT_EQ(shown.words[0].gap, 5U) << "the smiling face counts twice";
  EXPECT_EQ(shown.words[0].length, 5U);
  EXPECT_EQ(shown.words[1].gap, 2U);
  EXPECT_EQ(shown.words[1].slot, kNoSlot);
  EXPECT_EQ(shown.words[2].gap, 1U);
  EXPECT_EQ(shown.words[2].slot, 1);
  EXPECT_EQ(shown.text, text);
}

}  // namespace
}  // namespace ldavi
