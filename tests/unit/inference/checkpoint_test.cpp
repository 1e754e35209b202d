// SPDX-License-Identifier: Apache-2.0
#include "inference/checkpoint.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <limits>
#include <string>

#include "fuzz/fuzzed_container.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/inference/train.hpp"
#include "support/engine_run.hpp"
#include "support/planted_corpus.hpp"
#include "support/temporary_folder.hpp"

namespace ldavi {
namespace {

namespace fs = std::filesystem;

Corpus small_corpus(std::uint64_t seed = 1) {
  return plant_corpus({.num_topics = 4, .num_terms = 90, .num_documents = 120, .mean_tokens = 40, .seed = seed}).corpus;
}

/// Surplus topics leave, priors are learned, documents narrow; vb has five blocks, the online engines a dozen minibatches.
TrainOptions some_options(const std::string& engine) {
  TrainOptions options;
  options.engine = engine_of(engine);
  options.num_topics = 7;
  options.num_threads = 1;
  options.stop.max_passes = 70;
  if (auto* vb = std::get_if<VbOptions>(&options.engine)) {
    vb->documents_per_block = 25;
    vb->prior_burn_in = 3;
  } else if (auto* ctm = std::get_if<CtmOptions>(&options.engine)) {
    options.stop.max_passes = 24;
    ctm->start_passes = 6;
  } else if (engine != "cvb0") {
    options.stop.max_passes = 6;
    online_of(options.engine).batch = 10;
  }
  return options;
}

class Resuming : public testing::TestWithParam<const char*> {
 protected:
  CheckpointOptions checkpoint(bool resume) const { return {.path = path_, .seconds_between = 1e9, .resume = resume}; }

