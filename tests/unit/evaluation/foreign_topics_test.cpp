// SPDX-License-Identifier: Apache-2.0
#include "ldavi/evaluation/foreign_topics.hpp"

#include <gtest/gtest.h>

#include "ldavi/base/error.hpp"
#include "unit/evaluation/npy_bytes.hpp"

namespace ldavi {
namespace {

class ForeignTopicsTest : public testing::Test {
 protected:
  ForeignTopics read(const std::string& name, const std::string& bytes) const {
    return read_foreign_topics(folder_.write(name, bytes));
  }
  std::string refused(const std::string& name, const std::string& bytes) const {
    try {
      read(name, bytes);
    } catch (const ParseError& error) {
      return error.what();
    }
    return {};
  }

  TemporaryFolder folder_;
};

/// Each says that topic 1 has weight 4 of the first of three terms, and topic 0 weight 3 of the last.
TEST_F(ForeignTopicsTest, KnowsTheFormatsApart) {
  const std::vector<std::pair<std::string, std::string>> files{
      {"a.npy", npy_bytes<float>({1, 2, 3, 4, 5, 6}, "(2, 3)")},
      {"b.npy", npy_bytes<double>({1, 4, 2, 5, 3, 6}, "(2, 3)", "True")},
      {"c.tsv", "term\tdocument_frequency\tcount\ttopic_0\ttopic_1\na\t1\t1\t1\t4\nb\t1\t1\t2\t5\nc\t1\t1\t3\t6\n"},
      {"d.csv", "\xEF\xBB\xBFterm,one,two\r\na,1,4\r\nb,2,5\r\nc,3,6\r\n"},
      {"e.txt", "0\ta\t1\n0\tb\t2\n0\tc\t3\n1\ta\t4\n1\tb\t5\n1\tc\t6\n"},
      {"f.txt", "0\t1990\t1\n0\tb\t2\n0\tc\t3\n1\t1990\t4\n1\tb\t5\n1\tc\t6\n"},  // a term that is a number
      {"g.txt", "1\t2\t3\n4\t5\t6\n"},
      {"h.csv", "1,2,3\n4,5,6\n"},
      {"i.txt", "\n1 2 3\n4 5 6\n"}};
  for (const auto& [name, bytes] : files) {
    const ForeignTopics topics = read(name, bytes);
    ASSERT_EQ(topics.weights.rows(), 3U) << name;
    ASSERT_EQ(topics.weights.cols(), 2U) << name;
    EXPECT_EQ(topics.weights(0, 1), 4.0F) << name;
    EXPECT_EQ(topics.weights(2, 0), 3.0F) << name;
    const bool named = std::string("cdef").find(name[0]) != std::string::npos;
    EXPECT_EQ(topics.terms.size(), named ? 3U : 0U) << name;
    EXPECT_EQ(topics.empty_topics, 0U) << name;
  }
}

TEST_F(ForeignTopicsTest, CountsTopicsWithoutWeight) { EXPECT_EQ(read("a.txt", "0 0\n1 0\n0 0\n").empty_topics, 2U); }

TEST_F(ForeignTopicsTest, RefusesWhatHoldsNone) {
  EXPECT_NE(refused("a.txt", "").find("no topic"), std::string::npos);
  EXPECT_NE(refused("a.txt", " \n\n").find("no topic"), std::string::npos);
  EXPECT_NE(refused("a.bin", npy_bytes<float>({1}, "(1, 1)")).find("ends with .npy"), std::string::npos);
  EXPECT_NE(refused("a.txt", "Dear Sir,\nthank you\n"), "");
  EXPECT_THROW(read_foreign_topics(folder_.file("missing.txt")), IoError);
  EXPECT_THROW(read_foreign_topics(folder_.file("missing.npy")), IoError);
}

TEST_F(ForeignTopicsTest, HasReadersOfNumbers) {
  const std::vector<double> expected{0.5, 0.25, 0.125};
  EXPECT_EQ(read_numbers(folder_.write("a.txt", "0.5\n0.25\n0.125\n")), expected);
  EXPECT_EQ(read_numbers(folder_.write("b.txt", "0.5, 0.25\t0.125")), expected);
  EXPECT_EQ(read_numbers(folder_.write("c.npy", npy_bytes<double>(expected, "(3,)"))), expected);
  EXPECT_EQ(read_numbers(folder_.write("d.npy", npy_bytes<float>(expected, "(3, 1)"))), expected);
  EXPECT_THROW(read_numbers(folder_.write("e.txt", "")), ParseError);
  EXPECT_THROW(read_numbers(folder_.write("f.txt", "0.5 -1")), ParseError);
  EXPECT_THROW(read_numbers(folder_.write("g.npy", npy_bytes<float>({1, 2, 3, 4}, "(2, 2)"))), ParseError);
}

}  // namespace
}  // namespace ldavi
