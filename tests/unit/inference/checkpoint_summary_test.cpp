// SPDX-License-Identifier: Apache-2.0
#include "inference/checkpoint_summary.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "inference/engine_state.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/base/version.hpp"
#include "ldavi/inference/train.hpp"
#include "support/planted_corpus.hpp"
#include "support/temporary_folder.hpp"

namespace ldavi {
namespace {

TEST(CheckpointSummary, TellsWhatTrainingItIsAndHowFar) {
  const TemporaryFolder folder;
  const Corpus corpus = plant_corpus({.num_topics = 3, .num_terms = 40, .num_documents = 50, .mean_tokens = 20}).corpus;
  TrainOptions options;
  options.num_topics = 4;
  options.num_threads = 1;
  options.stop.max_passes = 3;
  train(corpus, options, {}, {.path = folder.file("c"), .seconds_between = 0.0});

  const CheckpointSummary summary = read_checkpoint_summary(folder.file("c"));

  EXPECT_EQ(summary.passes, 3);
  EXPECT_EQ(summary.corpus_hash, content_hash(corpus));
  ASSERT_GE(summary.options.size(), 2U);
  EXPECT_EQ(summary.options[0], (std::pair<std::string, std::string>("version", kVersion)));
  EXPECT_EQ(summary.options[1], (std::pair<std::string, std::string>("topics", "4")));
}

TEST(CheckpointSummary, IsNotThatOfADamagedFile) {
  const TemporaryFolder folder;
  EXPECT_THROW(read_checkpoint_summary(folder.write("c", "no checkpoint")), FormatError);
  EXPECT_THROW(read_checkpoint_summary(folder.file("missing")), IoError);
}

/// Whole by its hashes, and told as fewer passes than none if it were believed.
TEST(CheckpointSummary, IsNotThatOfAFileWithImpossiblePasses) {
  const TemporaryFolder folder;
  EngineStateWriter state;
  state.numbers().u64(1);
  state.numbers().text("version 1\n");
  state.numbers().u32(0xFFFF'FFFFU);
  OutputFile file(folder.file("c"), ExistingFile::kReplace);
  state.write(file);
  file.commit();

  EXPECT_THROW(read_checkpoint_summary(folder.file("c")), FormatError);
}

}  // namespace
}  // namespace ldavi
