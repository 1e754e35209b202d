// SPDX-License-Identifier: Apache-2.0
#include "cli/commands/infer.hpp"

#include <gtest/gtest.h>

#include "cli/exit_code.hpp"
#include "unit/cli/pseudo_terminal.hpp"
#include "unit/cli/tiny_corpus.hpp"

namespace ldavi::cli {
namespace {

TEST(InferArguments, BindToTheirFields) {
  const InferArguments arguments = parsed<InferCommand>(
      {"m", "a", "-", "-o", "x", "--format", "csv", "--top", "2", "--threads", "5", "--no-header", "--force"});
  EXPECT_EQ(arguments.model_and_inputs, (Words{"m", "a", "-"}));
  EXPECT_EQ(arguments.output, "x");
  EXPECT_EQ(arguments.format, "csv");
  EXPECT_EQ(arguments.top, 2);
  EXPECT_EQ(arguments.threads, 5);
  EXPECT_TRUE(arguments.no_header && arguments.force);
}

TEST(InferArguments, HaveDefaults) {
  const InferArguments arguments = parsed<InferCommand>({"m", "a"});
  EXPECT_EQ(arguments.output, "-");
  EXPECT_EQ(arguments.format, "tsv");
  EXPECT_EQ(arguments.top, 0);
  EXPECT_FALSE(arguments.force || arguments.no_header || arguments.quiet);
}

TEST(InferArguments, HoldTheInputOptions) {
  const InferArguments arguments =
      parsed<InferCommand>({"m", "a", "--input-format", "uci", "--vocab", "v", "--on-bad-record", "skip", "-q"});
  EXPECT_EQ(arguments.read.format, InputFormat::kUci);
  EXPECT_EQ(arguments.read.vocabulary_path, "v");
  EXPECT_TRUE(arguments.read.skip_bad_records);
  EXPECT_TRUE(arguments.quiet);
}

TEST(InferArguments, AreRefusedWhereStandardInputIsNamedTwice) {
  EXPECT_NE(refused<InferCommand>({"m", "-", "-"}).find("twice"), std::string::npos);
}

TEST(InferArguments, AskForWordsOrMixtures) {
  EXPECT_TRUE(parsed<InferCommand>({"m", "a", "--tokens", "--format", "csv", "--no-header"}).tokens);
  EXPECT_TRUE(parsed<InferCommand>({"m", "a", "--explain", "--top", "3"}).explain);
  for (const Words& more : {Words{"--top", "3"}, Words{"--intervals"}, Words{"--format", "npy", "-o", "x"}}) {
    Words arguments{"m", "a", "--tokens"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    EXPECT_NE(refused<InferCommand>(arguments).find("--tokens"), std::string::npos) << more.front();
  }
  for (const Words& more : {Words{"--tokens"}, Words{"--intervals"}, Words{"--format", "tsv"}, Words{"--no-header"}}) {
    Words arguments{"m", "a", "--explain"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    EXPECT_NE(refused<InferCommand>(arguments).find("--explain"), std::string::npos) << more.front();
  }
}

TEST(InferArguments, AreRefusedWhenWrong) {
  EXPECT_NE(refused<InferCommand>({}), "");
  EXPECT_NE(refused<InferCommand>({"m", "a", "--top", "0"}).find("from 1 to 65535"), std::string::npos);
  EXPECT_NE(refused<InferCommand>({"m", "a", "--format", "json"}).find("tsv, csv, jsonl, npy"), std::string::npos);
  EXPECT_NE(refused<InferCommand>({"m"}).find("MODEL INPUT"), std::string::npos);
  EXPECT_NE(refused<InferCommand>({"m", "a", "--format", "npy"}).find("file"), std::string::npos);
  EXPECT_NE(refused<InferCommand>({"m", "a", "--format", "npy", "-o", "x", "--top", "2"}).find("--top"), std::string::npos);
}

class InferCommandTest : public testing::Test {
 protected:
  InferCommandTest() : model_(corpus_.model()) {}

  TinyCorpus corpus_;
  std::string model_;
};

TEST_F(InferCommandTest, GivesARowALineAlsoForEmptyAndUnknownOnes) {
  const Outcome outcome = run({"infer", model_, "-"}, "warm bread\n\nzebra\nseeds in the soil\n");
  EXPECT_EQ(outcome.code, kExitDone) << outcome.err;
  const Words rows = lines_of(outcome.out);
  ASSERT_EQ(rows.size(), 5U);
  EXPECT_EQ(rows[0], "id\tknown_tokens\tunknown_share\ttopic_0\ttopic_1");
  EXPECT_EQ(rows[1].substr(0, 6), "1\t2\t0\t");
  EXPECT_EQ(rows[2].substr(0, 6), "2\t0\t0\t");
  EXPECT_EQ(rows[3].substr(0, 6), "3\t0\t1\t");
  EXPECT_EQ(rows[2].substr(6), rows[3].substr(6));  // both are the prior
  EXPECT_NE(outcome.err.find("2 of 4 documents"), std::string::npos);
}

TEST_F(InferCommandTest, GivesADocumentTheSameRowAloneAndInABatch) {
  const Words batch = lines_of(run({"infer", model_, "-", "--no-header"}, "warm bread\nseeds and roses\nbread, seeds\n").out);
  const Words alone = lines_of(run({"infer", model_, "-", "--no-header"}, "seeds and roses\n").out);
  ASSERT_EQ(batch.size(), 3U);
  EXPECT_EQ(alone.front().substr(1), batch[1].substr(1));
}

TEST_F(InferCommandTest, WritesEachFormat) {
  const std::string input = corpus_.folder().write("new.txt", "bread\nseeds\n");
  EXPECT_EQ(lines_of(run({"infer", model_, input, "--format", "csv"}).out).size(), 3U);
  EXPECT_EQ(lines_of(run({"infer", model_, input, "--format", "jsonl"}).out).size(), 2U);
  EXPECT_EQ(run({"infer", model_, input, "--format", "npy", "-o", corpus_.path("x.npy")}).code, kExitDone);
  const std::string array = bytes_of_file(corpus_.path("x.npy"));
  EXPECT_EQ(array.size(), 128U + 2 * 2 * sizeof(float));
  EXPECT_NE(array.find("(2, 2)"), std::string::npos);
  EXPECT_EQ(run({"infer", model_, input, "--format", "npy", "-o", "/dev/null"}).code, kExitUsage);
}

TEST_F(InferCommandTest, ExplainsInColourOnATerminalAlone) {
  const ChangedVariable kind("TERM", "xterm");
  const ChangedVariable allowed("NO_COLOR", "");
  const std::string text = corpus_.folder().write("new.txt", "warm bread\n");
  const Words arguments{"infer", model_, text, "--explain"};
  EXPECT_EQ(run(arguments).out.find('\x1b'), std::string::npos);
  const PseudoTerminal screen(STDOUT_FILENO, 80);
  EXPECT_EQ(run_program(arguments), kExitDone);
  EXPECT_NE(screen.text().find("bread\x1b[0m"), std::string::npos);
}

TEST_F(InferCommandTest, LeavesNothingBehindWhenARecordIsBad) {
  const std::string input = corpus_.folder().write("new.jsonl", "{\"text\": \"bread\"}\n{\"text\": 5}\n");
  const Outcome refused = run({"infer", model_, input, "-o", corpus_.path("x.tsv")});
  EXPECT_EQ(refused.code, kExitBadData);
  EXPECT_NE(refused.err.find("new.jsonl:2:"), std::string::npos) << refused.err;
  EXPECT_FALSE(std::filesystem::exists(corpus_.path("x.tsv")));
  const Outcome skipped = run({"infer", model_, input, "--on-bad-record", "skip"});
  EXPECT_EQ(skipped.code, kExitDone);
  EXPECT_EQ(lines_of(skipped.out).size(), 3U);
  EXPECT_NE(skipped.err.find("new.jsonl:2:"), std::string::npos);
}

}  // namespace
}  // namespace ldavi::cli
