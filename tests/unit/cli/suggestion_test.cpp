// SPDX-License-Identifier: Apache-2.0
#include "cli/suggestion.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace ldavi::cli {
namespace {

const std::vector<std::string> kCommands{"train", "topics", "infer", "export", "inspect", "help"};

std::string suggested(std::string_view word) { return did_you_mean(word, kCommands); }

TEST(DidYouMean, MendsOneSlipOfTheFinger) {
  EXPECT_EQ(suggested("tran"), ", did you mean 'train'?") << "a letter left out";
  EXPECT_EQ(suggested("traiin"), ", did you mean 'train'?") << "a letter twice";
  EXPECT_EQ(suggested("trsin"), ", did you mean 'train'?") << "the key beside it";
  EXPECT_EQ(suggested("trian"), ", did you mean 'train'?") << "two letters swapped";
}

TEST(DidYouMean, MendsTwoSlipsOfALongWord) {
  EXPECT_EQ(suggested("inpsekt"), ", did you mean 'inspect'?");
  EXPECT_EQ(suggested("exprot"), ", did you mean 'export'?");
}

TEST(DidYouMean, SaysNothingForAnotherWord) {
  for (const char* word : {"classify", "update", "x", "", "trainings", "hxxp"}) EXPECT_EQ(suggested(word), "") << word;
}

TEST(DidYouMean, MendsOnlyOneSlipOfAShortWord) {
  EXPECT_EQ(suggested("hepl"), ", did you mean 'help'?");
  EXPECT_EQ(suggested("hlp"), ", did you mean 'help'?");
  EXPECT_EQ(suggested("ha"), "");
}

TEST(DidYouMean, TakesTheNearest) {
  const std::vector<std::string> names{"--topics", "--topic", "--top"};

  EXPECT_EQ(did_you_mean("--topc", names), ", did you mean '--topic'?");
  EXPECT_EQ(did_you_mean("--topiccs", names), ", did you mean '--topics'?");
}

TEST(DidYouMean, SaysNothingWithoutCandidates) { EXPECT_EQ(did_you_mean("train", {}), ""); }

}  // namespace
}  // namespace ldavi::cli
