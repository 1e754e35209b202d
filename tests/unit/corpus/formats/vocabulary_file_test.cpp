// SPDX-License-Identifier: Apache-2.0
#include "corpus/formats/vocabulary_file.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "ldavi/base/error.hpp"
#include "support/archives.hpp"
#include "support/temporary_folder.hpp"
#include "unit/corpus/read_documents.hpp"

namespace ldavi {
namespace {

class VocabularyFileTest : public testing::Test {
 protected:
  Strings read(const std::string& content) { return read_vocabulary_file(files_.write("vocab.txt", content)); }
  std::string problem(const std::string& content) {
    const std::string message = message_of<ParseError>([&] { read(content); });
    return message.substr(std::min(message.find("vocab.txt"), message.size()));
  }

  TemporaryFolder files_;
};

TEST_F(VocabularyFileTest, HoldsATermALine) {
  EXPECT_EQ(read("fig\r\npear tree\n中文"), (Strings{"fig", "pear tree", "中文"}));
  EXPECT_TRUE(read("").empty());
}

TEST_F(VocabularyFileTest, MayBeCompressedOrBeginWithAByteOrderMark) {
  EXPECT_EQ(read(gzip_bytes("fig\npear\n")), (Strings{"fig", "pear"}));
  EXPECT_EQ(read("\xEF\xBB\xBF"
                 "fig\n"),
            (Strings{"fig"}));
}

TEST_F(VocabularyFileTest, MayBeAGensimDictionary) {
  EXPECT_EQ(read("5\n1\tfig\t3\n0\tpear\t2\n"), (Strings{"pear", "fig"}));
  EXPECT_EQ(read("5\nfig\n"), (Strings{"5", "fig"}));
}

TEST_F(VocabularyFileTest, IsUtf8) {
  EXPECT_EQ(problem("fig\ncaf\xe9\n"), "vocab.txt:2: the term is not valid UTF-8, expected a file in UTF-8");
}

TEST_F(VocabularyFileTest, MayEndWithBlankLines) { EXPECT_EQ(read("fig\n\n \n"), (Strings{"fig"})); }

TEST_F(VocabularyFileTest, SaysWhoWantsThatManyTerms) {
  const std::string path = files_.write("vocab.txt", "fig\n");
  const std::string message = message_of<ParseError>([&] { read_vocabulary_file(path, 2, "a line a column"); });
  EXPECT_NE(message.find("expected 2, a line a column"), std::string::npos) << message;
}

TEST_F(VocabularyFileTest, WithAnEmptyTermIsRefused) {
  EXPECT_EQ(problem("fig\n\npear\n"), "vocab.txt:2: the term is empty, expected a term a line");
}

TEST_F(VocabularyFileTest, WithATermTwiceIsRefusedByBothLines) {
  EXPECT_EQ(problem("fig\npear\nplum\npear\n"),
            "vocab.txt:4: the term 'pear' stands in line 2 already, expected each term once");
}

TEST_F(VocabularyFileTest, MayNotHoldMoreThanItMay) {
  const std::string path = files_.write("vocab.txt.gz", gzip_bytes(std::string(1000, 'x')));
  EXPECT_EQ(read_vocabulary_file(path, 1000).size(), 1U);
  EXPECT_THROW(read_vocabulary_file(path, 999), ParseError);
}

TEST_F(VocabularyFileTest, ThatIsNotThereIsAnIoError) { EXPECT_THROW(read_vocabulary_file(files_.file("no")), IoError); }

TEST(MadeUpTerms, AreNumbersAfterAW) {
  EXPECT_EQ(made_up_terms(3), (Strings{"w0", "w1", "w2"}));
  for (const std::string& term : made_up_terms(12)) EXPECT_TRUE(is_made_up(term));
  for (const char* term : {"", "w", "w1a", "x1", "war", "ww1"}) EXPECT_FALSE(is_made_up(term)) << term;
}

}  // namespace
}  // namespace ldavi
