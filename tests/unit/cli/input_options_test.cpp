// SPDX-License-Identifier: Apache-2.0
#include "cli/input_options.hpp"

#include <gtest/gtest.h>

#include <string>

#include "unit/cli/cli_testing.hpp"

namespace ldavi::cli {
namespace {

class InputOptionsTest : public testing::Test {
 protected:
  InputOptionsTest() {
    declare_read_options(parser_, read_);
    declare_label_options(parser_, read_);
    declare_text_options(parser_, text_);
    declare_pruning_options(parser_, pruning_);
  }

  void parse(const Words& arguments) { parser_.parse(arguments); }
  std::string refused(const Words& arguments) {
    return usage_error_of([&] { parse(arguments); });
  }

  OptionParser parser_;
  ReadOptions read_;
  TextOptions text_;
  PruningOptions pruning_;
};

TEST_F(InputOptionsTest, LeaveTheDefaultsOfTheLibrary) {
  parse({});

  EXPECT_EQ(read_.format, InputFormat::kAuto);
  EXPECT_EQ(read_.text_field, "text");
  EXPECT_EQ(read_.id_field, "id");
  EXPECT_FALSE(read_.label_field || read_.date_field);
  EXPECT_EQ(read_.vocabulary_path, "");
  EXPECT_FALSE(read_.skip_bad_records || read_.no_header);
  EXPECT_EQ(read_.encoding, TextEncoding::kAuto);
  EXPECT_EQ(read_.invalid_text, InvalidText::kReplace);
  EXPECT_EQ(read_.max_decompressed, 64'000'000'000U);
  EXPECT_EQ(text_.stop_words, "auto");
  EXPECT_EQ(text_.min_length, 2u);
  EXPECT_EQ(text_.numbers, NumberPolicy::kDrop);
  EXPECT_FALSE(pruning_.min_documents);
  EXPECT_FALSE(pruning_.max_share);
}

TEST_F(InputOptionsTest, SetHowInputIsRead) {
  parse({"--text-field", "body", "--id-field", "key", "--label-field", "kind", "--date-field", "day", "--vocab", "v.txt"});

  EXPECT_EQ(read_.text_field, "body");
  EXPECT_EQ(read_.id_field, "key");
  EXPECT_EQ(read_.label_field, "kind");
  EXPECT_EQ(read_.date_field, "day");
  EXPECT_EQ(read_.vocabulary_path, "v.txt");
}

TEST_F(InputOptionsTest, KnowEachFormat) {
  const std::pair<const char*, InputFormat> formats[] = {
      {"auto", InputFormat::kAuto},        {"directory", InputFormat::kDirectory},
      {"lines", InputFormat::kLines},      {"jsonl", InputFormat::kJsonLines},
      {"csv", InputFormat::kCsv},          {"tsv", InputFormat::kTsv},
      {"mallet", InputFormat::kMallet},    {"uci", InputFormat::kUci},
      {"ldac", InputFormat::kLdaC},        {"mtx", InputFormat::kMatrixMarket},
      {"svmlight", InputFormat::kSvmLight}};
  for (const auto& [name, format] : formats) {
    parse({"--input-format", name});
    EXPECT_EQ(read_.format, format) << name;
  }
  EXPECT_EQ(refused({"--input-format", "pdf"}),
            "--input-format: 'pdf' is no input format, expected one of auto, directory, lines, jsonl, csv, tsv, mallet, "
            "uci, ldac, mtx, svmlight, corpus");
}

TEST_F(InputOptionsTest, KnowEachEncoding) {
  const std::pair<const char*, TextEncoding> encodings[] = {{"utf-8", TextEncoding::kUtf8},
                                                            {"utf-16", TextEncoding::kUtf16},
                                                            {"latin-1", TextEncoding::kLatin1},
                                                            {"auto", TextEncoding::kAuto}};
  for (const auto& [name, encoding] : encodings) {
    parse({"--encoding", name});
    EXPECT_EQ(read_.encoding, encoding) << name;
  }
  EXPECT_EQ(refused({"--encoding", "utf8"}), "--encoding utf8: expected one of auto, utf-8, utf-16, latin-1");
}

TEST_F(InputOptionsTest, KnowWhatToDoWithIllFormedText) {
  parse({"--invalid-utf8", "skip"});
  EXPECT_EQ(read_.invalid_text, InvalidText::kSkip);
  parse({"--invalid-utf8", "error"});
  EXPECT_EQ(read_.invalid_text, InvalidText::kError);
  parse({"--invalid-utf8", "replace"});
  EXPECT_EQ(read_.invalid_text, InvalidText::kReplace);
  EXPECT_EQ(refused({"--invalid-utf8", "drop"}), "--invalid-utf8 drop: expected one of replace, skip, error");
}

TEST_F(InputOptionsTest, LimitWhatAnArchiveHolds) {
  parse({"--max-decompressed", "1.5G"});
  EXPECT_EQ(read_.max_decompressed, 1'500'000'000U);
  for (const char* size : {"0", "-1", "", "much"}) {
    EXPECT_EQ(refused({"--max-decompressed", size}),
              "--max-decompressed " + std::string(size) + ": expected a size such as 500M or 4G");
  }
}

TEST_F(InputOptionsTest, KnowTablesWithoutHeaderUnderTwoNames) {
  parse({"--no-header"});
  EXPECT_TRUE(read_.no_header);

  OptionParser other;
  ReadOptions read;
  declare_read_options(other, read, "input-no-header");
  other.parse({"--input-no-header"});
  EXPECT_TRUE(read.no_header);
}

TEST_F(InputOptionsTest, KnowWhatToDoWithABadRecord) {
  parse({"--on-bad-record", "skip"});
  EXPECT_TRUE(read_.skip_bad_records);
  parse({"--on-bad-record", "error"});
  EXPECT_FALSE(read_.skip_bad_records);

  EXPECT_EQ(refused({"--on-bad-record", "ignore"}), "--on-bad-record ignore: expected error or skip");
}

TEST_F(InputOptionsTest, SetWhatBecomesAToken) {
  parse({"--stopwords", "none", "--min-length", "3", "--numbers", "keep"});
  EXPECT_EQ(text_.stop_words, "none");
  EXPECT_EQ(text_.min_length, 3u);
  EXPECT_EQ(text_.numbers, NumberPolicy::kKeep);

  parse({"--urls", "drop", "--hashtags", "keep", "--emoji", "keep", "--numbers", "shape", "--max-vocab", "7"});
  EXPECT_EQ(text_.addresses, AddressPolicy::kDrop);
  EXPECT_EQ(text_.tags, TagPolicy::kKeep);
  EXPECT_EQ(text_.emoji, EmojiPolicy::kKeep);
  EXPECT_EQ(text_.numbers, NumberPolicy::kShape);
  EXPECT_EQ(pruning_.max_terms, 7U);
  parse({"--numbers", "drop"});
  EXPECT_EQ(text_.numbers, NumberPolicy::kDrop);
}

TEST_F(InputOptionsTest, RefuseALengthOutOfRange) {
  for (const char* length : {"0", "101", "-1", "2.5", "", "two", "4294967298"}) {
    EXPECT_EQ(refused({"--min-length", length}),
              "--min-length " + std::string(length) + ": expected a whole number from 1 to 100");
  }
  EXPECT_EQ(text_.min_length, 2u);
}

TEST_F(InputOptionsTest, RefuseAnotherPolicyOfNumbers) {
  EXPECT_EQ(refused({"--numbers", "spell"}), "--numbers spell: expected one of drop, keep, shape");
  EXPECT_EQ(refused({"--max-vocab", "0"}), "--max-vocab 0: expected a whole number of words, at least 1");
}

TEST_F(InputOptionsTest, SetWhichWordsStay) {
  parse({"--min-df", "3", "--max-df", "0.25"});
  EXPECT_EQ(pruning_.min_documents, 3u);
  EXPECT_EQ(pruning_.max_share, 0.25);

  parse({"--min-df", "1", "--max-df", "1"});
  EXPECT_EQ(pruning_.min_documents, 1u);
  EXPECT_EQ(pruning_.max_share, 1.0);
}

TEST_F(InputOptionsTest, RefuseALeastNumberOfDocumentsThatIsNone) {
  for (const char* documents : {"0", "-1", "0.1", "1e2", "", "nan"}) {
    EXPECT_EQ(refused({"--min-df", documents}),
              "--min-df " + std::string(documents) + ": expected a whole number of documents, at least 1");
  }
}

TEST_F(InputOptionsTest, RefuseALargestShareThatIsNone) {
  for (const char* share : {"0", "1.01", "-0.5", "nan", "inf", "1e400", "", "50%", "0,5", "0x1p-1"}) {
    EXPECT_EQ(refused({"--max-df", share}), "--max-df " + std::string(share) + ": expected a share above 0 and up to 1");
  }
}

std::string noted(const ReadReport& report, bool quiet = false) {
  const CaughtStream err(STDERR_FILENO);
  Terminal terminal;
  terminal.set_quiet(quiet);
  note_reading(terminal, report);
  return err.text();
}

TEST(NoteReading, SaysNothingWhereNothingWas) { EXPECT_EQ(noted({}), ""); }

TEST(NoteReading, CountsFiles) {
  ReadReport report;
  report.hidden_files = 1234;
  report.binary_files = 2;

  EXPECT_EQ(noted(report), "skipped 1,234 hidden files\nskipped 2 binary files\n");
  EXPECT_EQ(noted(report, true), "");
}

TEST(NoteReading, CountsIllFormedSequences) {
  ReadReport report;
  report.invalid_sequences = 1;
  report.dropped_sequences = 2;

  EXPECT_EQ(noted(report), "warning: 1 ill-formed sequence read as U+FFFD\nwarning: 2 ill-formed sequences left out\n");
}

TEST(NoteReading, SpeaksOfOneInTheSingular) {
  ReadReport report;
  report.hidden_files = 1;
  report.binary_files = 1;
  report.bad_records = 1;

  const std::string text = noted(report);
  EXPECT_NE(text.find("1 hidden file\n"), std::string::npos) << text;
  EXPECT_NE(text.find("1 binary file\n"), std::string::npos) << text;
  EXPECT_NE(text.find("1 record could"), std::string::npos) << text;
}

TEST(NoteReading, ShowsExamplesOfBadRecordsEvenWhereQuiet) {
  ReadReport report;
  report.bad_records = 12;
  report.examples = {"a.jsonl:3: no field 'text'", "b\x1b[31m.jsonl:4: not a JSON object"};

  for (const bool quiet : {false, true}) {
    EXPECT_EQ(noted(report, quiet),
              "12 records could not be read; what has a row there has an empty one:\n"
              "  a.jsonl:3: no field 'text'\n"
              "  b\\u{1b}[31m.jsonl:4: not a JSON object\n");
  }
}

}  // namespace
}  // namespace ldavi::cli
