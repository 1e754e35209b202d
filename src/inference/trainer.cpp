// SPDX-License-Identifier: Apache-2.0
#include "inference/trainer.hpp"

#include <chrono>

namespace ldavi {

namespace {

double seconds_since(std::chrono::steady_clock::time_point begin) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

}  // namespace

LoopResult run_passes(Engine& engine, const StopOptions& stop, double tolerance, std::uint64_t num_tokens,
                      const Observer& observer) {
  const auto begin = std::chrono::steady_clock::now();
  LoopResult result;
  int quiet_passes = 0;
  while (result.passes < stop.max_passes) {
    const StepReport step = engine.step();
    ++result.passes;
    result.change = step.change;
    result.bound = step.bound;
    result.seconds = seconds_since(begin);
    quiet_passes = step.settled && step.change < tolerance ? quiet_passes + 1 : 0;
    const bool converged = quiet_passes >= stop.patience;
    Answer answer = Answer::kContinue;
    if (observer) {
      answer = observer({result.passes, stop.max_passes, step.change, step.bound, num_tokens, result.seconds});
    }
    if (converged) {
      result.termination = Termination::kConverged;
      break;
    }
    if (answer == Answer::kStop) {
      result.termination = Termination::kStopped;
      break;
    }
  }
  engine.finish();
  result.seconds = seconds_since(begin);
  return result;
}

}  // namespace ldavi
