// SPDX-License-Identifier: Apache-2.0
#include "cli/mixture_output.hpp"

#include <gtest/gtest.h>

#include <cstring>
#include <string>
#include <vector>

#include "ldavi/base/error.hpp"
#include "ldavi/text/text_rules.hpp"
#include "support/sample_model.hpp"
#include "unit/cli/cli_testing.hpp"

namespace ldavi::cli {
namespace {

class WriteMixturesTest : public testing::Test {
 protected:
  WriteMixturesTest() { model_.text = text_rules({}); }

  /// What stands in the file afterwards.
  std::string write(const Words& inputs) {
    const std::string path = files_.file("out-" + std::to_string(++written_));
    const CaughtStream err(STDERR_FILENO);
    {
      Terminal terminal;
      OutputFile file(path, ExistingFile::kRefuse);
      counts_ = write_mixtures(terminal, model_, inputs, read_, options_, num_threads_, file, &ids_);
      file.commit();
    }
    messages_ = err.text();
    return bytes_of_file(path);
  }

  TemporaryFolder files_;
  TopicModel model_ = sample_model();
  ReadOptions read_;
  MixtureTableOptions options_;
  MixtureCounts counts_;
  Words ids_;
  std::string messages_;
  int num_threads_ = 1;
  int written_ = 0;
};

TEST_F(WriteMixturesTest, GivesEachDocumentARowInOrder) {
  const Words lines = lines_of(write({files_.write("in.txt", "apple dance\n\nzebra apple\nzebra\n")}));

  ASSERT_EQ(lines.size(), 5u);
  EXPECT_EQ(lines[0], "id\tknown_tokens\tunknown_share\ttopic_0\ttopic_1\ttopic_2");
  EXPECT_EQ(lines[1].substr(0, 6), "1\t2\t0\t");
  EXPECT_EQ(lines[2].substr(0, 6), "2\t0\t0\t");
  EXPECT_EQ(lines[3].substr(0, 8), "3\t1\t0.5\t");
  EXPECT_EQ(lines[4].substr(0, 6), "4\t0\t1\t");
  EXPECT_EQ(counts_.rows, 4u);
  EXPECT_EQ(counts_.without_known_words, 2u);
  EXPECT_EQ(ids_, (Words{"1", "2", "3", "4"}));
  EXPECT_EQ(messages_, "");
}

TEST_F(WriteMixturesTest, GivesADocumentWithoutKnownWordsThePrior) {
  options_.header = false;
  options_.token_columns = false;

  const std::string table = write({files_.write("in.txt", "zebra\n")});
  // alpha is 0.5, 0.25, 0.125.
  EXPECT_EQ(table, "1\t0.5714286\t0.2857143\t0.14285715\n");
}

TEST_F(WriteMixturesTest, GivesADocumentTheSameNumbersAloneAndAmongOthers) {
  options_.header = false;
  const Words together = lines_of(write({files_.write("in.txt", "apple\nbread choir\ndance été dance\n")}));
  const std::string alone = write({files_.write("alone.txt", "dance été dance\n")});

  ASSERT_EQ(together.size(), 3u);
  EXPECT_EQ("3" + alone.substr(1), together[2] + "\n");
}

TEST_F(WriteMixturesTest, WritesTheNumberOfRowsIntoTheHeaderOfAnArray) {
  options_.format = TableFormat::kNpy;
  const std::string bytes = write({files_.write("in.txt", "apple\nbread\n")});

  ASSERT_EQ(bytes.size(), 128u + 2 * 3 * sizeof(float));
  EXPECT_NE(bytes.substr(0, 128).find("'shape': (2, 3)"), std::string::npos);
  float row[3];
  std::memcpy(row, bytes.data() + 128, sizeof(row));
  EXPECT_NEAR(row[0] + row[1] + row[2], 1.0F, 1e-6F);
}

TEST_F(WriteMixturesTest, WritesNoRowForNoDocument) {
  const std::string table = write({files_.write("in.txt", "")});

  EXPECT_EQ(table, "id\tknown_tokens\tunknown_share\ttopic_0\ttopic_1\ttopic_2\n");
  EXPECT_EQ(counts_.rows, 0u);
}

TEST_F(WriteMixturesTest, CollectsIdsInTheOrderOfTheDocuments) {
  write({files_.write("in.jsonl", "{\"id\": \"b\", \"text\": \"apple\"}\n{\"id\": \"a\", \"text\": null}\n")});

  EXPECT_EQ(ids_, (Words{"b", "a"}));
}

TEST_F(WriteMixturesTest, HandsARowOnBeforeTheNextDocumentIsRead) {
  Pipe in;
  Pipe out;
  const ReplacedStream standard_input(STDIN_FILENO, in.reader());
  in.put("apple dance\n");
  in.close_writer();
  Terminal terminal;
  {
    OutputFile file(out.writer_path(), ExistingFile::kReplace);
    write_mixtures(terminal, model_, {"-"}, read_, options_, 3, file, nullptr);
    // Not committed: all that can be read now was handed on row by row.
  }
  EXPECT_EQ(lines_of(out.get()).size(), 2u);
}

TEST_F(WriteMixturesTest, WritesManyBatchesInOrderOnAnyNumberOfThreads) {
  std::string text;
  for (int i = 0; i < 2000; ++i) {
    for (int j = 0; j < i % 7; ++j) text += (i + j) % 3 == 0 ? "apple " : "dance ";
    text += "zebra\n";
  }
  const std::string path = files_.write("in.txt", text);
  const std::string rows = write({path});
  EXPECT_EQ(lines_of(rows).size(), 2001u);
  ASSERT_EQ(ids_.size(), 2000u);
  for (int i = 0; i < 2000; ++i) EXPECT_EQ(ids_[static_cast<std::size_t>(i)], std::to_string(i + 1));
  for (const int num_threads : {2, 3, 8}) {
    num_threads_ = num_threads;
    EXPECT_TRUE(write({path}) == rows) << num_threads;
  }
}

TEST_F(WriteMixturesTest, WritesWhatWasReadBeforeABadRecord) {
  std::string text;
  for (int i = 0; i < 700; ++i) text += "{\"text\": \"apple dance\"}\n";
  const std::string path = files_.write("in.jsonl", text + "{\"body\": 1}\n");
  const std::string out = files_.file("out.tsv");
  const CaughtStream err(STDERR_FILENO);
  Terminal terminal;
  OutputFile file(out, ExistingFile::kRefuse);

  EXPECT_THROW(write_mixtures(terminal, model_, {path}, read_, options_, 2, file, &ids_), ParseError);

  EXPECT_EQ(ids_.size(), 700u);
}

TEST_F(WriteMixturesTest, WarnsOfAnotherTextLibrary) {
  model_.text->unicode_version = "1.0";
  write({files_.write("in.txt", "apple\n")});

  EXPECT_EQ(messages_.substr(0, 9), "warning: ") << messages_;
}

TEST_F(WriteMixturesTest, KeepsTheRowOfABadRecordAndTellsWhy) {
  read_.skip_bad_records = true;
  options_.token_columns = false;
  const std::string path = files_.write("in.jsonl", "{\"text\": \"apple\"}\n{\"body\": 1}\n{\"text\": \"dance\"}\n");

  EXPECT_EQ(lines_of(write({path})).size(), 4u);
  EXPECT_EQ(ids_, (Words{"1", "2", "3"}));
  EXPECT_NE(messages_.find("in.jsonl:2: "), std::string::npos) << messages_;
}

TEST_F(WriteMixturesTest, ThrowsForABadRecordWhereItIsAnError) {
  EXPECT_THROW(write({files_.write("in.jsonl", "{\"body\": 1}\n")}), ParseError);
}

TEST_F(WriteMixturesTest, RefusesTextUnderAModelOfCounts) {
  model_.text.reset();

  EXPECT_THROW(write({files_.write("in.txt", "apple\n")}), InvalidArgument);
}

}  // namespace
}  // namespace ldavi::cli