  TemporaryFolder folder_;
  const std::string path_ = folder_.file("m.checkpoint");
};

INSTANTIATE_TEST_SUITE_P(All, Resuming, testing::Values("cvb0", "vb", "svi", "scvb0", "ctm"),
                         [](const auto& engine) { return std::string(engine.param); });

/// Stopped again and again, after every so many reports, so also within passes.
TEST_P(Resuming, GivesTheModelOfTrainingThatWasNeverStopped) {
  const Corpus corpus = small_corpus();
  const TrainOptions options = some_options(GetParam());
  const TrainResult unbroken = train(corpus, options);

  for (const int reports : {1, 7, 64}) {
    fs::remove(path_);
    fs::remove(path_ + ".1");
    TrainResult result;
    int runs = 0;
    do {
      int left = reports;
      result = train(
          corpus, options, [&](const PassReport&) { return --left > 0 ? Answer::kContinue : Answer::kStop; }, checkpoint(true));
      EXPECT_EQ(result.resumed, runs > 0);
      ASSERT_LT(++runs, 3000);
    } while (result.termination == Termination::kStopped);

    EXPECT_GT(runs, 1) << reports;
    EXPECT_TRUE(same_bits(result.model, unbroken.model)) << GetParam() << ", stopped after " << reports << " reports";
    EXPECT_EQ(result.model.provenance, unbroken.model.provenance);
  }
}

/// In the last pass in which surplus topics leave, some blocks have all of the 14 topics that stay and others lists of
/// those before.
TEST(ResumingCvb0, GoesOnBetweenBlocksWithListsAndBlocksWithAllTopics) {
  const TemporaryFolder folder;
  const CheckpointOptions checkpoint{.path = folder.file("c"), .seconds_between = 1e9, .resume = true};
  const Corpus corpus = small_corpus();
  TrainOptions options;
  options.num_topics = 14;
  options.num_threads = 1;
  options.stop.max_passes = 50;
  const TrainResult unbroken = train(corpus, options);
  for (int stop = 16 * 8; stop < 16 * 42; stop += 5) {
    std::filesystem::remove(checkpoint.path);
    int left = stop;
    train(
        corpus, options, [&](const PassReport&) { return --left > 0 ? Answer::kContinue : Answer::kStop; }, checkpoint);
    EXPECT_TRUE(same_bits(train(corpus, options, {}, checkpoint).model, unbroken.model))
        << "stopped after " << stop << " blocks";
  }
}

/// Three minibatches, then the blocks of the pass in which documents get their first topics.
TEST(ResumingCvb0, GoesOnWithinItsStart) {
  const TemporaryFolder folder;
  const CheckpointOptions checkpoint{.path = folder.file("c"), .seconds_between = 1e9, .resume = true};
  const Corpus corpus = plant_corpus({.num_topics = 4, .num_terms = 90, .num_documents = 700, .mean_tokens = 20}).corpus;
  TrainOptions options;
  options.num_topics = 5;
  options.num_threads = 1;
  options.stop.max_passes = 9;
  const TrainResult unbroken = train(corpus, options);
  for (int stop = 1; stop <= 22; ++stop) {
    fs::remove(checkpoint.path);
    int left = stop;
    const TrainResult stopped = train(
        corpus, options, [&](const PassReport&) { return --left > 0 ? Answer::kContinue : Answer::kStop; }, checkpoint);
    EXPECT_EQ(problems(stopped.model), std::vector<std::string>{}) << "stopped after " << stop << " reports";
    EXPECT_EQ(stopped.model.num_topics(), 5U);
    EXPECT_TRUE(same_bits(train(corpus, options, {}, checkpoint).model, unbroken.model))
        << "stopped after " << stop << " reports";
  }
}

TEST_P(Resuming, KeepsALink) {
  const Corpus corpus = small_corpus();
  TrainOptions options = some_options(GetParam());
  options.stop.max_passes = 3;
  fs::create_directory(folder_.file("far"));
  fs::create_symlink(folder_.file("far/c"), path_);

  train(corpus, options, {}, {.path = path_, .seconds_between = 0.0});

  EXPECT_TRUE(fs::is_symlink(path_));
  EXPECT_TRUE(fs::exists(folder_.file("far/c.1")));
  EXPECT_EQ(train(corpus, options, {}, checkpoint(true)).resumed_passes, 3);
}

/// Else it would push the good one out.
TEST_P(Resuming, DoesNotKeepADamagedCheckpoint) {
  const Corpus corpus = small_corpus();
  TrainOptions options = some_options(GetParam());
  options.stop.max_passes = 4;
  train(corpus, options, {}, {.path = path_, .seconds_between = 0.0});
  fs::resize_file(path_, fs::file_size(path_) / 2);

  train(
      corpus, options, [](const PassReport&) { return Answer::kStop; }, checkpoint(true));

  fs::remove(path_);
  EXPECT_EQ(train(corpus, options, {}, checkpoint(true)).resumed_passes, 3);
}

TEST_P(Resuming, TellsOfTheFileThatIsBeingWritten) {
  const Corpus corpus = small_corpus();
  TrainOptions options = some_options(GetParam());
  options.stop.max_passes = 2;
  std::vector<std::string> told;
  const auto unfinished = [&](const std::string& temporary) {
    EXPECT_TRUE(temporary.empty() || fs::exists(temporary)) << temporary;
    told.push_back(temporary);
  };

  train(corpus, options, {}, {.path = path_, .seconds_between = 0.0, .unfinished = unfinished});

  ASSERT_EQ(told.size(), 4U);
  EXPECT_FALSE(told[0].empty() || told[2].empty());
  EXPECT_TRUE(told[1].empty() && told[3].empty());
}

TEST_P(Resuming, BeginsAnewWhereThereIsNoCheckpoint) {
  const Corpus corpus = small_corpus();
  TrainOptions options = some_options(GetParam());
  options.stop.max_passes = 2;

  const TrainResult result = train(corpus, options, {}, checkpoint(true));

  EXPECT_FALSE(result.resumed);
  EXPECT_TRUE(same_bits(result.model, train(corpus, options).model));
}

TEST_P(Resuming, KeepsTheLastTwoCheckpoints) {
  const Corpus corpus = small_corpus();
  TrainOptions options = some_options(GetParam());
  options.stop.max_passes = 3;

  train(corpus, options, {}, {.path = path_, .seconds_between = 0.0});

  EXPECT_TRUE(fs::exists(path_));
  EXPECT_TRUE(fs::exists(path_ + ".1"));
  const TrainResult from_last = train(corpus, options, {}, checkpoint(true));
  EXPECT_EQ(from_last.resumed_passes, 3);
  fs::remove(path_);
  const TrainResult from_older = train(corpus, options, {}, checkpoint(true));
  EXPECT_EQ(from_older.resumed_passes, 2);
  EXPECT_TRUE(same_bits(from_older.model, from_last.model));
}

/// Whatever byte is wrong: the older checkpoint, or a clear error where there is none.
TEST_P(Resuming, TakesNoDamagedCheckpoint) {
  const Corpus corpus = small_corpus();
  TrainOptions options = some_options(GetParam());
  options.stop.max_passes = 3;
  train(corpus, options, {}, {.path = path_, .seconds_between = 0.0});
  const auto size = static_cast<std::size_t>(fs::file_size(path_));
  for (std::size_t i = 0; i < 40; ++i) {
    std::fstream file(path_, std::ios::binary | std::ios::in | std::ios::out);
    const auto at = static_cast<std::streamoff>(i * 7919 % size);
    file.seekg(at);
    const int byte = file.get();
    file.seekp(at);
    file.put(static_cast<char>(byte ^ 0x20));
    file.close();
    EXPECT_EQ(train(corpus, options, {}, checkpoint(true)).resumed_passes, 2) << "byte " << at;
    file.open(path_, std::ios::binary | std::ios::in | std::ios::out);
    file.seekp(at);
    file.put(static_cast<char>(byte));
  }
  fs::remove(path_ + ".1");
  fs::resize_file(path_, size / 2);
  EXPECT_THROW(train(corpus, options, {}, checkpoint(true)), FormatError);
}

/// Whole by its hashes, with a number that nobody has written: refused, or a model as any.
TEST_P(Resuming, MakesNoModelOfImpossibleNumbers) {
  const Corpus corpus = small_corpus();
  TrainOptions options = some_options(GetParam());
  options.stop.max_passes = 4;
  int left = 7;
  train(
      corpus, options, [&](const PassReport&) { return --left > 0 ? Answer::kContinue : Answer::kStop; }, checkpoint(false));
  const std::string bytes = bytes_of_file(path_);
  constexpr std::size_t kHeader = 1024;  // of fewer than 16 sections
  ASSERT_GT(bytes.size(), 2 * kHeader);
  const float numbers[] = {std::nanf(""), -1e30F, std::numeric_limits<float>::max()};
  int refused = 0;
  for (std::size_t i = 0; i < 60; ++i) {
    std::string damaged = bytes;
    const std::size_t at = kHeader + i * 7919 % ((bytes.size() - kHeader) / sizeof(float)) * sizeof(float);
    std::memcpy(damaged.data() + at, &numbers[i % 3], sizeof(float));
    folder_.write("m.checkpoint", with_right_hashes(damaged));
    try {
      EXPECT_EQ(problems(train(corpus, options, {}, checkpoint(true)).model), std::vector<std::string>{}) << "byte " << at;
    } catch (const Error&) {
      ++refused;
    }
  }
  EXPECT_GT(refused, 0);
}

TEST_P(Resuming, RefusesACheckpointWithMorePassesThanItsTrainingMakes) {
  const Corpus corpus = small_corpus();
  TrainOptions options = some_options(GetParam());
  options.stop.max_passes = 2;
  train(corpus, options, {}, {.path = path_, .seconds_between = 0.0});
  std::string bytes = bytes_of_file(path_);
  // The number behind the description.
  const std::string last_line = effective_options(options).back().first + " " + effective_options(options).back().second + "\n";
  const std::size_t at = bytes.rfind(last_line) + last_line.size();
  ASSERT_EQ(bytes[at], 2);
  for (const std::uint32_t passes : {3U, 0x7FFF'FFFFU, 0x8000'0000U}) {
    std::memcpy(bytes.data() + at, &passes, sizeof(passes));
    folder_.write("m.checkpoint", with_right_hashes(bytes));
    fs::remove(path_ + ".1");
    EXPECT_THROW(train(corpus, options, {}, checkpoint(true)), FormatError) << passes;
  }
}

TEST_P(Resuming, RefusesACheckpointOfAnotherTraining) {
  const Corpus corpus = small_corpus();
  TrainOptions options = some_options(GetParam());
  options.stop.max_passes = 2;
  train(corpus, options, {}, {.path = path_, .seconds_between = 0.0});

  EXPECT_THROW(train(small_corpus(2), options, {}, checkpoint(true)), FormatError);
  TrainOptions others = options;
  others.seed = 2;
  try {
    train(corpus, others, {}, checkpoint(true));
    FAIL() << "a checkpoint of another seed was taken";
  } catch (const FormatError& error) {
    EXPECT_NE(std::string(error.what()).find("seed 1, here seed 2"), std::string::npos) << error.what();
  }
  others = options;
  others.num_threads = 3;
  EXPECT_TRUE(train(corpus, others, {}, checkpoint(true)).resumed) << "threads do not matter";
}

TEST_P(Resuming, GoesOnWithoutCheckpointsWhereNoneCanBeWritten) {
  const Corpus corpus = small_corpus();
  TrainOptions options = some_options(GetParam());
  options.stop.max_passes = 3;
  int warnings = 0;

  const TrainResult result = train(corpus, options,
                                   [&](const PassReport& report) {
                                     if (!report.warning.empty()) ++warnings;
                                     return Answer::kContinue;
                                   },
                                   {.path = folder_.file("no-such-folder/m.checkpoint"), .seconds_between = 0.0});

  EXPECT_EQ(warnings, 3);
  EXPECT_TRUE(same_bits(result.model, train(corpus, options).model));
}

}  // namespace
}  // namespace ldavi
