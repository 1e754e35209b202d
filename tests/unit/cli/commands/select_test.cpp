// SPDX-License-Identifier: Apache-2.0
#include "cli/commands/select.hpp"

#include <gtest/gtest.h>

#include "cli/exit_code.hpp"
#include "cli/usage_error.hpp"
#include "unit/cli/tiny_corpus.hpp"

namespace ldavi::cli {
namespace {

using Numbers = std::vector<int>;

TEST(TopicNumbers, AreAListOrARange) {
  EXPECT_EQ(parse_topic_numbers("20"), (Numbers{20}));
  EXPECT_EQ(parse_topic_numbers("50,10,20,10"), (Numbers{10, 20, 50}));
  EXPECT_EQ(parse_topic_numbers("10..160:5"), (Numbers{10, 20, 40, 80, 160}));
  EXPECT_EQ(parse_topic_numbers("10..200:5"), (Numbers{10, 21, 45, 95, 200}));
  EXPECT_EQ(parse_topic_numbers("1..3:9"), (Numbers{1, 2, 3}));
}

TEST(TopicNumbers, AreRefused) {
  for (const char* const text : {"", "a", "0", "10,", "10,,20", "10..20", "20..10:3", "10..10:3", "10..20:1", "10..20:101",
                                 "1..70000:3", "-1..5:2", "1.5"})
    EXPECT_THROW(parse_topic_numbers(text), UsageError) << text;
}

TEST(SelectArguments, BindToTheirFields) {
  const SelectArguments arguments = parsed<SelectCommand>(
      {"a",     "b",        "-k",   "3,5",       "-o", "d",        "--force", "--resume", "-q", "-n",    "7", "--svg",
       "p.svg", "--format", "json", "--holdout", "4",  "--effort", "quick",   "--memory", "2M", "--tmp", "t"});
  EXPECT_EQ(arguments.inputs, (Words{"a", "b"}));
  EXPECT_EQ(arguments.topics, (Numbers{3, 5}));
  EXPECT_EQ(arguments.output, "d");
  EXPECT_TRUE(arguments.force && arguments.resume && arguments.quiet);
  EXPECT_EQ(arguments.num_words, 7);
  EXPECT_EQ(arguments.picture, "p.svg");
  EXPECT_EQ(arguments.format, "json");
  EXPECT_EQ(arguments.training.train.holdout, 4U);
  EXPECT_EQ(arguments.training.train.stop.max_passes, 10);
  EXPECT_EQ(arguments.load.memory_bytes, 2'000'000U);
  EXPECT_EQ(arguments.load.temporary_folder, "t");
}

TEST(SelectArguments, HaveDefaults) {
  const SelectArguments arguments = parsed<SelectCommand>({"letters/"});
  EXPECT_EQ(arguments.topics, (Numbers{10, 20, 40, 80, 160}));
  EXPECT_EQ(arguments.output, "letters.select");
  EXPECT_EQ(arguments.training.train.holdout, 10U);
}

TEST(SelectArguments, AreRefused) {
  EXPECT_NE(refused<SelectCommand>({}), "");
  EXPECT_NE(refused<SelectCommand>({"-"}), "") << "what would the folder be called?";
  EXPECT_NE(refused<SelectCommand>({"a", "--alpha", "asymmetric:1,2"}), "");
  EXPECT_NE(refused<SelectCommand>({"a", "--holdout", "1"}), "");
}

class SelectCommandTest : public testing::Test {
 protected:
  Outcome select(const Words& more = {}) const {
    Words arguments{"select", corpus_.texts(), "-k", "2,3", "-o", corpus_.path("s"), "--threads", "1", "--holdout", "3"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(arguments);
  }

  const TinyCorpus corpus_;
};

TEST_F(SelectCommandTest, KeepsItsModelsAndTakesThemUpAgain) {
  const Outcome first = select({"--svg", corpus_.path("p.svg")});
  EXPECT_EQ(first.code, kExitDone) << first.err;
  EXPECT_NE(first.out.find("recommended: "), std::string::npos) << first.out;
  EXPECT_EQ(run({"topics", corpus_.path("s/topics-3.ldavi")}).code, kExitDone);

  EXPECT_EQ(select().code, kExitCannotCreate) << "they are there";
  const Outcome again = select({"--resume"});
  EXPECT_EQ(again.code, kExitDone);
  EXPECT_NE(again.err.find("is there already"), std::string::npos);
  EXPECT_EQ(select({"--resume", "--seed", "7"}).code, kExitCannotCreate) << "those of another training";
  EXPECT_EQ(select({"--force", "--seed", "7"}).code, kExitDone);
}

TEST_F(SelectCommandTest, CannotWriteWhereAFileIs) {
  EXPECT_EQ(run({"select", corpus_.texts(), "-k", "2", "-o", corpus_.texts() + "/none/deeper"}).code, kExitCannotCreate);
}

}  // namespace
}  // namespace ldavi::cli
