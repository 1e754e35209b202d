// SPDX-License-Identifier: Apache-2.0
#include "cli/prevalence_export.hpp"

#include <gtest/gtest.h>

#include "ldavi/base/error.hpp"
#include "ldavi/text/text_rules.hpp"
#include "support/sample_model.hpp"
#include "unit/cli/cli_testing.hpp"

namespace ldavi::cli {
namespace {

class PrevalenceExportTest : public testing::Test {
 protected:
  PrevalenceExportTest() { model_.text = text_rules({}); }

  Words write() {
    std::string out;
    const CaughtStream err(STDERR_FILENO);
    {
      Terminal terminal;
      write_prevalence_export(terminal, model_, request_, [&](std::string_view bytes) { out += bytes; });
    }
    notes_ = err.text();
    return lines_of(out);
  }
  void read(const std::string& lines) { request_.inputs = {folder_.write("in.jsonl", lines)}; }

  TemporaryFolder folder_;
  TopicModel model_ = sample_model();
  PrevalenceExport request_;
  std::string notes_;
};

TEST_F(PrevalenceExportTest, GroupsByTime) {
  read(
      "{\"text\": \"apple\", \"date\": \"1791-02\"}\n{\"text\": \"bread\", \"date\": 1790}\n{\"text\": \"apple\"}\n"
      "{\"text\": \"choir\", \"date\": \"spring\\u001b\"}\n{\"text\": \"zebra\", \"date\": 1795}\n{\"text\": \"choir\", "
      "\"date\": 1791}\n");
  const Words rows = write();
  ASSERT_EQ(rows.size(), 1U + 2 * 3);
  EXPECT_EQ(rows[0], "period\ttopic\tprevalence\tlow\thigh\tdocuments");
  EXPECT_EQ(rows[1].substr(0, 7), "1790\t0\t");
  EXPECT_TRUE(rows[1].ends_with("\t\t\t1"));
  EXPECT_EQ(rows[5].substr(0, 7), "1791\t1\t");
  EXPECT_TRUE(rows[5].ends_with("\t2"));
  EXPECT_NE(notes_.find("left out: 1 document without a date\n"), std::string::npos);
  EXPECT_NE(notes_.find("'spring\\u{1b}'"), std::string::npos) << notes_;
  EXPECT_NE(notes_.find("left out: 1 document without a word that the model knows"), std::string::npos);
}

TEST_F(PrevalenceExportTest, HasThePeriodThatWasNamed) {
  read("{\"text\": \"apple\", \"date\": \"1791-02\"}\n{\"text\": \"bread\", \"date\": 1790}\n");
  request_.period = PeriodLength::kQuarter;
  EXPECT_EQ(write().at(1).substr(0, 8), "1791-Q1\t");
  EXPECT_NE(notes_.find("whose date does not tell the quarter"), std::string::npos);
}

TEST_F(PrevalenceExportTest, GroupsByLabel) {
  read("{\"text\": \"apple\", \"label\": \"x\"}\n{\"text\": \"bread\", \"label\": [\"y\", \"x\"]}\n{\"text\": \"bread\"}\n");
  request_.by_time = false;
  request_.most_labels = 1;
  request_.format = TableFormat::kJson;
  const Words rows = write();
  EXPECT_EQ(rows.at(0).substr(0, 88),
            "{\"unlabelled\": 1, \"labels_left_out\": 1, \"without_known_words\": 0, \"rows\": [{\"label\": \"x\"");
  EXPECT_NE(notes_.find("left out: 1 label of fewer documents: y"), std::string::npos);
}

TEST_F(PrevalenceExportTest, SaysWhereNothingIsLeft) {
  read("{\"text\": \"apple\", \"date\": \"soon\"}\n");
  EXPECT_THROW(write(), ParseError);
  request_.by_time = false;
  EXPECT_THROW(write(), ParseError);
}

}  // namespace
}  // namespace ldavi::cli
