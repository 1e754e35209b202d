// SPDX-License-Identifier: Apache-2.0
#include "ldavi/model/new_documents.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "support/sample_model.hpp"
#include "support/temporary_folder.hpp"

namespace ldavi {
namespace {

class NewDocuments : public testing::Test {
 protected:
  NewDocuments() : model_(sample_model()) {
    model_.text = text_rules({});
    std::ofstream(path()) << "apple bread bread choir zebra\ndance\n";
  }

  std::string path() const { return folder_.path() + "/new.txt"; }
  void drop(const std::string& word) { model_.edits.push_back({EditAction::kDropWord, {}, word}); }

  TemporaryFolder folder_;
  TopicModel model_;
};

TEST_F(NewDocuments, AreThoseOfTheVocabularyWithoutEdits) {
  const CountedCorpus counted = load_counted({path()}, {}, model_);
  EXPECT_EQ(counted.corpus.document(0).num_tokens(), 4U);
  EXPECT_EQ(counted.unknown_tokens, 1U);
}

TEST_F(NewDocuments, AreWithoutDroppedWords) {
  drop("bread");
  drop("dance");
  const CountedCorpus counted = load_counted({path()}, {}, model_, 1, [](const CountedBatch& batch) {
    EXPECT_EQ(batch.sequences[0], (std::vector<std::uint32_t>{0, 2, kNoTerm}));
    EXPECT_TRUE(batch.sequences[1].empty());
    EXPECT_EQ(batch.documents[0].known_tokens, 2U);
  });
  EXPECT_EQ(counted.corpus.document(0).num_tokens(), 2U);
  EXPECT_EQ(counted.corpus.document(1).num_tokens(), 0U);
  EXPECT_EQ(counted.unknown_tokens, 1U);
}

TEST_F(NewDocuments, AreTheSameOneByOne) {
  drop("bread");
  const std::unique_ptr<CountedSource> source = open_counted({path()}, {}, model_);
  CountedDocument document;
  ASSERT_TRUE(source->next(document));
  EXPECT_EQ(document.terms, (std::vector<std::uint32_t>{0, 2}));
  EXPECT_EQ(document.counts, (std::vector<std::uint32_t>{1, 1}));
  EXPECT_EQ(document.known_tokens, 2U);
  EXPECT_EQ(document.unknown_tokens, 1U);
  ASSERT_TRUE(source->next(document));
  EXPECT_FALSE(source->next(document));
}

}  // namespace
}  // namespace ldavi
