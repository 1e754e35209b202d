// SPDX-License-Identifier: Apache-2.0
#include "evaluation/foreign/mallet_weights.hpp"

#include <gtest/gtest.h>

#include "ldavi/base/error.hpp"
#include "support/temporary_folder.hpp"

namespace ldavi {
namespace {

class MalletWeightsTest : public testing::Test {
 protected:
  ForeignTopics read(const std::string& text) const {
    InputLines lines{InputFile(folder_.write("a.txt", text))};
    return read_mallet_weights(lines);
  }
  std::string refused(const std::string& text) const {
    try {
      read(text);
    } catch (const ParseError& error) {
      return error.what();
    }
    return {};
  }

  TemporaryFolder folder_;
};

TEST_F(MalletWeightsTest, AreReadTopicByTopic) {
  const ForeignTopics topics = read("0\tbread\t5.01\n0\tsoil\t0.01\n1\tbread\t0.01\n1\tsoil\t7.01\n");
  EXPECT_EQ(topics.terms, (std::vector<std::string>{"bread", "soil"}));
  ASSERT_EQ(topics.weights.cols(), 2U);
  EXPECT_EQ(topics.weights(0, 0), 5.01F);
  EXPECT_EQ(topics.weights(1, 1), 7.01F);
}

TEST_F(MalletWeightsTest, MayBeInAnyOrderAndLackPairs) {
  const ForeignTopics topics = read("1\tsoil\t7\n0\tbread\t5\n\n1\twater\t2\n0\t1990\t3\n");
  EXPECT_EQ(topics.terms, (std::vector<std::string>{"soil", "bread", "water", "1990"}));
  EXPECT_EQ(topics.weights(0, 0), 0.0F);
  EXPECT_EQ(topics.weights(0, 1), 7.0F);
  EXPECT_EQ(topics.weights(2, 0), 0.0F);
  EXPECT_EQ(topics.weights(3, 0), 3.0F);
}

TEST_F(MalletWeightsTest, AreRefusedWhereARowIsWrong) {
  EXPECT_NE(refused("0\tbread\t5\n0\tbread\t6\n").find(":2: the topic has a weight of 'bread' already"), std::string::npos);
  EXPECT_NE(refused("0\tbread\t5\nx\tsoil\t6\n").find(":2: this is no row"), std::string::npos);
  EXPECT_NE(refused("0\tbread\n").find(":1: this is no row"), std::string::npos);
  EXPECT_NE(refused("0\tbread\t5\n0\tsoil\tNaN\n").find(":2: 'NaN' is no weight"), std::string::npos);
  EXPECT_NE(refused("0\tbread\t-5\n").find("negative"), std::string::npos);
  EXPECT_NE(refused("0\tbread\t5\n2\tbread\t5\n").find("topic 1 has no line"), std::string::npos);
  EXPECT_NE(refused("70000\tbread\t5\n").find("at most 65,535"), std::string::npos);
  EXPECT_NE(refused("18446744073709551615\tbread\t5\n"), "");
}

TEST(MalletRow, IsTopicTermAndWeight) {
  EXPECT_TRUE(is_mallet_row("0\tbread\t5.01"));
  EXPECT_TRUE(is_mallet_row("12\t7\t1e-3"));
  for (const char* other :
       {"", "0\tbread", "0\tbread\t1\t2", "-1\tbread\t1", "x\tbread\t1", "0\t\t1", "0\tbread\tx", "0 bread 1"}) {
    EXPECT_FALSE(is_mallet_row(other)) << other;
  }
}

}  // namespace
}  // namespace ldavi
