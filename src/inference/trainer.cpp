// SPDX-License-Identifier: Apache-2.0
#include "inference/trainer.hpp"

#include <algorithm>
#include <chrono>
#include <vector>

#include "ldavi/base/error.hpp"

namespace ldavi {

namespace {

class Loop {
 public:
  Loop(Engine& engine, const StopOptions& stop, double tolerance, const PassSize& size, const Observer& observer,
       Checkpointer& checkpointer, const LoopState& state)
      : engine_(engine),
        stop_(stop),
        tolerance_(tolerance),
        size_(size),
        observer_(observer),
        checkpointer_(checkpointer),
        begin_(std::chrono::steady_clock::now()) {
    result_.state = state;
    first_pass_ = state.passes;
    for (int pass = 1; pass <= stop.max_passes; ++pass) costs_.push_back(costs_.back() + engine.cost_of_pass(pass));
    cost_at_start_ = cost_until(std::min(first_pass_, stop.max_passes));
  }

  LoopResult run() {
    while (!ended_ && result_.state.passes < stop_.max_passes && result_.state.quiet_passes < stop_.patience) {
      const StepReport step = engine_.step([this](const PassProgress& progress) { return pause(progress); });
      if (step.pass_ended) end_pass(step);
      if (ended_ || checkpointer_.due()) result_.checkpoint_saved = save() && ended_;
    }
    if (!ended_ && result_.state.quiet_passes >= stop_.patience) result_.termination = Termination::kConverged;
    engine_.finish();
    result_.seconds = seconds();
    return result_;
  }

 private:
  double seconds() const {
    const std::chrono::duration<double> since = std::chrono::steady_clock::now() - begin_;
    return since.count();
  }

  void end(Termination termination) {
    ended_ = true;
    result_.termination = termination;
  }

  /// Whether training was to end: the observer or the clock says so.
  void report(const PassReport& report) {
    if (observer_ && observer_(report) == Answer::kStop) return end(Termination::kStopped);
    if (stop_.time_limit > 0.0 && seconds() >= stop_.time_limit) end(Termination::kTimeLimit);
  }

  PassReport report_of(std::uint64_t documents) const {
    PassReport report;
    report.pass = result_.state.passes;
    report.first_pass = first_pass_;
    report.max_passes = stop_.max_passes;
    report.change = result_.state.change;
    report.bound = result_.state.bound;
    report.documents = documents;
    report.documents_per_pass = size_.documents;
    report.tokens = size_.tokens;
    report.seconds = seconds();
    report.work_done = work_done(documents);
    return report;
  }

  /// Of this run, as a share.
  double work_done(std::uint64_t documents) const {
    const double all = cost_until(stop_.max_passes) - cost_at_start_;
    if (all <= 0.0) return 1.0;
    const int passes = result_.state.passes;
    const double part = size_.documents == 0 ? 0.0 : static_cast<double>(documents) / static_cast<double>(size_.documents);
    const double within = passes < stop_.max_passes ? part * (cost_until(passes + 1) - cost_until(passes)) : 0.0;
    return (cost_until(passes) + within - cost_at_start_) / all;
  }

  double cost_until(int passes) const { return costs_[static_cast<std::size_t>(passes)]; }

  bool pause(const PassProgress& progress) {
    PassReport within = report_of(progress.documents);
    within.perplexity = progress.perplexity;
    report(within);
    return ended_ || (progress.can_be_saved && checkpointer_.due_within_pass());
  }

  void end_pass(const StepReport& step) {
    LoopState& state = result_.state;
    ++state.passes;
    state.change = step.change;
    state.bound = step.bound;
    state.quiet_passes = step.settled && step.change < tolerance_ ? state.quiet_passes + 1 : 0;
    PassReport pass = report_of(0);
    pass.pass_ended = true;
    pass.perplexity = step.perplexity;
    const bool is_last = state.passes >= stop_.max_passes || state.quiet_passes >= stop_.patience;
    report(pass);
    if (!is_last) return;
    // Nothing is left to be stopped.
    ended_ = false;
    result_.termination = Termination::kPassLimit;
  }

  bool save() {
    try {
      return checkpointer_.save(engine_, result_.state);
    } catch (const IoError& error) {
      if (!observer_) return false;
      PassReport failed = report_of(0);
      failed.warning = std::string("the checkpoint could not be written: ") + error.what();
      observer_(failed);
      return false;
    }
  }

  Engine& engine_;
  const StopOptions& stop_;
  const double tolerance_;
  const PassSize size_;
  const Observer& observer_;
  Checkpointer& checkpointer_;
  const std::chrono::steady_clock::time_point begin_;
  int first_pass_ = 0;
  std::vector<double> costs_{0.0};  // of the first n passes
  double cost_at_start_ = 0.0;
  bool ended_ = false;  // before the passes have
  LoopResult result_;
};

}  // namespace

LoopResult run_passes(Engine& engine, const StopOptions& stop, double tolerance, const PassSize& size, const Observer& observer,
                      Checkpointer& checkpointer, LoopState state) {
  return Loop(engine, stop, tolerance, size, observer, checkpointer, state).run();
}

}  // namespace ldavi
