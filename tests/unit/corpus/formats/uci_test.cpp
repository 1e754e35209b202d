// SPDX-License-Identifier: Apache-2.0
#include "corpus/formats/uci.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <string>

#include "ldavi/base/error.hpp"
#include "support/archives.hpp"
#include "support/temporary_folder.hpp"
#include "unit/corpus/read_documents.hpp"

namespace ldavi {
namespace {

using Offsets = std::vector<std::uint64_t>;

class UciTest : public testing::Test {
 protected:
  CountMatrix read(const std::string& content, bool skip_bad_records = false) {
    report_ = {};
    return read_uci(files_.write("docword.x.txt", content), known_, read_options(skip_bad_records), report_);
  }
  std::string problem(const std::string& content, bool skip_bad_records = false) {
    const std::string message = message_of<ParseError>([&] { read(content, skip_bad_records); });
    return message.substr(std::min(message.find("docword.x.txt"), message.size()));
  }

  TemporaryFolder files_;
  std::optional<KnownTerms> known_;
  ReadReport report_;
};

TEST_F(UciTest, ReadsCountsNumberedFromOne) {
  const CountMatrix matrix = read("3\n4\n3\n1 1 2\n1 4 1\n3 2 7\n");

  EXPECT_EQ(matrix.num_terms, 4u);
  EXPECT_EQ(matrix.offsets, (Offsets{0, 2, 2, 3}));
  EXPECT_EQ(matrix.terms, (Numbers{0, 3, 1}));
  EXPECT_EQ(matrix.counts, (Numbers{2, 1, 7}));
}

TEST_F(UciTest, ReadsCompressedFiles) {
  EXPECT_EQ(read(gzip_bytes("1\n1\n1\n1 1 5\n")).counts, (Numbers{5}));
  EXPECT_EQ(read(zstd_bytes("1\n1\n1\n1 1 5\n")).counts, (Numbers{5}));
}

TEST_F(UciTest, TakesDocumentsInAnyOrderAddsRepeatedPairsAndDropsZeros) {
  const CountMatrix matrix = read("2\n3\n5\n2 1 1\n1 3 2\n2 1 4\n1 1 1\n1 2 0\n");

  EXPECT_EQ(matrix.offsets, (Offsets{0, 2, 3}));
  EXPECT_EQ(matrix.terms, (Numbers{0, 2, 0}));
  EXPECT_EQ(matrix.counts, (Numbers{1, 2, 5}));
}

TEST_F(UciTest, TakesAnyEndOfLineBlanksAndBlankLines) {
  for (const char* content :
       {"1\r\n2\r\n2\r\n1 1 3\r\n1 2 4\r\n", "1\r2\r2\r1 1 3\r1 2 4", " 1 \n2\t\n2\n\n 1\t1  3 \n1 2 4\n\n\n"}) {
    EXPECT_EQ(read(content).counts, (Numbers{3, 4})) << content;
  }
}

TEST_F(UciTest, NumbersLinesWhateverTheirEnds) {
  EXPECT_EQ(problem("1\r\n2\r\n\r\n2\r\n1 1 x\r\n").find("docword.x.txt:5: "), 0u);
  EXPECT_EQ(problem("1\r2\r\r2\r1 1 x\r").find("docword.x.txt:5: "), 0u);
}

TEST_F(UciTest, ReadsFilesLargerThanABlock) {
  constexpr int kEntries = 300000;
  std::string content = "1000\n300\n" + std::to_string(kEntries) + "\r\n";
  for (int i = 0; i < kEntries; ++i) {
    content += std::to_string(i / 300 + 1) + " " + std::to_string(i % 300 + 1) + " " + std::to_string(i + 1) + "\r\n";
  }
  ASSERT_GT(content.size(), std::size_t{3} << 20);
  const CountMatrix matrix = read(content);

  ASSERT_EQ(matrix.counts.size(), static_cast<std::size_t>(kEntries));
  for (std::size_t i = 0; i < matrix.counts.size(); ++i) ASSERT_EQ(matrix.counts[i], i + 1);
  EXPECT_EQ(problem(content.substr(0, content.size() - 2) + "x\r\n").find("docword.x.txt:300003: count is '300000x'"), 0u);
}

TEST_F(UciTest, TakesTheLargestCount) { EXPECT_EQ(read("1\n1\n1\n1 1 4294967295\n").counts, (Numbers{4294967295u})); }

TEST_F(UciTest, RefusesCountsThatAreNoWholeNumbersOrTooLarge) {
  for (const char* count : {"1.5", "-1", "+1", "1e3", "x", "0x1", "4294967296", "99999999999999999999999", "nan"}) {
    EXPECT_EQ(problem(std::string("1\n1\n1\n1 1 ") + count + "\n"),
              std::string("docword.x.txt:4: count is '") + count + "', expected a whole number from 0 to 4294967295");
  }
}

TEST_F(UciTest, RefusesDocumentsAndTermsOutOfRange) {
  EXPECT_EQ(problem("2\n3\n1\n3 1 1\n"), "docword.x.txt:4: document is '3', expected a whole number from 1 to 2");
  EXPECT_EQ(problem("2\n3\n1\n0 1 1\n"), "docword.x.txt:4: document is '0', expected a whole number from 1 to 2");
  EXPECT_EQ(problem("2\n3\n1\n1 4 1\n"), "docword.x.txt:4: term is '4', expected a whole number from 1 to 3");
}

TEST_F(UciTest, RefusesAnEntryOfTooFewOrTooManyNumbers) {
  EXPECT_EQ(problem("1\n1\n1\n1 1\n"),
            "docword.x.txt:4: the entry has less than three numbers, expected 'document term count'");
  EXPECT_EQ(problem("1\n1\n1\n1 1 1 1\n"),
            "docword.x.txt:4: the entry has more than three numbers, expected 'document term count'");
}

TEST_F(UciTest, RefusesABadHeader) {
  EXPECT_EQ(problem("1 1 1\n1 1 1\n"), "docword.x.txt:1: more than a number, expected the number of documents alone");
  EXPECT_EQ(problem("1\nx\n1\n"), "docword.x.txt:2: the number of terms is 'x', expected a whole number from 0 to 4294967294");
  EXPECT_EQ(problem("1\n1\n"),
            "docword.x.txt: the file ends in its header, expected the numbers of documents, terms and entries, a line each");
  EXPECT_NE(problem(""), "");
}

TEST_F(UciTest, RefusesAnotherNumberOfEntriesThanItsHeaderSays) {
  EXPECT_EQ(problem("1\n2\n3\n1 1 1\n1 2 1\n"),
            "docword.x.txt: the file ends after 2 entries, expected 3, as its third line says");
  EXPECT_EQ(problem("1\n2\n1\n1 1 1\n1 2 1\n"), "docword.x.txt:5: one more entry, expected 1, as the third line says");
}

TEST_F(UciTest, AllocatesNothingBecauseAHeaderSaysSo) {
  const std::string expectation = "expected at most 1000000, or 10 for each entry, of which the third line says there are 1";
  EXPECT_EQ(problem("4000000000\n2\n1\n1 1 1\n"), "docword.x.txt:1: the number of documents is '4000000000', " + expectation);
  EXPECT_EQ(problem("4000000000\n2\n1\n4000000000 1 1\n"),
            "docword.x.txt:1: the number of documents is '4000000000', " + expectation);
  EXPECT_EQ(problem("2\n\n4000000000\n1\n1 1 1\n"), "docword.x.txt:3: the number of terms is '4000000000', " + expectation);
  EXPECT_EQ(problem("4000000000\n2\n4000000000\n1 1 1\n"),
            "docword.x.txt: the file ends after 1 entries, expected 4000000000, as its third line says");
}

TEST_F(UciTest, KeepsManyDocumentsAndTermsWithoutAnEntry) {
  const CountMatrix matrix = read("1000000\n1000000\n1\n7 9 1\n");

  EXPECT_EQ(matrix.num_documents(), 1'000'000u);
  EXPECT_EQ(matrix.num_terms, 1'000'000u);
}

TEST_F(UciTest, BelievesAHeaderThatTheVocabularyConfirms) {
  known_ = KnownTerms{"vocab.x.txt", 3'000'000};
  EXPECT_EQ(read("1\n3000000\n1\n1 1 1\n").num_terms, 3'000'000u);
  EXPECT_EQ(problem("1\n2\n1\n1 1 1\n"),
            "docword.x.txt:2: the number of terms is '2', expected 3000000, as many as vocab.x.txt has");
}

TEST_F(UciTest, RefusesALineWithoutEnd) {
  EXPECT_EQ(problem(std::string(std::size_t{2} << 20, '1')),
            "docword.x.txt: a line is longer than 1 MiB, expected 'document term count'");
}

TEST_F(UciTest, LeavesOutBadEntriesWhereTheyAreSkippedButKnowsItsNumberOfEntries) {
  const CountMatrix matrix = read("2\n2\n4\n1 1 1\n1 2 -1\n3 1 1\n2 2 2\n", true);

  EXPECT_EQ(matrix.counts, (Numbers{1, 2}));
  EXPECT_EQ(report_.bad_records, 2u);
  EXPECT_NE(report_.examples.at(0).find("docword.x.txt:5: count is '-1'"), std::string::npos);
  EXPECT_NE(problem("1\n2\n3\n1 1 1\n1 2 x\n", true), "");
  EXPECT_NE(problem("x\n", true), "");
}

TEST_F(UciTest, OfNoDocumentsIsEmpty) { EXPECT_EQ(read("0\n0\n0\n").num_documents(), 0u); }

TEST_F(UciTest, ThatIsNotThereIsAnIoError) { EXPECT_THROW(read_uci(files_.file("no"), known_, {}, report_), IoError); }

}  // namespace
}  // namespace ldavi
