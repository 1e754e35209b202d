// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "ldavi/exporters/html_report.hpp"

namespace ldavi {
namespace {

/// Shows so many documents of one text.
ReportTexts texts_of(std::size_t size, const std::string& text) {
  ReportTexts texts;
  CountedDocument counted;
  counted.unknown_tokens = 3;
  const std::vector<CountedDocument> documents(100, counted);
  Document document;
  document.text = text;
  const std::vector<Document> read(100, document);
  for (std::size_t d = 0; d < size; d += 100) {
    CountedBatch batch;
    batch.documents = documents;
    batch.texts = read;
    texts.see(batch);
  }
  return texts;
}

TEST(ReportTexts, KeepTheBeginnings) {
  const ReportTexts texts = texts_of(100, std::string(30'000, 'x'));
  EXPECT_TRUE(texts.has_texts());
  ASSERT_TRUE(texts.has(99));
  EXPECT_FALSE(texts.has(100));
  EXPECT_EQ(texts.text(7).size(), 20'000U);
  EXPECT_FALSE(texts.is_whole(7));
  EXPECT_EQ(texts.unknown_tokens(7), 3U);
}

TEST(ReportTexts, OfManyAreShorter) {
  const ReportTexts texts = texts_of(20'000, std::string(20'000, 'x'));
  EXPECT_TRUE(texts.has(0) && texts.has(1) && texts.has(19'999)) << "none is left out yet";
  EXPECT_LE(texts.text(0).size(), 5'000U);
  EXPECT_GE(texts.text(0).size(), 1'250U);
  EXPECT_FALSE(texts.is_whole(0));
}

TEST(ReportTexts, OfVeryManyAreFewer) {
  const ReportTexts texts = texts_of(200'000, std::string(2'000, 'x'));
  EXPECT_TRUE(texts.has(0));
  EXPECT_FALSE(texts.has(1));
  EXPECT_EQ(texts.text(0).size(), 1'250U);
  EXPECT_TRUE(texts.has(199'992));
  EXPECT_EQ(texts.text(199'992).size(), 1'250U);
  EXPECT_EQ(texts.unknown_tokens(199'999), 3U) << "of all documents";
}

TEST(ReportTexts, AreNoneOfCounts) {
  ReportTexts texts;
  const std::vector<CountedDocument> documents(3);
  CountedBatch batch;
  batch.documents = documents;
  texts.see(batch);
  EXPECT_FALSE(texts.has_texts());
  EXPECT_FALSE(texts.has(0));
}

}  // namespace
}  // namespace ldavi
