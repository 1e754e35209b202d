// SPDX-License-Identifier: Apache-2.0
#include "inference/trainer.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <thread>
#include <utility>
#include <vector>

#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

/// Reports the changes of its script, then its last one for ever; throws where the script has none.
class ScriptedEngine final : public Engine {
 public:
  explicit ScriptedEngine(std::vector<double> changes) : changes_(std::move(changes)) {}

  StepReport step(const Pause& pause) override {
    if (changes_.empty()) throw NumericError("scripted");
    while (part_ < parts_) {
      ++part_;
      if (part_ < parts_ && pause({part_, 7.0, true})) return StepReport::paused();
    }
    part_ = 0;
    const double change = changes_[std::min(steps_, changes_.size() - 1)];
    ++steps_;
    return {true, change, -100.0 + static_cast<double>(steps_), 7.0};
  }
  void finish() override { ++finishes_; }
  TopicModel model() const override { return {}; }
  void save(EngineStateWriter& state) const override {
    state.numbers().u64(steps_);
    state.numbers().u64(part_);
  }
  void restore(EngineStateReader& state) override {
    steps_ = state.numbers().u64();
    part_ = state.numbers().u64();
  }

  /// A pass may pause after each of them but the last.
  void set_parts(std::uint64_t parts) { parts_ = parts; }
  std::uint64_t part() const { return part_; }
  int finishes() const { return finishes_; }

  std::size_t steps() const { return steps_; }

 private:
  std::vector<double> changes_;
  std::size_t steps_ = 0;
  std::uint64_t parts_ = 1;
  std::uint64_t part_ = 0;
  int finishes_ = 0;
};

constexpr PassSize kPassSize{10, 42};

Checkpointer no_checkpoints() { return {CheckpointOptions{}, {}}; }

LoopResult run(Engine& engine, int max_passes, int patience, double tolerance, const Observer& observer = {}) {
  Checkpointer checkpointer = no_checkpoints();
  return run_passes(engine, {.max_passes = max_passes, .patience = patience}, tolerance, kPassSize, observer, checkpointer);
}

TEST(Trainer, ConvergesAfterAsManyQuietPassesInARowAsItsPatience) {
  ScriptedEngine engine({0.5, 0.01, 0.01, 0.5, 0.01, 0.01, 0.01, 0.01});

  const LoopResult result = run(engine, 100, 3, 0.1);

  EXPECT_EQ(result.termination, Termination::kConverged);
  EXPECT_EQ(result.state.passes, 7);
  EXPECT_EQ(engine.steps(), 7U);
  EXPECT_EQ(result.state.change, 0.01);
  EXPECT_EQ(result.state.bound, -93.0);
}

/// Quiet from the first pass on, with priors that rest from the sixth.
class UnsettledEngine final : public Engine {
 public:
  StepReport step(const Pause&) override { return {true, 0.0, {}, {}, ++steps_ >= 6}; }
  TopicModel model() const override { return {}; }
  void save(EngineStateWriter&) const override {}
  void restore(EngineStateReader&) override {}

 private:
  int steps_ = 0;
};

TEST(Trainer, DoesNotConvergeBeforeThePriorsRest) {
  UnsettledEngine engine;

  const LoopResult result = run(engine, 100, 3, 0.1);

  EXPECT_EQ(result.termination, Termination::kConverged);
  EXPECT_EQ(result.state.passes, 8);
}

TEST(Trainer, IsNotQuietWhenTheChangeIsTheTolerance) {
  ScriptedEngine engine({0.1});

  EXPECT_EQ(run(engine, 5, 1, 0.1).termination, Termination::kPassLimit);
}

TEST(Trainer, NeverConvergesWithoutTolerance) {
  ScriptedEngine engine({0.0});

  const LoopResult result = run(engine, 20, 1, 0.0);

  EXPECT_EQ(result.termination, Termination::kPassLimit);
  EXPECT_EQ(result.state.passes, 20);
}

TEST(Trainer, TakesAChangeThatIsNoNumberForALargeOne) {
  ScriptedEngine engine({NAN});

  EXPECT_EQ(run(engine, 5, 1, 0.1).termination, Termination::kPassLimit);
}

TEST(Trainer, ConvergesInTheLastPassThatIsAllowed) {
  ScriptedEngine engine({0.01});

  EXPECT_EQ(run(engine, 3, 3, 0.1).termination, Termination::kConverged);
}

