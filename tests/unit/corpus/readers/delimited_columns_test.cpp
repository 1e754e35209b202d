// SPDX-License-Identifier: Apache-2.0
#include "corpus/readers/delimited_columns.hpp"

#include <gtest/gtest.h>

#include "ldavi/base/error.hpp"
#include "unit/corpus/read_documents.hpp"

namespace ldavi {
namespace {

DelimitedColumns by_name(const Strings& names, const ReadOptions& options = {}) {
  return columns_by_name(names, options, "in.csv", 1);
}

std::string refused_names(const Strings& names, const ReadOptions& options = {}) {
  return message_of<ParseError>([&] { by_name(names, options); });
}

TEST(ColumnsByName, TakeTheDefaultsWhereTheyAreThere) {
  const DelimitedColumns all = by_name({"x", "date", "label", "id", "text"});
  EXPECT_EQ(all.text, 4u);
  EXPECT_EQ(all.id, 3u);
  EXPECT_EQ(all.label, 2u);
  EXPECT_EQ(all.date, 1u);

  const DelimitedColumns text = by_name({"text"});
  EXPECT_EQ(text.text, 0u);
  EXPECT_FALSE(text.id || text.label || text.date);
}

TEST(ColumnsByName, TakeThoseAskedFor) {
  ReadOptions options;
  options.text_field = "body";
  options.id_field = "key";
  options.label_field = "kind";
  options.date_field = "day";
  const DelimitedColumns columns = by_name({"text", "day", "kind", "key", "body"}, options);
  EXPECT_EQ(columns.text, 4u);
  EXPECT_EQ(columns.id, 3u);
  EXPECT_EQ(columns.label, 2u);
  EXPECT_EQ(columns.date, 1u);
}

TEST(ColumnsByName, RefuseATableWithoutTheTextAndTellTheNames) {
  EXPECT_EQ(refused_names({"id", "body"}),
            "in.csv:1: no column 'text' (there are 'id', 'body'), expected the document's text in it, or its name with "
            "--text-field");
  EXPECT_NE(refused_names({"1", "2", "3", "4", "5", "6", "7", "8", "9"}).find("'7', '8' …)"), std::string::npos);
  EXPECT_NE(refused_names({std::string(100, 'x')}).find("'" + std::string(60, 'x') + "…'"), std::string::npos);
}

TEST(ColumnsByName, RefuseATableWithoutAnotherColumnThatWasAskedFor) {
  ReadOptions options;
  options.id_field = "key";
  EXPECT_EQ(refused_names({"text"}, options),
            "in.csv:1: no column 'key' (there are 'text'), expected the name of a column with --id-field");
  options = {};
  options.label_field = "label";
  EXPECT_NE(refused_names({"text"}, options).find("no column 'label'"), std::string::npos);
  options = {};
  options.date_field = "";
  EXPECT_NE(refused_names({"text", ""}, options).find("no column ''"), std::string::npos);
}

TEST(ColumnsByName, RefuseTwoOfOneName) {
  EXPECT_EQ(refused_names({"text", "a", "a"}),
            "in.csv:1: two columns are named 'a' (there are 'text', 'a', 'a'), expected each name once");
  EXPECT_EQ(by_name({"", "text", "", ""}).text, 1u) << "they have none";
}

TEST(ColumnsByNumber, CountFromOne) {
  ReadOptions options;
  options.text_field = "2";
  const DelimitedColumns text = columns_by_number(3, options, "in.csv", 1);
  EXPECT_EQ(text.text, 1u);
  EXPECT_FALSE(text.id || text.label || text.date);

  options.id_field = "1";
  options.label_field = "3";
  options.date_field = "3";
  const DelimitedColumns all = columns_by_number(3, options, "in.csv", 1);
  EXPECT_EQ(all.id, 0u);
  EXPECT_EQ(all.label, 2u);
  EXPECT_EQ(all.date, 2u);
}

TEST(ColumnsByNumber, RefuseOthers) {
  const auto refused = [](const std::string& field) {
    ReadOptions options;
    options.text_field = field;
    return message_of<Error>([&] { columns_by_number(2, options, "in.csv", 1); });
  };
  for (const char* field : {"text", "0", "-1", "1.5", ""}) {
    EXPECT_EQ(refused(field),
              "--text-field " + std::string(field) + ": expected the number of a column, from 1, for a table without header");
  }
  EXPECT_EQ(refused("3"), "in.csv:1: there is no column 3, but 2 columns, expected the number of one with --text-field");
}

}  // namespace
}  // namespace ldavi
