// SPDX-License-Identifier: Apache-2.0
#include "corpus/readers/delimited.hpp"

#include <gtest/gtest.h>

#include <string>

#include "ldavi/base/error.hpp"
#include "support/temporary_folder.hpp"
#include "unit/corpus/read_documents.hpp"

namespace ldavi {
namespace {

class DelimitedTest : public testing::Test {
 protected:
  std::vector<Document> read(const std::string& content, const std::string& id_prefix = "") {
    const auto source = read_delimited(TextFile(InputFile(files_.write("in.csv", content)), options_, &report_), format_,
                                       options_, id_prefix, report_);
    return read_all(*source);
  }
  Strings texts(const std::string& content) { return parts_of(read(content), &Document::text); }

  std::string problem(const std::string& content) {
    const std::string message = message_of<Error>([&] { read(content); });
    return message.substr(std::min(message.find("in.csv:"), message.size()));
  }

  TemporaryFolder files_;
  ReadOptions options_;
  ReadReport report_;
  InputFormat format_ = InputFormat::kCsv;
};

TEST_F(DelimitedTest, MakesADocumentARow) {
  const auto documents = read("id,text,label,date,more\r\na,\"one\ntwo, \"\"three\"\"\",x,2020,1\r\nb,,,,\r\n");

  ASSERT_EQ(documents.size(), 2u);
  EXPECT_EQ(documents[0].id, "a");
  EXPECT_EQ(documents[0].text, "one\ntwo, \"three\"");
  EXPECT_EQ(documents[0].label, "x");
  EXPECT_EQ(documents[0].date, "2020");
  EXPECT_EQ(documents[1].id, "b");
  EXPECT_EQ(documents[1].text + documents[1].label + documents[1].date + documents[1].problem, "");
  EXPECT_TRUE(report_.has_fields);
}

TEST_F(DelimitedTest, NumbersTheRowsWithoutId) {
  EXPECT_EQ(parts_of(read("text\n\"a\nb\"\nc\n", "in.csv:"), &Document::id), (Strings{"in.csv:1", "in.csv:2"}));
  EXPECT_EQ(parts_of(read("id,text\n,a\nx,b\n,c\n"), &Document::id), (Strings{"1", "x", "3"}));
  EXPECT_EQ(parts_of(read("id,text\nx,a\nx,b\n"), &Document::id), (Strings{"x", "x"}));
}

TEST_F(DelimitedTest, TakesOneColumnForSeveralParts) {
  options_.id_field = "text";
  options_.label_field = "text";
  const auto documents = read("text\na\n");
  EXPECT_EQ(documents.at(0).id + documents.at(0).label + documents.at(0).text, "aaa");
}

TEST_F(DelimitedTest, TakesABlankLineForADocumentWhereThereIsOneColumn) {
  EXPECT_EQ(texts("\ntext\na\n\nb\n\n"), (Strings{"a", "", "b", ""}));
  EXPECT_EQ(texts("\n\nid,text\n\n1,a\n\n\n2,b\n\n"), (Strings{"a", "b"}));
}

TEST_F(DelimitedTest, LosesAByteOrderMark) { EXPECT_EQ(texts("\xEF\xBB\xBFtext,id\na,1\n"), (Strings{"a"})); }

TEST_F(DelimitedTest, ReadsSemicolons) { EXPECT_EQ(texts("id;text\n1;a, b\n"), (Strings{"a, b"})); }

TEST_F(DelimitedTest, ReadsTsv) {
  format_ = InputFormat::kTsv;
  EXPECT_EQ(texts("id\ttext\n1\t\"a\" b\\nc\n"), (Strings{"\"a\" b\nc"}));
}

TEST_F(DelimitedTest, HasNoDocumentsWithoutRows) {
  EXPECT_TRUE(read("").empty());
  EXPECT_TRUE(read("\n\n").empty());
  EXPECT_TRUE(read("id,text\n").empty());
  EXPECT_EQ(problem("id\n").find("in.csv:1: no column 'text'"), 0u);
}

TEST_F(DelimitedTest, NamesTheLineOfTheHeader) { EXPECT_EQ(problem("\n\nid\n").find("in.csv:3: no column 'text'"), 0u); }

TEST_F(DelimitedTest, NumbersColumnsWithoutAHeader) {
  options_.no_header = true;
  options_.text_field = "2";
  options_.label_field = "1";
  const auto documents = read("x,a\ny,b\n");

  EXPECT_EQ(parts_of(documents, &Document::text), (Strings{"a", "b"}));
  EXPECT_EQ(parts_of(documents, &Document::label), (Strings{"x", "y"}));
  EXPECT_EQ(parts_of(documents, &Document::id), (Strings{"1", "2"}));
  EXPECT_EQ(problem("x,a\ny\n"), "in.csv:2: the row has 1 cell, expected 2, as in the first row");
}

TEST_F(DelimitedTest, RefusesARowWithMoreOrFewerCells) {
  EXPECT_EQ(problem("id,text\n1,\"a\nb\"\n2\n"), "in.csv:4: the row has 1 cell, expected 2, as in the header");
  EXPECT_EQ(problem("id,text\n1,a,b\n"), "in.csv:2: the row has 3 cells, expected 2, as in the header");
  format_ = InputFormat::kTsv;
  EXPECT_EQ(problem("id\ttext\n1\t\"a\nb\"\n2\tb\n"), "in.csv:3: the row has 1 cell, expected 2, as in the header");
  EXPECT_EQ(problem("id\ttext\n\"1\n"),
            "in.csv:2: the row has 1 cell, expected 2, as in the header (--input-format csv for cells in quotes)");
}

TEST_F(DelimitedTest, RefusesACellThatGoesOnAfterItsQuote) {
  EXPECT_EQ(
      problem("id,text\n1,\"a\" b\n"),
      "in.csv:2: cell 2 goes on after its closing quote, expected a separator there, or two quotes for one inside a cell");
}

TEST_F(DelimitedTest, KeepsADocumentForABadRowWhereTheyAreSkipped) {
  options_.skip_bad_records = true;
  const auto documents = read("id,text\nx,a\ny\nz,\"b\"c\nw,d\n");

  EXPECT_EQ(parts_of(documents, &Document::id), (Strings{"x", "2", "3", "w"}));
  EXPECT_EQ(parts_of(documents, &Document::text), (Strings{"a", "", "", "d"}));
  EXPECT_NE(documents[1].problem.find("in.csv:3: the row has 1 cell"), std::string::npos);
  EXPECT_EQ(report_.bad_records, 2u);
  EXPECT_EQ(report_.examples, (Strings{documents[1].problem, documents[2].problem}));
}

TEST_F(DelimitedTest, DoesNotGoOnAfterAnOpenQuote) {
  options_.skip_bad_records = true;
  EXPECT_EQ(problem("id,text\n1,\"a\n2,b\n").find("in.csv:2: the quote that opens a cell is not closed"), 0u);
}

TEST_F(DelimitedTest, RefusesWhatIsNoText) {
  EXPECT_EQ(problem(std::string("PK\3\4\0\0x\n", 8)), "in.csv:1: not text, expected a table in text");
  std::string much(100'001, ',');
  EXPECT_EQ(problem(much), "in.csv:1: the row has 100,002 cells, expected a table with at most 100,000 columns");
}

}  // namespace
}  // namespace ldavi
