// SPDX-License-Identifier: Apache-2.0
#include "ldavi/exporters/document_writer.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ldavi/base/error.hpp"
#include "support/temporary_folder.hpp"

namespace ldavi {
namespace {

using Documents = std::vector<Document>;

std::string written(InputFormat format, const Documents& documents) {
  std::string out;
  const auto writer = make_document_writer(format, [&out](std::string_view bytes) { out += bytes; });
  for (const Document& document : documents) writer->write(document);
  return out;
}

Documents read_back(InputFormat format, const std::string& bytes) {
  const TemporaryFolder folder;
  ReadOptions options;
  options.format = format;
  const auto source = open_documents({folder.write("documents", bytes)}, options);
  Documents documents;
  for (Document document; source->next(document);) documents.push_back(document);
  return documents;
}

std::string parts(const Document& document) {
  return document.id + "|" + document.label + "|" + document.date + "|" + document.text + "|" + document.problem;
}

void expect_same(const Documents& documents, const Documents& expected) {
  ASSERT_EQ(documents.size(), expected.size());
  for (std::size_t i = 0; i < documents.size(); ++i) EXPECT_EQ(parts(documents[i]), parts(expected[i])) << i;
}

/// Texts of pieces that mean something to one format or another.
Documents nasty_documents() {
  using namespace std::string_literals;
  const std::vector<std::string> pieces{"a",  "\"",  "\"\"", "\n", "\r\n",      "\r",     ",",      ";", "\t",
                                        "\\", "\\n", "\\t",  "é",  "日",        "😀",      "'",      "=", "+",
                                        "-",  "@1",  "\0"s,  "{",  "</script>", "\u2028", "\uFEFF", " "};
  std::mt19937 random(7);
  const auto text = [&] {
    std::string made;
    for (unsigned i = random() % 8; i > 0; --i) made += pieces[random() % pieces.size()];
    return made;
  };
  Documents documents{{"1", "", "", "", ""}, {"=cmd", "-1", "@x", "+2", ""}};
  for (int i = 0; i < 500; ++i) documents.push_back({"x" + text(), text(), text(), text(), ""});
  return documents;
}

TEST(DocumentWriter, GivesDocumentsThatComeBackTheSameThroughEachPairOfFormats) {
  const Documents documents = nasty_documents();
  const std::vector<InputFormat> formats{InputFormat::kJsonLines, InputFormat::kCsv, InputFormat::kTsv};
  for (const InputFormat first : formats) {
    for (const InputFormat second : formats) {
      const Documents once = read_back(first, written(first, documents));
      expect_same(read_back(second, written(second, once)), documents);
    }
  }
}

TEST(DocumentWriter, WritesJsonLinesWithoutWhatIsEmpty) {
  EXPECT_EQ(written(InputFormat::kJsonLines, {{"a", "one\n", "", "", ""}, {"b", "", "x", "2020", ""}}),
            "{\"id\": \"a\", \"text\": \"one\\u000a\"}\n"
            "{\"id\": \"b\", \"label\": \"x\", \"date\": \"2020\", \"text\": \"\"}\n");
}

TEST(DocumentWriter, WritesTablesWithAHeader) {
  const Documents documents{{"a", "one, \"two\"\nthree", "x", "2020", ""}, {"b", "=1+1", "", "", ""}};

  EXPECT_EQ(written(InputFormat::kCsv, documents),
            "id,label,date,text\r\na,x,2020,\"one, \"\"two\"\"\nthree\"\r\nb,,,=1+1\r\n");
  EXPECT_EQ(written(InputFormat::kTsv, documents), "id\tlabel\tdate\ttext\na\tx\t2020\tone, \"two\"\\nthree\nb\t\t\t=1+1\n");
  EXPECT_EQ(written(InputFormat::kCsv, {}), "id,label,date,text\r\n");
}

TEST(DocumentWriter, WritesLinesForMallet) {
  const Documents documents{{"a b", ", one\ntwo\r", "x\ty", "2020", ""}, {"", "", ",", "", ""}};

  EXPECT_EQ(written(InputFormat::kMallet, documents), "a_b\tx_y\tone two \nX\tX\t\n");
  expect_same(read_back(InputFormat::kMallet, written(InputFormat::kMallet, documents)),
              {{"a_b", "one two ", "x_y", "", ""}, {"X", "", "X", "", ""}});
}

TEST(DocumentWriter, HasFourFormats) {
  for (const InputFormat format :
       {InputFormat::kAuto, InputFormat::kDirectory, InputFormat::kLines, InputFormat::kUci, InputFormat::kCorpus})
    EXPECT_THROW(written(format, {}), InvalidArgument);
}

}  // namespace
}  // namespace ldavi
