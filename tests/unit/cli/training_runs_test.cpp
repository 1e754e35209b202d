// SPDX-License-Identifier: Apache-2.0
#include "cli/training_runs.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "cli/commands/train.hpp"
#include "cli/exit_code.hpp"
#include "ldavi/model/model_file.hpp"
#include "unit/cli/tiny_corpus.hpp"

namespace ldavi::cli {
namespace {

TEST(TrainingRuns, AreAnOptionOfTrain) {
  const TrainArguments arguments = parsed<TrainCommand>({"a", "--runs", "3"});
  EXPECT_EQ(arguments.runs.runs, 3);
  EXPECT_EQ(arguments.training.train.holdout, 10U) << "runs are compared by documents held out";
  EXPECT_EQ(parsed<TrainCommand>({"a", "--runs", "3", "--holdout", "4"}).training.train.holdout, 4U);
  EXPECT_EQ(parsed<TrainCommand>({"a"}).training.train.holdout, 0U);
}

TEST(TrainingRuns, AreRefusedWithWhatTheyCannotDo) {
  EXPECT_NE(refused<TrainCommand>({"a", "--runs", "0"}), "");
  EXPECT_NE(refused<TrainCommand>({"a", "--runs", "3:0"}), "");
  EXPECT_NE(refused<TrainCommand>({"a", "--runs", "3:1.5"}), "");
  EXPECT_NE(refused<TrainCommand>({"a", "--runs", "3:"}), "");
  EXPECT_NE(refused<TrainCommand>({"a", "--runs", "3:nan"}), "");
  EXPECT_NE(refused<TrainCommand>({"a", "--runs", "2", "--resume"}), "");
  EXPECT_NE(refused<TrainCommand>({"a", "--runs", "2", "--first-look", "10"}), "");
}

TEST(TrainingRuns, KeepTheBestAndTellOfStability) {
  const TinyCorpus corpus;
  const Outcome outcome = run({"train", corpus.texts(), "-k", "2", "--runs", "2", "--passes", "20", "--holdout", "3", "-o",
                               corpus.path("r.ldavi"), "--threads", "1"});
  EXPECT_EQ(outcome.code, kExitDone) << outcome.err;
  EXPECT_NE(outcome.err.find("run 2 of 2, seed 2: perplexity "), std::string::npos) << outcome.err;
  EXPECT_NE(outcome.err.find("kept run "), std::string::npos);
  EXPECT_NE(outcome.err.find("stability "), std::string::npos);
  const Provenance provenance = load_model(corpus.path("r.ldavi")).provenance;
  EXPECT_EQ(provenance.stability.size(), 2U);
  const auto option = [&](const std::string& name) {
    const auto found = std::find_if(provenance.options.begin(), provenance.options.end(),
                                    [&](const auto& stored) { return stored.first == name; });
    return found == provenance.options.end() ? std::string() : found->second;
  };
  EXPECT_EQ(option("runs"), "2");
  EXPECT_EQ(option("seed"), "1") << "what was asked for, whichever is kept";
  EXPECT_TRUE(option("kept-run") == "1" || option("kept-run") == "2");
}

}  // namespace
}  // namespace ldavi::cli
