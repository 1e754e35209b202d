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
      {"i.txt", "\n1 2 3\n4 5 6\n"},
      {"j.dat", npy_bytes<float>({1, 2, 3, 4, 5, 6}, "(2, 3)")}};
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

TEST_F(ForeignTopicsTest, TakesPriorsFromMalletsState) {
  const ForeignTopics topics =
      read("state", "#doc source pos typeindex type topic\n#alpha : 0.5 2\n#beta : 0.25\n0 NA 0 0 a 0\n0 NA 1 1 b 1\n");
  EXPECT_EQ(topics.terms, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(topics.alpha, (std::vector<double>{0.5, 2.0}));
  EXPECT_EQ(topics.weights(0, 0), 1.25F);
  EXPECT_EQ(topics.weights(1, 0), 0.25F);
}

TEST_F(ForeignTopicsTest, KnowsLogarithmsByTheirSign) {
  const std::string bytes = " -0.6931471806 -1.3862943611 -1.3862943611\n -100 -0.6931471806 -0.6931471806\n";
  EXPECT_NEAR(read("final.beta", bytes).weights(1, 0), 0.25, 1e-7);
  EXPECT_TRUE(read("final.beta", bytes).alpha.empty());
  folder_.write("final.other", "num_topics 2\nnum_terms 3\nalpha 0.5\n");
  EXPECT_EQ(read("final.beta", bytes).alpha, (std::vector<double>{0.5, 0.5}));
  EXPECT_NE(refused("final.beta", "1 2 3\n-1 -1 -1\n").find("negative"), std::string::npos);
}

TEST_F(ForeignTopicsTest, KnowsGensimsGeometricMeans) {
  EXPECT_TRUE(read("lda.expElogbeta.npy", npy_bytes<float>({0.5, 0.25, 0.25, 0.5}, "(2, 2)")).geometric_means);
  EXPECT_FALSE(read("lda.expElogbeta.npy", npy_bytes<float>({0.5, 0.5, 0.25, 0.5}, "(2, 2)")).geometric_means);
  EXPECT_FALSE(read("topics.npy", npy_bytes<float>({0.5, 0.25, 0.25, 0.5}, "(2, 2)")).geometric_means);
}

TEST_F(ForeignTopicsTest, RefusesWhatHoldsNone) {
  EXPECT_NE(refused("a.txt", "").find("no topic"), std::string::npos);
  EXPECT_NE(refused("a.txt", " \n\n").find("no topic"), std::string::npos);
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
