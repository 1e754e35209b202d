// SPDX-License-Identifier: Apache-2.0
#include "corpus/readers/mallet.hpp"

#include <gtest/gtest.h>

#include <string>

#include "ldavi/base/error.hpp"
#include "support/temporary_folder.hpp"
#include "unit/corpus/read_documents.hpp"

namespace ldavi {
namespace {

class MalletTest : public testing::Test {
 protected:
  std::vector<Document> read(const std::string& content) {
    const auto source = read_mallet(InputLines(InputFile(files_.write("in.mallet", content))), options_, "in:", report_);
    return read_all(*source);
  }

  TemporaryFolder files_;
  ReadOptions options_;
  ReadReport report_;
};

TEST_F(MalletTest, MakesADocumentALine) {
  const auto documents = read("doc1 en one two\ndoc2\t,de,\t three  four \r\n");

  EXPECT_EQ(parts_of(documents, &Document::id), (Strings{"doc1", "doc2"}));
  EXPECT_EQ(parts_of(documents, &Document::label), (Strings{"en", "de,"}));
  EXPECT_EQ(parts_of(documents, &Document::text), (Strings{"one two", "three  four "}));
}

TEST_F(MalletTest, PassesOverBlankLines) {
  EXPECT_EQ(parts_of(read("\na x one\n \t\nb x two\n"), &Document::id), (Strings{"a", "b"}));
}

TEST_F(MalletTest, MakesAnEmptyDocumentOfNameAndLabel) { EXPECT_EQ(read("a x\n").at(0).text, ""); }

TEST_F(MalletTest, RefusesALineWithANameOnly) {
  const std::string message = message_of<ParseError>([&] { read("a x one\nb\n"); });
  EXPECT_NE(message.find("in.mallet:2: the line has a name and nothing else, expected 'name label text'"), std::string::npos)
      << message;
}

TEST_F(MalletTest, KeepsADocumentForABadLineWhereTheyAreSkipped) {
  options_.skip_bad_records = true;
  const auto documents = read("a x one\nb,\nc x two\n");

  EXPECT_EQ(parts_of(documents, &Document::id), (Strings{"a", "in:2", "c"}));
  EXPECT_EQ(parts_of(documents, &Document::text), (Strings{"one", "", "two"}));
  EXPECT_NE(documents[1].problem, "");
  EXPECT_EQ(report_.bad_records, 1u);
}

}  // namespace
}  // namespace ldavi
