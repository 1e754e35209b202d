// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "ldavi/base/error.hpp"
#include "ldavi/corpus/load.hpp"
#include "ldavi/corpus/prepared.hpp"
#include "support/temporary_folder.hpp"
#include "unit/corpus/read_documents.hpp"

namespace ldavi {
namespace {

class OpenCountedTest : public testing::Test {
 protected:
  OpenCountedTest() {
    rules_ = text_rules({});
    rules_->stop_words = {"and", "the"};
  }

  std::vector<CountedDocument> read(const std::vector<std::string>& inputs) {
    const auto source = open_counted(inputs, options_, vocabulary_, rules_);
    std::vector<CountedDocument> documents;
    for (CountedDocument document; source->next(document);) documents.push_back(document);
    report_ = source->report();
    return documents;
  }

  TemporaryFolder files_;
  ReadOptions options_;
  Vocabulary vocabulary_{{"zebra", "fig", "pear"}, {1, 1, 1}, {1, 1, 1}};
  std::optional<TextRules> rules_;
  ReadReport report_;
};

TEST_F(OpenCountedTest, CountsTheKnownWordsOfTextByTerm) {
  const auto documents = read({files_.write("in.txt", "Pear and fig, PEAR the zebra\n")});

  ASSERT_EQ(documents.size(), 1u);
  EXPECT_EQ(documents[0].id, "1");
  EXPECT_EQ(documents[0].terms, (Numbers{0, 1, 2}));
  EXPECT_EQ(documents[0].counts, (Numbers{1, 1, 2}));
  EXPECT_EQ(documents[0].known_tokens, 4u);
  EXPECT_EQ(documents[0].unknown_tokens, 0u);
}

TEST_F(OpenCountedTest, CountsUnknownWordsButNoStopWords) {
  const auto documents = read({files_.write("in.txt", "the plum and the pear and a grape or grape\n")});

  EXPECT_EQ(documents.at(0).known_tokens, 1u);
  EXPECT_EQ(documents.at(0).unknown_tokens, 4u);  // plum, grape, or, grape; "a" is too short
}

TEST_F(OpenCountedTest, MatchesThePreparedCorpusByTerm) {
  LoadOptions load;
  load.text.stop_words = "none";
  load.pruning = {1, 1.0};
  const std::string corpus = files_.file("c.ldacorpus");
  prepare_corpus(
      {files_.write("in.jsonl",
                    "{\"id\": \"a\", \"label\": \"x\", \"text\": \"pear fig plum PEAR\"}\n{\"id\": \"b\", \"text\": \"\"}\n")},
      load, corpus);
  for (const bool has_rules : {true, false}) {
    if (!has_rules) rules_.reset();
    const auto documents = read({corpus});

    ASSERT_EQ(documents.size(), 2u);
    EXPECT_EQ(documents[0].id, "a");
    EXPECT_EQ(documents[0].label, "x");
    EXPECT_EQ(documents[1].label, "");
    EXPECT_EQ(documents[0].terms, (Numbers{1, 2}));
    EXPECT_EQ(documents[0].counts, (Numbers{1, 2}));
    EXPECT_EQ(documents[0].known_tokens, 3u);
    EXPECT_EQ(documents[0].unknown_tokens, 1u);
    EXPECT_EQ(documents[1].id, "b");
    EXPECT_TRUE(documents[1].terms.empty());
  }
}

TEST_F(OpenCountedTest, RefusesAPreparedCorpusOfMadeUpTermsUnderWords) {
  prepare_corpus({files_.write("docword.a.txt", "1\n1\n1\n1 1 1\n")}, {}, files_.file("c.ldacorpus"));

  EXPECT_THROW(read({files_.file("c.ldacorpus")}), InvalidArgument);
}

TEST_F(OpenCountedTest, KeepsARowForADocumentWithoutKnownWords) {
  const auto documents = read({files_.write("in.txt", "pear\n\nplum\nfig\n")});

  ASSERT_EQ(documents.size(), 4u);
  EXPECT_TRUE(documents[1].terms.empty());
  EXPECT_TRUE(documents[2].terms.empty());
  EXPECT_EQ(documents[2].unknown_tokens, 1u);
  EXPECT_EQ(documents[3].terms, (Numbers{1}));
}

TEST_F(OpenCountedTest, KeepsARowForABadRecordAndReportsIt) {
  options_.skip_bad_records = true;
  const auto documents = read({files_.write("in.jsonl", "{\"text\": \"pear\"}\n{\"text\": 1}\n{\"text\": \"fig\"}\n")});

  ASSERT_EQ(documents.size(), 3u);
  EXPECT_EQ(documents[1].known_tokens + documents[1].unknown_tokens, 0u);
  EXPECT_EQ(report_.bad_records, 1u);
  EXPECT_NE(report_.examples.at(0).find("field 'text' is a number"), std::string::npos);
}

TEST_F(OpenCountedTest, OfNoDocumentHasNone) { EXPECT_TRUE(read({files_.write("in.txt", "")}).empty()); }

TEST_F(OpenCountedTest, MatchesCountsByTerm) {
  files_.write("vocab.x.txt", "plum\npear\nzebra\n");
  const auto documents = read({files_.write("docword.x.txt", "3\n3\n4\n1 1 4\n1 2 2\n1 3 1\n3 2 5\n")});

  ASSERT_EQ(documents.size(), 3u);
  EXPECT_EQ(documents[0].id, "1");
  EXPECT_EQ(documents[0].terms, (Numbers{0, 2}));
  EXPECT_EQ(documents[0].counts, (Numbers{1, 2}));
  EXPECT_EQ(documents[0].known_tokens, 3u);
  EXPECT_EQ(documents[0].unknown_tokens, 4u);
  EXPECT_EQ(documents[1].id, "2");
  EXPECT_TRUE(documents[1].terms.empty());
  EXPECT_EQ(documents[2].counts, (Numbers{5}));
}

TEST_F(OpenCountedTest, MatchesCountsByNumberWhereAllTermsAreMadeUp) {
  vocabulary_ = Vocabulary({"w0", "w3"}, {1, 1}, {1, 1});  // w1 and w2 were pruned
  const auto documents = read({files_.write("docword.x.txt", "1\n5\n3\n1 1 1\n1 2 2\n1 4 3\n")});

  EXPECT_EQ(documents.at(0).terms, (Numbers{0, 1}));
  EXPECT_EQ(documents.at(0).counts, (Numbers{1, 3}));
  EXPECT_EQ(documents.at(0).unknown_tokens, 2u);
}

TEST_F(OpenCountedTest, RefusesCountsWithoutVocabularyForAModelOfWords) {
  EXPECT_THROW(read({files_.write("docword.x.txt", "1\n1\n1\n1 1 1\n")}), InvalidArgument);
}

TEST_F(OpenCountedTest, ReadsCountsWhereTheModelReadCounts) {
  rules_.reset();
  files_.write("vocab.x.txt", "pear\n");
  EXPECT_EQ(read({files_.write("docword.x.txt", "1\n1\n1\n1 1 1\n")}).at(0).known_tokens, 1u);
}

TEST_F(OpenCountedTest, RefusesTextWhereTheModelReadCounts) {
  rules_.reset();
  EXPECT_THROW(read({files_.write("in.txt", "pear\n")}), InvalidArgument);
}

TEST_F(OpenCountedTest, RefusesTextBesideCounts) {
  EXPECT_THROW(read({files_.write("in.txt", "pear\n"), files_.write("docword.x.txt", "")}), InvalidArgument);
}

TEST_F(OpenCountedTest, NamesAnInputThatIsNotThere) { EXPECT_THROW(read({files_.file("nowhere")}), IoError); }

}  // namespace
}  // namespace ldavi
