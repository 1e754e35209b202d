// SPDX-License-Identifier: Apache-2.0
#include "corpus/formats/lda_c.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "ldavi/base/error.hpp"
#include "support/archives.hpp"
#include "support/temporary_folder.hpp"
#include "unit/corpus/read_documents.hpp"

namespace ldavi {
namespace {

using Offsets = std::vector<std::uint64_t>;

class LdaCTest : public testing::Test {
 protected:
  CountMatrix read(const std::string& content, bool skip_bad_records = false) {
    report_ = {};
    return read_lda_c(files_.write("x.dat", content), known_, read_options(skip_bad_records), report_);
  }
  std::string problem(const std::string& content) {
    const std::string message = message_of<ParseError>([&] { read(content); });
    return message.substr(std::min(message.find("x.dat"), message.size()));
  }

  TemporaryFolder files_;
  std::optional<KnownTerms> known_;
  ReadReport report_;
};

TEST_F(LdaCTest, ReadsADocumentALineWithTermsNumberedFromZero) {
  const CountMatrix matrix = read("0\n2 0:2 3:1\n0\n1 1:7\n0\n");

  EXPECT_EQ(matrix.num_terms, 4u);
  EXPECT_EQ(matrix.offsets, (Offsets{0, 0, 2, 2, 3, 3}));
  EXPECT_EQ(matrix.terms, (Numbers{0, 3, 1}));
  EXPECT_EQ(matrix.counts, (Numbers{2, 1, 7}));
  EXPECT_TRUE(matrix.labels.empty());
}

TEST_F(LdaCTest, ReadsCompressedFilesAnyEndOfLineAndBlanks) {
  EXPECT_EQ(read(gzip_bytes("1 0:5\n")).counts, (Numbers{5}));
  EXPECT_EQ(read(zstd_bytes("1 0:5")).counts, (Numbers{5}));
  for (const char* content : {"2 0:3 1:4\r\n0\r\n", "2 0:3 1:4\r0\r", " 2\t0:3  1:4 \n0"}) {
    const CountMatrix matrix = read(content);
    EXPECT_EQ(matrix.counts, (Numbers{3, 4})) << content;
    EXPECT_EQ(matrix.num_documents(), 2u) << content;
  }
}

TEST_F(LdaCTest, SortsTermsAddsRepeatedOnesAndDropsZeros) {
  const CountMatrix matrix = read("4 3:1 1:2 3:4 0:0\n");

  EXPECT_EQ(matrix.terms, (Numbers{1, 3}));
  EXPECT_EQ(matrix.counts, (Numbers{2, 5}));
}

TEST_F(LdaCTest, ReadsADocumentLongerThanABlock) {
  constexpr int kTerms = 300000;
  std::string content = "0\n" + std::to_string(kTerms);
  for (int i = 0; i < kTerms; ++i) content += " " + std::to_string(i) + ":1";
  ASSERT_GT(content.size(), std::size_t{2} << 20);
  const CountMatrix matrix = read(content + "\n1 7:3\n");

  EXPECT_EQ(matrix.offsets, (Offsets{0, 0, kTerms, kTerms + 1}));
  EXPECT_EQ(problem(content).find("x.dat"), std::string::npos);
}

TEST_F(LdaCTest, OfNothingHasNoDocument) { EXPECT_EQ(read("").num_documents(), 0u); }

TEST_F(LdaCTest, RefusesABlankLine) {
  EXPECT_EQ(problem("1 0:1\n\n"), "x.dat:2: the line is blank, expected '0' for a document without terms");
}

TEST_F(LdaCTest, RefusesAnotherNumberOfPairsThanTheLineSays) {
  EXPECT_EQ(problem("2 0:1\n"), "x.dat:1: the line has 1 pair, expected 2, as its first number says");
  EXPECT_EQ(problem("0\n0 0:1\n"), "x.dat:2: the line has 1 pair, expected 0, as its first number says");
}

TEST_F(LdaCTest, RefusesWhatIsNoPairOfWholeNumbers) {
  EXPECT_EQ(problem("1 0\n"), "x.dat:1: '0' is no pair, expected 'N term:count term:count …'");
  EXPECT_EQ(problem("x\n"), "x.dat:1: the number of terms is 'x', expected a whole number from 0 to 4294967294");
  for (const std::string count : {"1.5", "-1", "", "x", "1:2", "4294967296", "99999999999999999999999"})
    EXPECT_EQ(problem("1 0:" + count), "x.dat:1: count is '" + count + "', expected a whole number from 0 to 4294967295");
  EXPECT_EQ(problem("1 -1:1\n"), "x.dat:1: term is '-1', expected a whole number from 0 to 4294967293");
  EXPECT_EQ(problem(std::string("1 0:1\0\n", 7)).find("x.dat:1: count is '1\\0'"), 0u);
}

TEST_F(LdaCTest, RefusesATermThatTheVocabularyDoesNotHave) {
  known_ = KnownTerms{"x.vocab", 3};
  EXPECT_EQ(read("1 2:1\n0\n").num_terms, 3u);
  EXPECT_EQ(read("0\n").num_terms, 3u);
  EXPECT_EQ(problem("1 3:1\n"), "x.dat:1: term is '3', expected a whole number from 0 to 2");
}

TEST_F(LdaCTest, AllocatesNothingBecauseANumberSaysSo) {
  EXPECT_EQ(problem("4294967294 0:1\n"), "x.dat:1: the line has 1 pair, expected 4294967294, as its first number says");
  EXPECT_EQ(problem("0\n1 4294967293:1\n").find("x.dat:2: the number of terms, by the largest of their numbers,"), 0u);
}

TEST_F(LdaCTest, KeepsADocumentWhoseLineIsBadAsAnEmptyOneWhereTheyAreSkipped) {
  const CountMatrix matrix = read("1 0:1\n2 5:1\n\n1 0:4294967295 0:1\n1 1:2\n", true);

  EXPECT_EQ(matrix.offsets, (Offsets{0, 1, 1, 1, 1, 2}));
  EXPECT_EQ(matrix.num_terms, 2u);
  EXPECT_EQ(report_.bad_records, 3u);
  EXPECT_NE(report_.examples.at(0).find("x.dat:2: the line has 1 pair"), std::string::npos);
}

TEST_F(LdaCTest, RefusesATruncatedArchive) {
  const std::string whole = gzip_bytes("1 0:5\n");
  EXPECT_NE(problem(whole.substr(0, whole.size() - 3)), "");
}

TEST_F(LdaCTest, ThatIsNotThereIsAnIoError) { EXPECT_THROW(read_lda_c(files_.file("no"), known_, {}, report_), IoError); }

}  // namespace
}  // namespace ldavi
