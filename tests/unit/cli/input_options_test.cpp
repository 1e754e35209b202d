// SPDX-License-Identifier: Apache-2.0
#include "cli/input_options.hpp"

#include <gtest/gtest.h>

#include "unit/cli/cli_testing.hpp"

namespace ldavi::cli {
namespace {

class InputOptions : public testing::Test {
 protected:
  InputOptions() {
    declare_read_options(parser_, load_.read);
    declare_text_options(parser_, load_.text);
    declare_pruning_options(parser_, load_.pruning);
  }

  std::string refused(const Words& arguments) {
    return usage_error_of([&] { parser_.parse(arguments); });
  }

  LoadOptions load_;
  OptionParser parser_;
};

TEST_F(InputOptions, BindToTheirFields) {
  parser_.parse({"--input-format", "jsonl", "--text-field", "body", "--id-field", "key", "--label-field", "kind", "--date-field", "day", "--vocab",
                 "v.txt", "--on-bad-record", "skip", "--stopwords", "de", "--min-length", "3", "--numbers", "keep", "--min-df", "7", "--max-df",
                 "0.25"});
  EXPECT_EQ(load_.read.format, InputFormat::kJsonLines);
  EXPECT_EQ(load_.read.text_field + load_.read.id_field + load_.read.label_field + load_.read.date_field, "bodykeykindday");
  EXPECT_EQ(load_.read.vocabulary_path, "v.txt");
  EXPECT_TRUE(load_.read.skip_bad_records);
  EXPECT_EQ(load_.text.stop_words, "de");
  EXPECT_EQ(load_.text.min_length, 3U);
  EXPECT_EQ(load_.text.numbers, NumberPolicy::kKeep);
  EXPECT_EQ(load_.pruning.min_documents, 7U);
  EXPECT_EQ(load_.pruning.max_share, 0.25);
}

TEST_F(InputOptions, LeaveTheDefaultsOfTheLibrary) {
  parser_.parse({});
  EXPECT_EQ(load_.read.format, InputFormat::kAuto);
  EXPECT_EQ(load_.text.stop_words, "auto");
  EXPECT_FALSE(load_.pruning.min_documents.has_value());
}

TEST_F(InputOptions, RefuseValuesOutOfRangeAndNameTheRange) {
  EXPECT_NE(refused({"--min-length", "0"}).find("from 1 to 100"), std::string::npos);
  EXPECT_NE(refused({"--min-df", "0"}).find("at least 1"), std::string::npos);
  EXPECT_NE(refused({"--max-df", "1.5"}).find("up to 1"), std::string::npos);
  EXPECT_NE(refused({"--max-df", "nan"}).find("up to 1"), std::string::npos);
  EXPECT_NE(refused({"--numbers", "eat"}).find("drop or keep"), std::string::npos);
  EXPECT_NE(refused({"--on-bad-record", "ignore"}).find("error or skip"), std::string::npos);
  EXPECT_NE(refused({"--input-format", "word"}).find("jsonl"), std::string::npos);
}

}  // namespace
}  // namespace ldavi::cli
