// SPDX-License-Identifier: Apache-2.0
#include "evaluation/foreign/mallet_state.hpp"

#include <gtest/gtest.h>

#include "ldavi/base/error.hpp"
#include "support/archives.hpp"
#include "support/temporary_folder.hpp"

namespace ldavi {
namespace {

constexpr const char* kHeader = "#doc source pos typeindex type topic\n";
constexpr const char* kPriors = "#alpha : 0.5 0.25 0.125 \n#beta : 0.01\n";

class MalletStateTest : public testing::Test {
 protected:
  ForeignTopics read_bytes(const std::string& bytes) const {
    InputLines lines{InputFile(folder_.write("a.gz", bytes))};
    return read_mallet_state(lines);
  }
  ForeignTopics read(const std::string& tokens) const { return read_bytes(kHeader + tokens); }
  std::string refused_bytes(const std::string& bytes) const {
    try {
      read_bytes(bytes);
    } catch (const ParseError& error) {
      return error.what();
    }
    return {};
  }
  std::string refused(const std::string& tokens) const { return refused_bytes(kHeader + tokens); }

  TemporaryFolder folder_;
};

TEST_F(MalletStateTest, GivesCountsAndPriors) {
  const ForeignTopics topics =
      read(std::string(kPriors) + "0 NA 0 7 bread 1\n0 NA 1 7 bread 1\n1 file:/a 0 3 soil 0\n1 file:/a 1 7 bread 0\n");
  EXPECT_EQ(topics.terms, (std::vector<std::string>{"bread", "soil"}));
  EXPECT_EQ(topics.alpha, (std::vector<double>{0.5, 0.25, 0.125}));
  ASSERT_EQ(topics.weights.cols(), 3U);  // the last has no token
  EXPECT_EQ(topics.weights(0, 0), 1.01F);
  EXPECT_EQ(topics.weights(0, 1), 2.01F);
  EXPECT_EQ(topics.weights(1, 0), 1.01F);
  EXPECT_EQ(topics.weights(1, 1), 0.01F);
  EXPECT_EQ(topics.weights(0, 2), 0.01F);
}

TEST_F(MalletStateTest, MayLackPriors) {
  const ForeignTopics topics = read("0 NA 0 0 bread 2\n0 NA 1 1 soil 0\n");
  ASSERT_EQ(topics.weights.cols(), 3U);
  EXPECT_EQ(topics.weights(0, 2), 1.0F);
  EXPECT_EQ(topics.weights(0, 1), 0.0F);
  EXPECT_TRUE(topics.alpha.empty());
}

TEST_F(MalletStateTest, HasSourcesWithBlanks) {
  EXPECT_EQ(read("0 my letters/no 5.txt 0 0 bread 0\n").terms, std::vector<std::string>{"bread"});
}

TEST_F(MalletStateTest, IsCompressed) {
  const std::string bytes = gzip_bytes(std::string(kHeader) + kPriors + "0 NA 0 7 bread 1\n0 NA 1 8 soil 1\n");
  EXPECT_EQ(read_bytes(bytes).terms.size(), 2U);
  EXPECT_NE(refused_bytes(bytes.substr(0, bytes.size() - 12)), "");
}

TEST_F(MalletStateTest, IsRefusedWhereATokenIsWrong) {
  for (const char* line : {"0 NA 0 0 bread", "0 0 0 bread 1", "0 NA 0 0 bread x", "0 NA 0 x bread 1", "0 NA x 0 bread 1",
                           "x NA 0 0 bread 1", "0 NA 0 0 bread -1", "0 NA 0 0 bread nan", "bread"}) {
    EXPECT_NE(refused(std::string("0 NA 0 0 bread 1\n") + line + "\n").find(":3: this is no token with its topic"),
              std::string::npos)
        << line;
  }
  EXPECT_NE(refused(std::string(kPriors) + "0 NA 0 0 bread 3\n").find(":4: topic 3, expected one of the 3 topics"),
            std::string::npos);
  EXPECT_NE(refused("0 NA 0 0 bread 65535\n").find(":2: topic 65,535, expected topics below 65,535"), std::string::npos);
  EXPECT_NE(refused("0 NA 0 0 bread 1\n0 NA 0 0 soil 1\n").find(":3: type 0 is 'soil', and was 'bread' before"),
            std::string::npos);
  EXPECT_NE(refused("0 NA 0 0 bread 1\n0 NA 0 1 bread 1\n").find(":3: 'bread' has two numbers, 0 and 1"), std::string::npos);
}

TEST_F(MalletStateTest, IsRefusedWherePriorsAreWrong) {
  EXPECT_NE(refused("#alpha : \n").find(":2: there is no number"), std::string::npos);
  EXPECT_NE(refused("#alpha : 0.5 NaN\n").find(":2: 'NaN' is no weight"), std::string::npos);
  EXPECT_NE(refused("#alpha : 0.5 -1\n").find("negative"), std::string::npos);
  EXPECT_NE(refused("#beta : 0.01 0.01\n").find(":2: 2 numbers, expected one beta"), std::string::npos);
  EXPECT_NE(refused("0 NA 0 0 bread 1\n#alpha : 0.5\n").find("#alpha stands behind tokens"), std::string::npos);
}

TEST_F(MalletStateTest, IsRefusedWithoutAToken) {
  EXPECT_NE(refused("").find("there is no token"), std::string::npos);
  EXPECT_NE(refused(kPriors).find("there is no token"), std::string::npos);
}

TEST(MalletState, IsKnownByItsFirstLine) {
  EXPECT_TRUE(is_mallet_state("#doc source pos typeindex type topic"));
  EXPECT_FALSE(is_mallet_state("#document\t0.5"));
  EXPECT_FALSE(is_mallet_state(""));
}

}  // namespace
}  // namespace ldavi
