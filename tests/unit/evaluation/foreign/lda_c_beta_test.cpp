// SPDX-License-Identifier: Apache-2.0
#include "evaluation/foreign/lda_c_beta.hpp"

#include <gtest/gtest.h>

#include "ldavi/base/error.hpp"
#include "support/temporary_folder.hpp"

namespace ldavi {
namespace {

/// log .5, log .25; lda-c's 0 is -100.
constexpr const char* kBeta = " -0.6931471806 -1.3862943611 -1.3862943611\n -100.0000000000 -0.6931471806 -0.6931471806\n";

class LdaCBetaTest : public testing::Test {
 protected:
  ForeignTopics read(const std::string& text) const {
    InputLines lines{InputFile(folder_.write("final.beta", text))};
    return read_log_probabilities(lines, Separator::kBlank);
  }
  std::string refused(const std::string& text) const {
    try {
      read(text);
    } catch (const ParseError& error) {
      return error.what();
    }
    return {};
  }
  std::optional<double> alpha(const std::string& text) const {
    const ForeignTopics topics = read(kBeta);
    folder_.write("final.other", text);
    return alpha_beside(folder_.file("final.beta"), topics);
  }
  std::string alpha_refused(const std::string& text) const {
    try {
      alpha(text);
    } catch (const ParseError& error) {
      return error.what();
    }
    return {};
  }

  TemporaryFolder folder_;
};

TEST_F(LdaCBetaTest, IsALineATopic) {
  const ForeignTopics topics = read(kBeta);
  ASSERT_EQ(topics.weights.rows(), 3U);
  ASSERT_EQ(topics.weights.cols(), 2U);
  EXPECT_NEAR(topics.weights(0, 0), 0.5, 1e-7);
  EXPECT_NEAR(topics.weights(2, 0), 0.25, 1e-7);
  EXPECT_NEAR(topics.weights(0, 1), 0.0, 1e-30);
  EXPECT_TRUE(topics.terms.empty());
}

TEST_F(LdaCBetaTest, IsRefusedWhereALineIsWrong) {
  EXPECT_NE(refused("-0.6931471806 -0.6931471806\n-0.6931471806\n").find(":2: 1 column, expected 2"), std::string::npos);
  EXPECT_NE(refused("-0.6931471806 -0.6931471806\n0.5 0.5\n").find(":2: '0.5' is no logarithm"), std::string::npos);
  EXPECT_NE(refused("-0.6931471806 nan\n").find(":1: 'nan' is no logarithm"), std::string::npos);
  EXPECT_NE(refused("-0.6931471806 -inf\n").find(":1: '-inf' is no logarithm"), std::string::npos);
  EXPECT_NE(refused("-1 -1\n").find(":1: the probabilities of the topic sum to 0.736"), std::string::npos);
  EXPECT_NE(refused("").find("there is no topic"), std::string::npos);
}

TEST_F(LdaCBetaTest, HasItsAlphaBesideIt) {
  EXPECT_EQ(alpha("num_topics 2\nnum_terms 3\nalpha 0.0357142857\n"), 0.0357142857);
  EXPECT_FALSE(alpha_beside(folder_.file("other.beta"), read(kBeta)));
  EXPECT_FALSE(alpha_beside(folder_.file("final.txt"), read(kBeta)));
  EXPECT_FALSE(alpha_beside("-", read(kBeta)));
}

TEST_F(LdaCBetaTest, IsRefusedWhereTheOtherFileDoesNotFit) {
  EXPECT_NE(alpha_refused("num_topics 5\n").find("final.other:1: num_topics is 5, expected 2"), std::string::npos);
  EXPECT_NE(alpha_refused("num_topics 2\nnum_terms 9\n").find("final.other:2: num_terms is 9, expected 3"), std::string::npos);
  EXPECT_NE(alpha_refused("alpha nan\n").find("final.other:1: this is no setting"), std::string::npos);
  EXPECT_NE(alpha_refused("alpha -1\n").find("final.other:1: this is no setting"), std::string::npos);
  EXPECT_NE(alpha_refused("num_topics 2\n").find("there is no alpha"), std::string::npos);
  EXPECT_NE(alpha_refused("").find("there is no alpha"), std::string::npos);
}

TEST(LogRow, IsNumbersOfAtMostZero) {
  EXPECT_TRUE(is_log_row(" -0.5 -1.5", Separator::kBlank));
  EXPECT_TRUE(is_log_row("0,-1.5", Separator::kComma));
  for (const char* other : {"", "0 0", "-0.5 0.5", "-0.5 x", "-0.5 nan"})
    EXPECT_FALSE(is_log_row(other, Separator::kBlank)) << other;
}

}  // namespace
}  // namespace ldavi
