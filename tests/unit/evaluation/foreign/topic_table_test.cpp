// SPDX-License-Identifier: Apache-2.0
#include "evaluation/foreign/topic_table.hpp"

#include <gtest/gtest.h>

#include "ldavi/base/error.hpp"
#include "support/temporary_folder.hpp"

namespace ldavi {
namespace {

using Terms = std::vector<std::string>;

class TopicTableTest : public testing::Test {
 protected:
  ForeignTopics terms(const std::string& text, Separator separator = Separator::kTab) const {
    InputLines lines{InputFile(folder_.write("a.tsv", text))};
    return read_term_table(lines, separator);
  }
  ForeignTopics numbers(const std::string& text, Separator separator = Separator::kBlank) const {
    InputLines lines{InputFile(folder_.write("a.txt", text))};
    return read_number_table(lines, separator);
  }
  template <class Read>
  static std::string refused(const Read& read) {
    try {
      read();
    } catch (const ParseError& error) {
      return error.what();
    }
    return {};
  }

  TemporaryFolder folder_;
};

TEST_F(TopicTableTest, OfTermsIsWhatExportWrites) {
  const ForeignTopics topics =
      terms("term\tdocument_frequency\tcount\ttopic_0\ttopic_1\nbread\t7\t9\t0.5\t0\n\nsoil\t1\t2\t0.25\t1e-3\n");
  EXPECT_EQ(topics.terms, (Terms{"bread", "soil"}));
  ASSERT_EQ(topics.weights.rows(), 2U);
  ASSERT_EQ(topics.weights.cols(), 2U);
  EXPECT_EQ(topics.weights(0, 0), 0.5F);
  EXPECT_EQ(topics.weights(1, 1), 1e-3F);
}

TEST_F(TopicTableTest, OfTermsMayNameItsColumnsOtherwise) {
  const ForeignTopics topics = terms("word,bakery,garden\r\n\"a,b\",1,2\r\nc,3,4\r\n", Separator::kComma);
  EXPECT_EQ(topics.terms, (Terms{"a,b", "c"}));
  EXPECT_EQ(topics.weights(0, 1), 2.0F);
  EXPECT_EQ(terms(",0,1\nb,1,2\n", Separator::kComma).weights.cols(), 2U);  // as pandas writes
}

TEST_F(TopicTableTest, OfTermsIsRefusedWhereARowIsWrong) {
  EXPECT_NE(refused([&] { terms("term\ta\tb\nbread\t1\n"); }).find(":2: 2 columns, expected 3"), std::string::npos);
  EXPECT_NE(refused([&] { terms("term\ta\nbread\t1\nbread\t2\n"); }).find(":3: the term 'bread' stands in line 2"),
            std::string::npos);
  EXPECT_NE(refused([&] { terms("term\ta\n\t1\n"); }).find(":2: the term is empty"), std::string::npos);
  EXPECT_NE(refused([&] { terms("term\ta\nbread\tnan\n"); }).find(":2: 'nan' is no weight"), std::string::npos);
  EXPECT_NE(refused([&] { terms("term\ta\n"); }).find("no term"), std::string::npos);
  EXPECT_NE(refused([&] { terms("term\ncat\n"); }).find("no topic"), std::string::npos);
  EXPECT_NE(refused([&] { terms("bread\t0.5\t0.25\nsoil\t1\t2\n"); }).find(":1: '0.5' is no name of a column"),
            std::string::npos);
}

TEST_F(TopicTableTest, OfNumbersHasARowATopic) {
  const ForeignTopics topics = numbers("1 2 3\n4  5 6\n\n");
  EXPECT_TRUE(topics.terms.empty());
  ASSERT_EQ(topics.weights.rows(), 3U);
  ASSERT_EQ(topics.weights.cols(), 2U);
  EXPECT_EQ(topics.weights(2, 0), 3.0F);
  EXPECT_EQ(topics.weights(0, 1), 4.0F);
  EXPECT_EQ(numbers("1,2\n3,4\n", Separator::kComma).weights(1, 0), 2.0F);
}

TEST_F(TopicTableTest, OfNumbersIsRefusedWhereARowIsWrong) {
  EXPECT_NE(refused([&] { numbers("1 2 3\n4 5\n"); }).find(":2: 2 columns, expected 3"), std::string::npos);
  EXPECT_NE(refused([&] { numbers("1 2\n4 x\n"); }).find(":2: 'x' is no weight"), std::string::npos);
  EXPECT_NE(refused([&] { numbers("1 2\n4 -5\n"); }).find(":2: the weight -5 is negative"), std::string::npos);
  EXPECT_NE(refused([&] { numbers("\n"); }).find("no topic"), std::string::npos);
}

}  // namespace
}  // namespace ldavi
