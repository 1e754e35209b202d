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

  StepReport step() override {
    if (changes_.empty()) throw NumericError("scripted");
    const double change = changes_[std::min(steps_, changes_.size() - 1)];
    ++steps_;
    return {change, -100.0 + static_cast<double>(steps_)};
  }
  TopicModel model() const override { return {}; }

  std::size_t steps() const { return steps_; }

 private:
  std::vector<double> changes_;
  std::size_t steps_ = 0;
};

LoopResult run(ScriptedEngine& engine, int max_passes, int patience, double tolerance, const Observer& observer = {}) {
  return run_passes(engine, {.max_passes = max_passes, .patience = patience}, tolerance, 42, observer);
}

TEST(Trainer, ConvergesAfterAsManyQuietPassesInARowAsItsPatience) {
  ScriptedEngine engine({0.5, 0.01, 0.01, 0.5, 0.01, 0.01, 0.01, 0.01});

  const LoopResult result = run(engine, 100, 3, 0.1);

  EXPECT_EQ(result.termination, Termination::kConverged);
  EXPECT_EQ(result.passes, 7);
  EXPECT_EQ(engine.steps(), 7U);
  EXPECT_EQ(result.change, 0.01);
  EXPECT_EQ(result.bound, -93.0);
}

/// Quiet from the first pass on, with priors that rest from the sixth.
class UnsettledEngine final : public Engine {
 public:
  StepReport step() override { return {.change = 0.0, .bound = {}, .settled = ++steps_ >= 6}; }
  TopicModel model() const override { return {}; }

 private:
  int steps_ = 0;
};

TEST(Trainer, DoesNotConvergeBeforeThePriorsRest) {
  UnsettledEngine engine;

  const LoopResult result = run_passes(engine, {.max_passes = 100, .patience = 3}, 0.1, 42, {});

  EXPECT_EQ(result.termination, Termination::kConverged);
  EXPECT_EQ(result.passes, 8);
}

TEST(Trainer, IsNotQuietWhenTheChangeIsTheTolerance) {
  ScriptedEngine engine({0.1});

  EXPECT_EQ(run(engine, 5, 1, 0.1).termination, Termination::kPassLimit);
}

TEST(Trainer, NeverConvergesWithoutTolerance) {
  ScriptedEngine engine({0.0});

  const LoopResult result = run(engine, 20, 1, 0.0);

  EXPECT_EQ(result.termination, Termination::kPassLimit);
  EXPECT_EQ(result.passes, 20);
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
  EXPECT_EQ(result.passes, 4);
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

TEST(Trainer, LetsTheEnginesErrorPass) {
  ScriptedEngine engine({});

  EXPECT_THROW(run(engine, 9, 1, 0.1), NumericError);
}

}  // namespace
}  // namespace ldavi
