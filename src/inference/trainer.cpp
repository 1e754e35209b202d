// SPDX-License-Identifier: Apache-2.0
#include "inference/trainer.hpp"

#include <chrono>

namespace ldavi {

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
    result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    quiet_passes = step.settled && step.change < tolerance ? quiet_passes + 1 : 0;
    const bool converged = quiet_passes >= stop.patience;
    Answer answer = Answer::kContinue;
    if (observer) {
      answer = observer({result.passes, stop.max_passes, step.change, step.bound, num_tokens, result.seconds});
    }
    if (converged) {
      result.termination = Termination::kConverged;
      return result;
    }
    if (answer == Answer::kStop) {
      result.termination = Termination::kStopped;
      return result;
    }
  }
  return result;
}

}  // namespace ldavi
