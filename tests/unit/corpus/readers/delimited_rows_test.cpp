// SPDX-License-Identifier: Apache-2.0
#include "corpus/readers/delimited_rows.hpp"

#include <gtest/gtest.h>

#include <string>

#include "ldavi/base/error.hpp"
#include "support/pipe.hpp"
#include "support/temporary_folder.hpp"
#include "unit/corpus/read_documents.hpp"

namespace ldavi {
namespace {

class DelimitedRowsTest : public testing::Test {
 protected:
  DelimitedRows rows(const std::string& content) { return {TextFile(InputFile(files_.write("in.csv", content))), form_}; }

  /// Cells joined by |, with the line before them.
  Strings all(const std::string& content, std::size_t most = 100) {
    DelimitedRows rows = this->rows(content);
    Strings found;
    DelimitedRow row;
    while (rows.next(row, most)) {
      std::string text = std::to_string(row.line) + ": ";
      for (std::size_t i = 0; i < row.num_kept; ++i) text += (i == 0 ? "" : "|") + row.cells[i];
      if (row.is_blank) text += "blank";
      if (row.num_kept < row.num_cells) text += "|+" + std::to_string(row.num_cells - row.num_kept);
      if (row.badly_quoted > 0) text += " !" + std::to_string(row.badly_quoted);
      found.push_back(text);
    }
    return found;
  }

  std::string problem(const std::string& content) {
    const std::string message = message_of<ParseError>([&] { all(content); });
    return message.substr(std::min(message.find("in.csv:"), message.size()));
  }

