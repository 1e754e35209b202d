// SPDX-License-Identifier: Apache-2.0
#include "corpus/formats/svmlight.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "ldavi/base/error.hpp"
#include "support/archives.hpp"
#include "support/temporary_folder.hpp"
#include "unit/corpus/read_documents.hpp"

namespace ldavi {
namespace {

using Offsets = std::vector<std::uint64_t>;

class SvmLightTest : public testing::Test {
 protected:
  CountMatrix read(const std::string& content) {
    report_ = {};
    return read_svmlight(files_.write("x.svm", content), known_, options_, report_);
  }
  std::string problem(const std::string& content) {
    const std::string message = message_of<ParseError>([&] { read(content); });
    return message.substr(std::min(message.find("x.svm"), message.size()));
  }

  TemporaryFolder files_;
  std::optional<KnownTerms> known_;
  ReadOptions options_;
  ReadReport report_;
};

TEST_F(SvmLightTest, ReadsADocumentALineWithTermsNumberedFromOneAndItsLabel) {
  const CountMatrix matrix = read("+1 1:2 4:1.0\n-1\n0.5 qid:7 2:7 # fig: the first\n1,3 2:0\n");

  EXPECT_EQ(matrix.num_terms, 4u);
  EXPECT_EQ(matrix.offsets, (Offsets{0, 2, 2, 3, 3}));
  EXPECT_EQ(matrix.terms, (Numbers{0, 3, 1}));
  EXPECT_EQ(matrix.counts, (Numbers{2, 1, 7}));
  EXPECT_EQ(matrix.labels, (Strings{"+1", "-1", "0.5", "1,3"}));
}

TEST_F(SvmLightTest, HasNoLabelsWhereAllTargetsAreZero) {
  EXPECT_TRUE(read("0 1:1\n0\n").labels.empty());
  EXPECT_EQ(read("0 1:1\n1\n").labels, (Strings{"0", "1"}));
}

TEST_F(SvmLightTest, ReadsIndicesFromZeroWhereItIsTold) {
  EXPECT_EQ(problem("0 0:1\n"), "x.svm:1: index is '0', expected numbers from 1, or --zero-based");
  options_.zero_based = true;
  EXPECT_EQ(read("0 0:1 2:1\n").terms, (Numbers{0, 2}));
  known_ = KnownTerms{"x.vocab", 2};
  EXPECT_EQ(problem("0 2:1\n"), "x.svm:1: index is '2', expected a whole number from 0 to 1");
}

TEST_F(SvmLightTest, ReadsCompressedFilesAnyEndOfLineAndLeavesOutLinesWithoutADocument) {
  EXPECT_EQ(read(gzip_bytes("0 1:5\n")).counts, (Numbers{5}));
  for (const char* content : {"0 1:3 2:4\r\n0\r\n", "0 1:3 2:4\r0\r", "# made by hand\n\n 0\t1:3  2:4 \n \t\n0"}) {
    const CountMatrix matrix = read(content);
    EXPECT_EQ(matrix.counts, (Numbers{3, 4})) << content;
    EXPECT_EQ(matrix.num_documents(), 2u) << content;
  }
  EXPECT_EQ(problem("# x\n\n0 x\n").find("x.svm:3: "), 0u);
  EXPECT_EQ(read("").num_documents(), 0u);
}

TEST_F(SvmLightTest, AddsRepeatedTerms) { EXPECT_EQ(read("0 2:1 1:5 2:3\n").counts, (Numbers{5, 4})); }

TEST_F(SvmLightTest, RefusesWhatIsNoTarget) {
  for (const std::string target : {"x", "1:2", "nan", "1,", ",1", "++1", "1;2"})
    EXPECT_EQ(problem(target + " 1:1\n"), "x.svm:1: the target is '" + target + "', expected a number, or several with commas");
}

TEST_F(SvmLightTest, RefusesWhatIsNoPairOfWholeNumbers) {
  EXPECT_EQ(problem("0 1\n"), "x.svm:1: '1' is no pair, expected 'target index:value index:value …'");
  for (const std::string value : {"1.5", "-1", "", "x", "1:2", "4294967296", "1e99", "inf"})
    EXPECT_EQ(problem("0 1:" + value), "x.svm:1: value is '" + value + "', expected a whole number from 0 to 4294967295");
  EXPECT_EQ(problem("0 -1:1\n"), "x.svm:1: index is '-1', expected a whole number from 1 to 4294967294");
  EXPECT_EQ(problem("0 1.0:1\n"), "x.svm:1: index is '1.0', expected a whole number from 1 to 4294967294");
  EXPECT_EQ(problem(std::string("0 1:1\0\n", 7)).find("x.svm:1: value is '1\\0'"), 0u);
}

TEST_F(SvmLightTest, RefusesATermThatTheVocabularyDoesNotHaveOrThatIsFarAway) {
  EXPECT_EQ(problem("0 4294967294:1\n").find("x.svm:1: the number of terms, by the largest of their numbers,"), 0u);
  known_ = KnownTerms{"x.vocab", 3};
  EXPECT_EQ(read("0 3:1\n").num_terms, 3u);
  EXPECT_EQ(problem("0 4:1\n"), "x.svm:1: index is '4', expected a whole number from 1 to 3");
}

TEST_F(SvmLightTest, KeepsADocumentWhoseLineIsBadAsAnEmptyOneWhereTheyAreSkipped) {
  options_.skip_bad_records = true;
  const CountMatrix matrix = read("1 1:1\nx 1:1\n1 1:4294967295 1:1\n2 9:9 1:x\n2 2:2\n");

  EXPECT_EQ(matrix.offsets, (Offsets{0, 1, 1, 1, 1, 2}));
  EXPECT_EQ(matrix.num_terms, 2u);
  EXPECT_EQ(matrix.labels, (Strings{"1", "", "", "", "2"}));
  EXPECT_EQ(report_.bad_records, 3u);
  EXPECT_NE(report_.examples.at(1).find("x.svm:3: the counts of one term add up to"), std::string::npos);
}

TEST_F(SvmLightTest, RefusesATruncatedArchive) {
  const std::string whole = zstd_bytes("0 1:5\n");
  EXPECT_NE(problem(whole.substr(0, whole.size() - 3)), "");
}

TEST_F(SvmLightTest, ThatIsNotThereIsAnIoError) {
  EXPECT_THROW(read_svmlight(files_.file("no"), known_, options_, report_), IoError);
}

}  // namespace
}  // namespace ldavi
