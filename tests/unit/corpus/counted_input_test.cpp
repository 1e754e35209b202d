// SPDX-License-Identifier: Apache-2.0
#include "corpus/counted_input.hpp"

#include <gtest/gtest.h>

#include <string>

#include "ldavi/base/error.hpp"
#include "support/temporary_folder.hpp"
#include "unit/corpus/read_documents.hpp"

namespace ldavi {
namespace {

class CountedInputTest : public testing::Test {
 protected:
  CountedInput read(const std::string& input) { return read_counts(input, options_, report_); }

  TemporaryFolder files_;
  ReadOptions options_;
  ReadReport report_;
  const std::string input_ = files_.write("docword.x.txt", "1\n2\n1\n1 2 3\n");
};

TEST_F(CountedInputTest, TakesTheVocabularyBesideIt) {
  files_.write("vocab.x.txt", "fig\npear\n");
  const CountedInput counted = read(input_);

  EXPECT_EQ(counted.terms, (Strings{"fig", "pear"}));
  EXPECT_EQ(counted.matrix.counts, (Numbers{3}));
  EXPECT_FALSE(counted.made_up_terms);
}

TEST_F(CountedInputTest, PrefersTheVocabularyAskedFor) {
  files_.write("vocab.x.txt", "fig\npear\n");
  options_.vocabulary_path = files_.write("other.txt", "a\nb\n");

  EXPECT_EQ(read(input_).terms, (Strings{"a", "b"}));
}

TEST_F(CountedInputTest, MakesTermsUpWhereThereIsNone) {
  const CountedInput counted = read(input_);

  EXPECT_EQ(counted.terms, (Strings{"w0", "w1"}));
  EXPECT_TRUE(counted.made_up_terms);
}

TEST_F(CountedInputTest, RefusesAVocabularyOfAnotherSizeOrThatIsNotThere) {
  options_.vocabulary_path = files_.write("other.txt", "a\nb\nc\n");
  EXPECT_THROW(read(input_), ParseError);
  options_.vocabulary_path = files_.file("nowhere");
  EXPECT_THROW(read(input_), IoError);
}

TEST_F(CountedInputTest, ReadsTheVocabularyBeforeTheCounts) {
  options_.vocabulary_path = files_.file("nowhere");
  const std::string message = message_of<IoError>([&] { read(files_.file("docword.nowhere.txt")); });
  EXPECT_EQ(message.find("cannot open " + options_.vocabulary_path), 0u) << message;
}

TEST_F(CountedInputTest, ReadsEachFormatByNameContentOrAsItIsTold) {
  files_.write("x.vocab", "fig\npear\n");
  const std::string matrix = "%%MatrixMarket matrix coordinate integer general\n1 2 1\n1 2 3\n";
  for (const std::string& input : {files_.write("x.ldac", "1 1:3\n"), files_.write("x.mtx", matrix), files_.write("x", matrix),
                                   files_.write("x.svm", "1 2:3\n")}) {
    const CountedInput counted = read(input);
    EXPECT_EQ(counted.matrix.terms, (Numbers{1})) << input;
    EXPECT_EQ(counted.matrix.counts, (Numbers{3})) << input;
    EXPECT_EQ(counted.terms, (Strings{"fig", "pear"})) << input;
  }
  options_.format = InputFormat::kLdaC;
  EXPECT_EQ(read(files_.write("x.log", "1 0:4\n")).matrix.counts, (Numbers{4}));
  EXPECT_THROW(read(files_.file("x.mtx")), ParseError);
}

TEST_F(CountedInputTest, CountsBadRecords) {
  options_.skip_bad_records = true;
  read(files_.write("docword.y.txt", "1\n2\n1\n1 9 3\n"));

  EXPECT_EQ(report_.bad_records, 1u);
}

}  // namespace
}  // namespace ldavi
