// SPDX-License-Identifier: Apache-2.0
#include "corpus/readers/jsonl.hpp"

#include <gtest/gtest.h>

#include <string>

#include "ldavi/base/error.hpp"
#include "support/temporary_folder.hpp"
#include "unit/corpus/read_documents.hpp"

namespace ldavi {
namespace {

class JsonLinesTest : public testing::Test {
 protected:
  std::vector<Document> read(const std::string& content, const std::string& id_prefix = "") {
    const auto source = read_json_lines(InputLines(InputFile(files_.write("in.jsonl", content))), options_, id_prefix, report_);
    return read_all(*source);
  }

  /// What is wrong, after "…/in.jsonl:".
  std::string problem(const std::string& content) {
    const std::string message = message_of<ParseError>([&] { read(content); });
    const std::size_t start = message.find("in.jsonl:");
    return start == std::string::npos ? message : message.substr(start);
  }

  TemporaryFolder files_;
  ReadOptions options_;
  ReadReport report_;
};

TEST_F(JsonLinesTest, MakeADocumentAnObject) {
  const auto documents =
      read(R"({"id": "a", "text": "one\n\u00e9", "label": "x", "date": "2020-01-02", "more": [1, {"y": null}]})"
           "\n"
           R"({"text": "two"})");

  ASSERT_EQ(documents.size(), 2u);
  EXPECT_EQ(documents[0].id, "a");
  EXPECT_EQ(documents[0].text, "one\né");
  EXPECT_EQ(documents[0].label, "x");
  EXPECT_EQ(documents[0].date, "2020-01-02");
  EXPECT_EQ(documents[1].text, "two");
  EXPECT_EQ(documents[1].label + documents[1].date, "");
}

TEST_F(JsonLinesTest, NumberTheDocumentsWithoutIdByLine) {
  const auto documents =
      read("{\"text\": \"a\"}\n\n \t\n{\"text\": \"b\", \"id\": null}\n{\"text\": \"c\", \"id\": \"\"}\n", "in.jsonl:");

  EXPECT_EQ(parts_of(documents, &Document::id), (Strings{"in.jsonl:1", "in.jsonl:4", "in.jsonl:5"}));
}

TEST_F(JsonLinesTest, KeepNumbersAsTheyAreWritten) {
  const auto documents = read(R"({"id": 1.50 , "text": "", "label": -0, "date": 123456789012345678901234})");

  EXPECT_EQ(documents.at(0).id, "1.50");
  EXPECT_EQ(documents.at(0).label, "-0");
  EXPECT_EQ(documents.at(0).date, "123456789012345678901234");
}

TEST_F(JsonLinesTest, TakeTheFieldsAskedFor) {
  options_.text_field = "body";
  options_.id_field = "key";
  options_.label_field = "kind";
  options_.date_field = "day";
  const auto documents = read(R"({"body": "a", "key": 7, "kind": "k", "day": "d", "text": 1, "id": [], "label": {}})");

  EXPECT_EQ(documents.at(0).text + documents.at(0).id + documents.at(0).label + documents.at(0).date, "a7kd");
}

TEST_F(JsonLinesTest, UnderstandEscapesInNamesOfFields) { EXPECT_EQ(read(R"({"te\u0078t": "a"})").at(0).text, "a"); }

TEST_F(JsonLinesTest, TakeTheLastOfTwoFieldsOfOneName) { EXPECT_EQ(read(R"({"text": "a", "text": "b"})").at(0).text, "b"); }

TEST_F(JsonLinesTest, MakeAnEmptyDocumentOfNull) {
  const auto documents = read(R"({"text": null, "id": "a"})");

  EXPECT_EQ(documents.at(0).text, "");
  EXPECT_EQ(documents.at(0).problem, "");
}

TEST_F(JsonLinesTest, RefuseAnObjectWithoutTextAndNameWhatItHas) {
  EXPECT_EQ(problem("{\"text\": \"a\"}\n{\"id\": 1, \"body\": \"a\", \"title\": 2}"),
            "in.jsonl:2: no field 'text' (there are 'body', 'title'), expected the document's text in it, or its name with "
            "--text-field");
  EXPECT_EQ(problem("{}"), "in.jsonl:1: no field 'text', expected the document's text in it, or its name with --text-field");
}

TEST_F(JsonLinesTest, NameAFewFieldsOnly) {
  EXPECT_NE(problem(R"({"a":1,"b":1,"c":1,"d":1,"e":1,"f":1,"g":1,"h":1,"i":1})").find("'g', 'h' …)"), std::string::npos);
}

TEST_F(JsonLinesTest, RefuseATextThatIsNoString) {
  EXPECT_EQ(problem(R"({"text": 1})"), "in.jsonl:1: field 'text' is a number, expected a string");
  EXPECT_EQ(problem(R"({"text": ["a"]})"), "in.jsonl:1: field 'text' is an array, expected a string");
  EXPECT_EQ(problem(R"({"text": {}})"), "in.jsonl:1: field 'text' is an object, expected a string");
  EXPECT_EQ(problem(R"({"text": false})"), "in.jsonl:1: field 'text' is true or false, expected a string");
}

TEST_F(JsonLinesTest, LeaveOutALabelOrDateOfAnotherKindThatNobodyAskedFor) {
  const auto documents = read("{\"label\": {\"a\": [1]}, \"date\": [2020], \"text\": \"a\"}\n"
                              "{\"label\": true, \"date\": {\"$date\": 5}, \"text\": \"b\"}\n"
                              "{\"label\": [[], \"x\", {}], \"date\": \"2020\", \"text\": \"c\"}\n");

  EXPECT_EQ(parts_of(documents, &Document::text), (Strings{"a", "b", "c"}));
  EXPECT_EQ(parts_of(documents, &Document::label), (Strings{"", "", "x"}));
  EXPECT_EQ(parts_of(documents, &Document::date), (Strings{"", "", "2020"}));
  EXPECT_NE(problem(R"({"text": "a", "label": {"b": tru}})"), "") << "it is no JSON";
}

TEST_F(JsonLinesTest, RefuseANameThatIsNeitherStringNorNumber) {
  options_.label_field = "label";
  options_.date_field = "date";
  EXPECT_EQ(problem(R"({"text": "a", "date": []})"), "in.jsonl:1: field 'date' is an array, expected a string or number");
  EXPECT_EQ(problem(R"({"text": "a", "label": {}})"), "in.jsonl:1: field 'label' is an object, expected a string or number");
  EXPECT_EQ(problem(R"({"text": "a", "label": [[]]})"), "in.jsonl:1: field 'label' is an array, expected a string or number");
  EXPECT_EQ(problem(R"({"text": "a", "id": []})"), "in.jsonl:1: field 'id' is an array, expected a string or number");
  EXPECT_EQ(problem(R"({"text": "a", "id": true})"), "in.jsonl:1: field 'id' is true or false, expected a string or number");
}

TEST_F(JsonLinesTest, JoinTheLabelsOfAnArray) {
  const auto documents = read("{\"text\": \"a\", \"label\": [\"grain\", 7]}\n{\"text\": \"a\", \"label\": []}\n");

  EXPECT_EQ(parts_of(documents, &Document::label), (Strings{"grain,7", ""}));
}

TEST_F(JsonLinesTest, RefuseWhatIsNoObject) {
  for (const char* line : {"[1]", "\"text\"", "1", "null"}) {
    EXPECT_EQ(problem(line), "in.jsonl:1: not a JSON object, expected one a line") << line;
  }
}

TEST_F(JsonLinesTest, RefuseMoreThanOneObjectALine) {
  EXPECT_EQ(problem(R"({"text": "a"}{"text": "b"})"), "in.jsonl:1: there is more after the object, expected one object a line");
  EXPECT_NE(problem(R"({"text": "a"} x)"), "");
  EXPECT_NE(problem(R"({"text": "a"}})"), "");
}

TEST_F(JsonLinesTest, RefuseInvalidJsonAnywhereInTheLine) {
  for (const char* line : {"text",
                           "{",
                           R"({"text": "a")",
                           R"({"text": "a)",
                           R"({"text": "a" "b": 1})",
                           R"({"text": "a",})",
                           R"({text: "a"})",
                           R"({"text": "a", "b": tru})",
                           R"({"text": "a", "b": nul})",
                           R"({"text": "a", "b": nulls})",
                           R"({"text": "a", "b": 01})",
                           R"({"text": "a", "b": 1.})",
                           R"({"text": "a", "b": .5})",
                           R"({"text": "a", "b": 1e})",
                           R"({"text": "a", "b": 1x})",
                           R"({"text": "a", "b": -})",
                           R"({"text": "a", "b": [1, 2})",
                           R"({"text": "a", "b": [1 2]})",
                           R"({"text": "a", "b": {"c" 1}})",
                           R"({"text": "a", "b": "\x"})",
                           R"({"text": "a", "b": ["\u12"]})",
                           R"({"text": "a", "b": {"\q": 1}})",
                           R"({"text": nul})",
                           R"({"text": "a", "id": 1x})",
                           R"({"text": "a", "id": 01})",
                           "{\"text\": \"a\tb\"}",
                           R"({"text": "\ud800\q"})"}) {
    EXPECT_EQ(problem(line).find("in.jsonl:1: "), 0u) << line << " " << problem(line);
  }
}

TEST_F(JsonLinesTest, AcceptNumbersOfAnySizeThatNobodyAskedFor) {
  EXPECT_EQ(read(R"({"a": 1e999, "b": -123456789012345678901234.5E-7, "c": 0, "text": "a"})").at(0).text, "a");
}

TEST_F(JsonLinesTest, RefuseWhatIsNestedTooDeeply) {
  const std::string deep = R"({"text": "a", "b": )" + std::string(100000, '[') + std::string(100000, ']') + "}";
  EXPECT_EQ(problem(deep).find("in.jsonl:1: not valid JSON: "), 0u) << problem(deep);

  const std::string fine = R"({"text": "a", "b": )" + std::string(500, '[') + std::string(500, ']') + "}";
  EXPECT_EQ(read(fine).at(0).text, "a");
}

TEST_F(JsonLinesTest, ReadLoneSurrogatesAsTheReplacementCharacter) {
  EXPECT_EQ(read(R"({"text": "a\ud800b\udc00 \ud83d\ude00"})").at(0).text,
            "a\xEF\xBF\xBD"
            "b\xEF\xBF\xBD \xF0\x9F\x98\x80");
  EXPECT_EQ(read(R"({"x": "\ud800", "text": "a"})").at(0).text, "a");
}

TEST_F(JsonLinesTest, ReadInvalidUtf8AsTheReplacementCharacterAndCountIt) {
  EXPECT_EQ(read("{\"text\": \"a\xFF z\xE4\xB8\"}\n{\"text\": \"b\"}\n").at(0).text, "a\xEF\xBF\xBD z\xEF\xBF\xBD");
  EXPECT_EQ(report_.invalid_sequences, 2u);
  EXPECT_EQ(report_.bad_records, 0u);
}

TEST_F(JsonLinesTest, RepairBothInOneLine) {
  EXPECT_EQ(read("{\"text\": \"\xFF\\ud800\"}").at(0).text, "\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST_F(JsonLinesTest, SkipAByteOrderMark) { EXPECT_EQ(read("\xEF\xBB\xBF{\"text\": \"a\"}").at(0).text, "a"); }

TEST_F(JsonLinesTest, KeepARowForABadRecordWhereTheyAreSkipped) {
  options_.skip_bad_records = true;
  const auto documents = read(
      "{\"text\": \"a\", \"label\": \"x\"}\n{\"label\": \"y\", \"text\": \"b\n{\"id\": \"c\", \"text\": 1}\n{\"text\": "
      "\"d\"}\n");

  EXPECT_EQ(parts_of(documents, &Document::text), (Strings{"a", "", "", "d"}));
  EXPECT_EQ(parts_of(documents, &Document::id), (Strings{"1", "2", "3", "4"}));
  EXPECT_EQ(parts_of(documents, &Document::label), (Strings{"x", "", "", ""}));
  EXPECT_EQ(documents[0].problem + documents[3].problem, "");
  EXPECT_NE(documents[1].problem.find("in.jsonl:2: not valid JSON"), std::string::npos) << documents[1].problem;
  EXPECT_NE(documents[2].problem.find("in.jsonl:3: field 'text' is a number"), std::string::npos) << documents[2].problem;
  EXPECT_EQ(report_.bad_records, 2u);
  EXPECT_EQ(report_.examples, (Strings{documents[1].problem, documents[2].problem}));
}

TEST_F(JsonLinesTest, GiveNoMoreThanFiveExamples) {
  options_.skip_bad_records = true;
  read("1\n2\n3\n4\n5\n6\n7\n");

  EXPECT_EQ(report_.bad_records, 7u);
  EXPECT_EQ(report_.examples.size(), 5u);
}

}  // namespace
}  // namespace ldavi