  TemporaryFolder files_;
  DelimitedRows::Form form_ = DelimitedRows::Form::kCsv;
};

TEST_F(DelimitedRowsTest, SplitAtCommasAndLineEnds) {
  EXPECT_EQ(all("a,b\nc,d\r\ne,f\ng,"), (Strings{"1: a|b", "2: c|d", "3: e|f", "4: g|"}));
  EXPECT_EQ(all(",\n"), (Strings{"1: |"}));
  EXPECT_EQ(all(""), Strings{});
}

TEST_F(DelimitedRowsTest, EndWithACarriageReturnWhereTheFirstDoes) {
  EXPECT_EQ(all("a,b\rc,\"d\re\"\rf,g"), (Strings{"1: a|b", "2: c|d\re", "4: f|g"}));
  EXPECT_EQ(all("a,b\nc\rd,e\r\r\n"), (Strings{"1: a|b", "2: c\rd|e\r"}));
  EXPECT_EQ(all("a,b\r\nc\rd,\"e\r\"\r\n\r\n\"f\r\"\n"), (Strings{"1: a|b", "2: c\rd|e\r", "4: blank", "5: f\r"}));
}

TEST_F(DelimitedRowsTest, UndoQuotes) {
  EXPECT_EQ(all("\"a\",\"b,\"\"c\"\"\"\n\"\",\"\"\"\"\n"), (Strings{"1: a|b,\"c\"", "2: |\""}));
  EXPECT_EQ(all("a\"b,c \"d\"\n"), (Strings{"1: a\"b|c \"d\""})) << "a quote inside is one";
  EXPECT_EQ(all("a,\"b\""), (Strings{"1: a|b"})) << "the last line lacks its end";
}

TEST_F(DelimitedRowsTest, KeepLineEndsInQuotesAndCountThem) {
  EXPECT_EQ(all("\"a\nb\",c\nd,e\n"), (Strings{"1: a\nb|c", "3: d|e"}));
  EXPECT_EQ(all("\"a\r\nb\rc\n\",d\r\ne,f"), (Strings{"1: a\r\nb\rc\n|d", "5: e|f"}));
}

TEST_F(DelimitedRowsTest, MarkBlankLines) {
  EXPECT_EQ(all("\na\n\n\"\"\n \n\r\n"), (Strings{"1: blank", "2: a", "3: blank", "4: ", "5:  ", "6: blank"}));
}

TEST_F(DelimitedRowsTest, MarkWhatGoesOnAfterItsQuote) {
  EXPECT_EQ(all("a,\"b\"c,d\n\"e\" ,\"f\"g\nh,i\n"), (Strings{"1: a|bc|d !2", "2: e |fg !1", "3: h|i"}));
}

TEST_F(DelimitedRowsTest, CountTheCellsThatAreNotKept) { EXPECT_EQ(all("a,b,c\nd\n", 2), (Strings{"1: a|b|+1", "2: d"})); }

TEST_F(DelimitedRowsTest, FindTheSeparatorInTheFirstRow) {
  EXPECT_EQ(all("a;b\nc,d;e\n"), (Strings{"1: a|b", "2: c,d|e"}));
  EXPECT_EQ(all("a;b,c\n"), (Strings{"1: a;b|c"})) << "a comma goes first";
  EXPECT_EQ(all("\"a,b\";c\n"), (Strings{"1: a,b|c"})) << "not one in quotes";
  EXPECT_EQ(all("a\tb\n\"c\td\"\te\n"), (Strings{"1: a|b", "2: c\td|e"}));
  EXPECT_EQ(all("a\tb;c\n"), (Strings{"1: a\tb|c"}));
  EXPECT_EQ(all("\n\r\na;b\n"), (Strings{"1: blank", "2: blank", "3: a|b"}));
  EXPECT_EQ(all("a\nb;c,d\n"), (Strings{"1: a", "2: b;c|d"})) << "a comma where there is one column";
}

TEST_F(DelimitedRowsTest, OfTsvHaveEscapesAndNoQuotes) {
  form_ = DelimitedRows::Form::kTsv;
  EXPECT_EQ(all("a\tb\n\"c\t\"d\"\"\n"), (Strings{"1: a|b", "2: \"c|\"d\"\""}));
  EXPECT_EQ(all("a\\tb\\nc\\rd\\\\n\\x\\\t\\\n"), (Strings{"1: a\tb\nc\rd\\n\\x\\|\\"}));
  EXPECT_EQ(all("a,b;c\n"), (Strings{"1: a,b;c"}));
}

TEST_F(DelimitedRowsTest, AreTheSameAcrossBlocks) {
  for (const std::size_t length : {65'530U, 65'531U, 65'532U, 65'533U, 65'534U, 65'535U, 65'536U, 65'537U}) {
    const std::string text(length, 'x');
    EXPECT_EQ(all("\"" + text + "\"\"\",\"\r\n\"\r\nb,c\r\n"), (Strings{"1: " + text + "\"|\r\n", "3: b|c"})) << length;
    EXPECT_EQ(all("a,b\n" + text + ",c\r\nd,e\r\n"), (Strings{"1: a|b", "2: " + text + "|c", "3: d|e"})) << length;
  }
}

TEST_F(DelimitedRowsTest, RefuseAQuoteThatNobodyCloses) {
  EXPECT_EQ(
      problem("a,b\nc,\"d\ne,f\n"),
      "in.csv:2: the quote that opens a cell is not closed before the end of the file, expected another one where the cell "
      "ends, and two for one inside it");
  EXPECT_EQ(problem("\"a\n\nb\",\"c\"\"").substr(0, 18), "in.csv:3: the quot");
}

TEST_F(DelimitedRowsTest, RefuseARowThatIsTooLong) {
  const std::string much(DelimitedRows::kMaxRow + 10, 'x');
  EXPECT_EQ(
      problem("a,b\n\nc,\"" + much),
      "in.csv:3: the quote that opens a cell is not closed within 256 MB, expected another one where the cell ends, and two "
      "for one inside it");
  EXPECT_EQ(problem("a,b\nc," + much), "in.csv:2: the row has more than 256 MB, expected a row a line");
}

TEST_F(DelimitedRowsTest, AreGivenAsSoonAsTheyEnd) {
  const Pipe pipe;
  DelimitedRows rows(TextFile(InputFile(pipe.reader_path())), form_);
  DelimitedRow row;
  for (const char* line : {"a,b\r", "\nc,\"d\"\r\n", "e,f\n"}) {
    pipe.put(line);
    ASSERT_TRUE(rows.next(row, 100));  // would wait for ever if it wanted more
    EXPECT_EQ(row.num_cells, 2u);
  }
}

}  // namespace
}  // namespace ldavi