TEST(Trainer, StopsWhenTheObserverAsks) {
  ScriptedEngine engine({0.5});

  const LoopResult result =
      run(engine, 100, 3, 0.1, [](const PassReport& report) { return report.pass == 4 ? Answer::kStop : Answer::kContinue; });

  EXPECT_EQ(result.termination, Termination::kStopped);
  EXPECT_EQ(result.state.passes, 4);
  EXPECT_EQ(engine.steps(), 4U);
}

TEST(Trainer, ReportsEveryPassOnTheCallersThread) {
  ScriptedEngine engine({0.5, 0.25, 0.01});
  const std::thread::id caller = std::this_thread::get_id();
  std::vector<PassReport> reports;

  run(engine, 9, 1, 0.1, [&](const PassReport& report) {
    EXPECT_EQ(std::this_thread::get_id(), caller);
    reports.push_back(report);
    return Answer::kContinue;
  });

  ASSERT_EQ(reports.size(), 3U) << "the pass that converges is reported, too";
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(reports[i].pass, static_cast<int>(i) + 1);
    EXPECT_EQ(reports[i].max_passes, 9);
    EXPECT_EQ(reports[i].bound, -99.0 + static_cast<double>(i));
    EXPECT_EQ(reports[i].tokens, 42U);
    EXPECT_GE(reports[i].seconds, i == 0 ? 0.0 : reports[i - 1].seconds);
  }
  EXPECT_EQ(reports[1].change, 0.25);
}

TEST(Trainer, StopsWithinAPass) {
  ScriptedEngine engine({0.5});
  engine.set_parts(4);

  const LoopResult result = run(engine, 100, 3, 0.1, [](const PassReport& report) {
    return report.pass == 2 && report.documents == 3 ? Answer::kStop : Answer::kContinue;
  });

  EXPECT_EQ(result.termination, Termination::kStopped);
  EXPECT_EQ(result.state.passes, 2);
  EXPECT_EQ(engine.part(), 3U);
  EXPECT_EQ(engine.finishes(), 1);
}

TEST(Trainer, TellsHowFarAPassIs) {
  ScriptedEngine engine({0.5});
  engine.set_parts(3);
  std::vector<std::uint64_t> documents;

  run(engine, 2, 1, 0.1, [&](const PassReport& report) {
    EXPECT_EQ(report.documents_per_pass, kPassSize.documents);
    EXPECT_EQ(report.perplexity, 7.0);
    documents.push_back(report.pass_ended ? 0 : report.documents);
    return Answer::kContinue;
  });

  EXPECT_EQ(documents, (std::vector<std::uint64_t>{1, 2, 0, 1, 2, 0}));
}

TEST(Trainer, EndsWhenTheTimeIsUp) {
  ScriptedEngine engine({0.5});
  Checkpointer checkpointer = no_checkpoints();

  const LoopResult result = run_passes(engine, {.max_passes = 100, .time_limit = 1e-9}, 0.1, kPassSize, {}, checkpointer);

  EXPECT_EQ(result.termination, Termination::kTimeLimit);
  EXPECT_EQ(result.state.passes, 1);
}

TEST(Trainer, HasDoneAllThatWasToBeDoneWhereItIsStoppedInTheLastPass) {
  ScriptedEngine engine({0.5});

  const LoopResult result =
      run(engine, 2, 3, 0.1, [](const PassReport& report) { return report.pass == 2 ? Answer::kStop : Answer::kContinue; });

  EXPECT_EQ(result.termination, Termination::kPassLimit);
  EXPECT_EQ(result.state.passes, 2);
}

TEST(Trainer, GoesOnFromAState) {
  ScriptedEngine engine({0.01});
  Checkpointer checkpointer = no_checkpoints();

  const LoopResult result =
      run_passes(engine, {.max_passes = 10, .patience = 3}, 0.1, kPassSize, {}, checkpointer, {5, 2, 0.01, {}});

  EXPECT_EQ(result.termination, Termination::kConverged);
  EXPECT_EQ(result.state.passes, 6);
}

TEST(Trainer, MakesNoPassWhereTheStateIsAtTheEnd) {
  ScriptedEngine engine({0.5});
  Checkpointer checkpointer = no_checkpoints();

  const LoopResult result = run_passes(engine, {.max_passes = 4}, 0.1, kPassSize, {}, checkpointer, {4, 0, 0.5, {}});

  EXPECT_EQ(result.termination, Termination::kPassLimit);
  EXPECT_EQ(engine.steps(), 0U);
}

TEST(Trainer, LetsTheEnginesErrorPass) {
  ScriptedEngine engine({});

  EXPECT_THROW(run(engine, 9, 1, 0.1), NumericError);
}

}  // namespace
}  // namespace ldavi
