// SPDX-License-Identifier: Apache-2.0
// The training loop, the same for every engine: step, report, stop.
#pragma once

#include "inference/engine.hpp"
#include "ldavi/inference/train.hpp"

namespace ldavi {

struct LoopResult {
  Termination termination = Termination::kPassLimit;
  int passes = 0;
  double change = 0.0;
  std::optional<double> bound;
  double seconds = 0.0;
};

/// Steps until the change stays below `tolerance` for `stop.patience` passes (never where tolerance is 0), the observer answers stop, or
/// stop.max_passes are made; then finishes. `num_tokens` is what a pass learns from.
LoopResult run_passes(Engine& engine, const StopOptions& stop, double tolerance, std::uint64_t num_tokens,
                      const Observer& observer);

}  // namespace ldavi
