// SPDX-License-Identifier: Apache-2.0
#include "corpus/readers/lines.hpp"

#include <gtest/gtest.h>

#include <string>

#include "support/temporary_folder.hpp"
#include "unit/corpus/read_documents.hpp"

namespace ldavi {
namespace {

class LinesTest : public testing::Test {
 protected:
  std::vector<Document> read(const std::string& content, const std::string& id_prefix = "") {
    const auto source = read_lines(InputLines(InputFile(files_.write("in.txt", content))), id_prefix, report_);
    return read_all(*source);
  }

  TemporaryFolder files_;
  ReadReport report_;
};

TEST_F(LinesTest, MakeADocumentALine) {
  const auto documents = read("one\ntwo\r\nthree");

  EXPECT_EQ(parts_of(documents, &Document::text), (Strings{"one", "two", "three"}));
  EXPECT_EQ(parts_of(documents, &Document::id), (Strings{"1", "2", "3"}));
}

TEST_F(LinesTest, MakeAnEmptyDocumentOfAnEmptyLine) {
  EXPECT_EQ(parts_of(read("\none\n\n"), &Document::text), (Strings{"", "one", ""}));
}

TEST_F(LinesTest, PutThePrefixBeforeTheNumber) { EXPECT_EQ(read("one\n", "in.txt:")[0].id, "in.txt:1"); }

TEST_F(LinesTest, HaveNoLabelNoDateAndNoProblem) {
  const auto source = read_lines(InputLines(InputFile(files_.write("in.txt", "one\n"))), "", report_);
  Document document{"id", "text", "label", "date", "problem"};
  ASSERT_TRUE(source->next(document));

  EXPECT_EQ(document.label + document.date + document.problem, "");
  EXPECT_EQ(&source->report(), &report_);
}

TEST_F(LinesTest, OfAnEmptyFileAreNone) { EXPECT_TRUE(read("").empty()); }

}  // namespace
}  // namespace ldavi
