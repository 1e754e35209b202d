// SPDX-License-Identifier: Apache-2.0
#include "corpus/formats/matrix_market.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "ldavi/base/error.hpp"
#include "support/archives.hpp"
#include "support/temporary_folder.hpp"
#include "unit/corpus/read_documents.hpp"

namespace ldavi {
namespace {

using Offsets = std::vector<std::uint64_t>;

const std::string kInteger = "%%MatrixMarket matrix coordinate integer general\n";

class MatrixMarketTest : public testing::Test {
 protected:
  CountMatrix read(const std::string& content) {
    report_ = {};
    return read_matrix_market(files_.write("x.mtx", content), known_, options_, report_);
  }
  std::string problem(const std::string& content) {
    const std::string message = message_of<ParseError>([&] { read(content); });
    return message.substr(std::min(message.find("x.mtx"), message.size()));
  }

  TemporaryFolder files_;
  std::optional<KnownTerms> known_;
  ReadOptions options_;
  ReadReport report_;
};

TEST_F(MatrixMarketTest, ReadsARowADocument) {
  const CountMatrix matrix = read(kInteger + "% by hand\n\n3 4 3\n1 1 2\n% between\n3 2 7\n1 4 1\n");

  EXPECT_EQ(matrix.num_terms, 4u);
  EXPECT_EQ(matrix.offsets, (Offsets{0, 2, 2, 3}));
  EXPECT_EQ(matrix.terms, (Numbers{0, 3, 1}));
  EXPECT_EQ(matrix.counts, (Numbers{2, 1, 7}));
}

TEST_F(MatrixMarketTest, ReadsAColumnADocumentWhereItIsTold) {
  options_.transpose = true;
  const CountMatrix matrix = read(kInteger + "4 3 3\n1 1 2\n2 3 7\n4 1 1\n");

  EXPECT_EQ(matrix.num_terms, 4u);
  EXPECT_EQ(matrix.offsets, (Offsets{0, 2, 2, 3}));
  EXPECT_EQ(matrix.terms, (Numbers{0, 3, 1}));
  EXPECT_EQ(problem(kInteger + "4 3 1\n5 1 2\n"), "x.mtx:3: row is '5', expected a whole number from 1 to 4");
}

TEST_F(MatrixMarketTest, CountsOneAnEntryOfAPattern) {
  const std::string pattern = "%%MatrixMarket matrix coordinate pattern general\n";
  EXPECT_EQ(read(pattern + "2 2 3\n1 1\n2 2\n2 2\n").counts, (Numbers{1, 2}));
  EXPECT_EQ(problem(pattern + "2 2 1\n1 1 1\n"), "x.mtx:3: the entry does not have two numbers, expected 'row column'");
}

TEST_F(MatrixMarketTest, TakesRealsThatAreWholeNumbers) {
  const std::string real = "%%MatrixMarket MATRIX Coordinate Real GENERAL\n";
  EXPECT_EQ(read(real + "1 3 3\n1 1 2.0\n1 2 3e1\n1 3 0.0\n").counts, (Numbers{2, 30}));
  for (const std::string value : {"0.5", "-1.0", "nan", "1e10"}) {
    EXPECT_EQ(problem(real + "1 3 1\n1 1 " + value + "\n"),
              "x.mtx:3: value is '" + value + "', expected a whole number from 0 to 4294967295");
  }
}

TEST_F(MatrixMarketTest, ReadsCompressedFilesAndAnyEndOfLine) {
  const std::string content = "%%MatrixMarket matrix coordinate integer general\r\n1 1 1\r\n1 1 5\r\n";
  EXPECT_EQ(read(content).counts, (Numbers{5}));
  EXPECT_EQ(read(gzip_bytes(content)).counts, (Numbers{5}));
  EXPECT_EQ(read(zstd_bytes(content)).counts, (Numbers{5}));
}

TEST_F(MatrixMarketTest, RefusesAnotherBanner) {
  const auto banner = [&](const std::string& words) { return problem("%%MatrixMarket " + words + "\n1 1 1\n1 1 1\n"); };
  EXPECT_EQ(problem("1 1 1\n"),
            "x.mtx:1: the line is no Matrix Market banner, expected '%%MatrixMarket matrix coordinate integer general'");
  EXPECT_EQ(banner("vector coordinate integer general"), "x.mtx:1: the object is 'vector', expected 'matrix'");
  EXPECT_EQ(banner("matrix array integer general"), "x.mtx:1: the format is 'array', expected 'coordinate'");
  EXPECT_EQ(banner("matrix coordinate complex general"),
            "x.mtx:1: the field is 'complex', expected 'integer', 'real' or 'pattern'");
  EXPECT_EQ(banner("matrix coordinate integer symmetric"), "x.mtx:1: the symmetry is 'symmetric', expected 'general'");
  EXPECT_EQ(banner("matrix coordinate integer"), "x.mtx:1: the symmetry is '', expected 'general'");
}

TEST_F(MatrixMarketTest, RefusesABadHeader) {
  EXPECT_EQ(problem(""), "x.mtx: the file is empty, expected a Matrix Market banner");
  EXPECT_EQ(problem(kInteger + "% no sizes\n"),
            "x.mtx: the file ends in its header, expected the numbers of rows, columns and entries");
  EXPECT_EQ(problem(kInteger + "1 1\n"),
            "x.mtx:2: the line does not have three sizes, expected the numbers of rows, columns and entries");
  EXPECT_EQ(problem(kInteger + "1 1 1 1\n"),
            "x.mtx:2: the line does not have three sizes, expected the numbers of rows, columns and entries");
  EXPECT_EQ(problem(kInteger + "-1 1 1\n"),
            "x.mtx:2: the number of documents is '-1', expected a whole number from 0 to 4294967294");
}

TEST_F(MatrixMarketTest, RefusesBadEntries) {
  const std::string start = kInteger + "2 3 1\n";
  EXPECT_EQ(problem(start + "3 1 1\n"), "x.mtx:3: row is '3', expected a whole number from 1 to 2");
  EXPECT_EQ(problem(start + "0 1 1\n"), "x.mtx:3: row is '0', expected a whole number from 1 to 2");
  EXPECT_EQ(problem(start + "1 4 1\n"), "x.mtx:3: column is '4', expected a whole number from 1 to 3");
  for (const std::string value : {"1.0", "-1", "x", "4294967296"}) {
    EXPECT_EQ(problem(start + "1 1 " + value + "\n"),
              "x.mtx:3: value is '" + value + "', expected a whole number from 0 to 4294967295");
  }
  for (const std::string entry : {"1", "1 1", "1 1 1 1"})
    EXPECT_EQ(problem(start + entry), "x.mtx:3: the entry does not have three numbers, expected 'row column value'");
  EXPECT_EQ(problem(start + std::string("1 1 1\0", 6)).find("x.mtx:3: value is '1\\0'"), 0u);
  EXPECT_EQ(problem(kInteger + "2 3 2\n1 1 4294967295\n1 1 1\n"),
            "x.mtx: the counts of term 1 in document 1 add up to 4294967296, expected at most 4294967295");
}

TEST_F(MatrixMarketTest, RefusesAnotherNumberOfEntriesThanItSays) {
  EXPECT_EQ(problem(kInteger + "1 2 3\n1 1 1\n1 2 1\n"), "x.mtx: the file ends after 2 entries, expected 3, as line 2 says");
  EXPECT_EQ(problem(kInteger + "1 2 1\n1 1 1\n1 2 1\n"), "x.mtx:4: one more entry, expected 1, as line 2 says");
}

TEST_F(MatrixMarketTest, AllocatesNothingBecauseAHeaderSaysSo) {
  const std::string expectation = "expected at most 1000000, or 10 for each entry, of which the line says there are 1";
  EXPECT_EQ(problem(kInteger + "4000000000 2 1\n1 1 1\n"), "x.mtx:2: the number of documents is '4000000000', " + expectation);
  EXPECT_EQ(problem(kInteger + "2 4000000000 1\n1 1 1\n"), "x.mtx:2: the number of terms is '4000000000', " + expectation);
  EXPECT_EQ(problem(kInteger + "4000000000 2 4000000000\n1 1 1\n"),
            "x.mtx: the file ends after 1 entries, expected 4000000000, as line 2 says");
}

TEST_F(MatrixMarketTest, AgreesWithTheVocabularyOrAsksWhetherItIsTransposed) {
  known_ = KnownTerms{"x.vocab", 3};
  EXPECT_EQ(read(kInteger + "2 3 0\n").num_terms, 3u);
  EXPECT_EQ(problem(kInteger + "2 4 0\n"), "x.mtx:2: the number of terms is '4', expected 3, as many as x.vocab has");
  EXPECT_EQ(problem(kInteger + "3 2 0\n"),
            "x.mtx:2: the number of terms is '2', expected 3, as many as x.vocab has; is a column a document (--transpose)?");
}

TEST_F(MatrixMarketTest, LeavesOutBadEntriesWhereTheyAreSkipped) {
  options_.skip_bad_records = true;
  EXPECT_EQ(read(kInteger + "2 2 3\n1 1 1\n1 2 -1\n2 2 2\n").counts, (Numbers{1, 2}));
  EXPECT_EQ(report_.bad_records, 1u);
  EXPECT_NE(report_.examples.at(0).find("x.mtx:4: value is '-1'"), std::string::npos);
  EXPECT_NE(problem(kInteger + "2 2 2\n1 1 x\n"), "");
}

TEST_F(MatrixMarketTest, RefusesATruncatedArchive) {
  const std::string whole = gzip_bytes(kInteger + "1 1 1\n1 1 5\n");
  EXPECT_NE(problem(whole.substr(0, whole.size() - 3)), "");
}

TEST_F(MatrixMarketTest, ThatIsNotThereIsAnIoError) {
  EXPECT_THROW(read_matrix_market(files_.file("no"), known_, options_, report_), IoError);
}

TEST_F(MatrixMarketTest, IsKnownByItsBanner) {
  EXPECT_TRUE(has_matrix_market_banner(files_.write("a", kInteger)));
  EXPECT_TRUE(has_matrix_market_banner(files_.write("b", zstd_bytes(kInteger))));
  for (const char* content : {"", "%%Matrix", "% %MatrixMarket matrix", "a text of some length"})
    EXPECT_FALSE(has_matrix_market_banner(files_.write("c", content))) << content;
}

}  // namespace
}  // namespace ldavi
