// SPDX-License-Identifier: Apache-2.0
#include "ldavi/model/marked_documents.hpp"

#include <gtest/gtest.h>

#include "ldavi/base/error.hpp"
#include "ldavi/model/new_documents.hpp"
#include "support/sample_model.hpp"
#include "support/temporary_folder.hpp"

namespace ldavi {
namespace {

class MarkedDocumentsTest : public testing::Test {
 protected:
  MarkedDocumentsTest() : model_(sample_model()) { model_.text = text_rules({}); }

  std::vector<MarkedDocument> read(const std::string& text) const {
    MarkedDocuments source({folder_.write("new.txt", text)}, {}, model_);
    std::vector<MarkedDocument> all;
    for (MarkedDocument document; source.next(document);) all.push_back(document);
    return all;
  }

  TemporaryFolder folder_;
  TopicModel model_;
};

TEST_F(MarkedDocumentsTest, HaveTheirWordsWhereTheyStand) {
  const std::vector<MarkedDocument> all = read("Apple, bread & zebra: apple.\n\nÉté\n");
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0].words, (std::vector<MarkedWord>{{{0, 5}, 0}, {{7, 12}, 1}, {{15, 20}, kNoTerm}, {{22, 27}, 0}}));
  EXPECT_EQ(all[0].counted.terms, (std::vector<std::uint32_t>{0, 1}));
  EXPECT_EQ(all[0].counted.counts, (std::vector<std::uint32_t>{2, 1}));
  EXPECT_EQ(all[0].counted.known_tokens, 3U);
  EXPECT_EQ(all[0].counted.unknown_tokens, 1U);
  EXPECT_EQ(all[0].counted.id, "1");
  EXPECT_TRUE(all[1].words.empty());
  EXPECT_EQ(all[2].words, (std::vector<MarkedWord>{{{0, 5}, 4}}));
}

TEST_F(MarkedDocumentsTest, AreCountedAsOthersAre) {
  model_.edits = {{EditAction::kDropWord, {}, "bread"}};
  const std::vector<MarkedDocument> all = read("bread apple dance zebra bread\nchoir choir\n");
  const std::unique_ptr<CountedSource> source = open_counted({folder_.file("new.txt")}, {}, model_);
  CountedDocument counted;
  for (const MarkedDocument& document : all) {
    ASSERT_TRUE(source->next(counted));
    EXPECT_EQ(document.counted.terms, counted.terms);
    EXPECT_EQ(document.counted.counts, counted.counts);
    EXPECT_EQ(document.counted.known_tokens, counted.known_tokens);
    EXPECT_EQ(document.counted.unknown_tokens, counted.unknown_tokens);
    EXPECT_EQ(document.counted.id, counted.id);
  }
  EXPECT_EQ(all[0].words.size(), 3U);
}

TEST_F(MarkedDocumentsTest, AreWellFormed) {
  MarkedDocuments source({folder_.write("new.txt", "apple \xff bread\n")}, {}, model_);
  MarkedDocument document;
  ASSERT_TRUE(source.next(document));
  EXPECT_EQ(document.text, "apple \uFFFD bread");
  EXPECT_EQ(source.report().invalid_sequences, 1U);
}

TEST_F(MarkedDocumentsTest, NeedTexts) {
  const std::string counts = folder_.write("docword.x.txt", "1\n5\n1\n1 1 1\n");
  EXPECT_THROW(MarkedDocuments({counts}, {}, model_), InvalidArgument);
  model_.text.reset();
  EXPECT_THROW(MarkedDocuments({folder_.write("new.txt", "apple\n")}, {}, model_), InvalidArgument);
}

}  // namespace
}  // namespace ldavi
