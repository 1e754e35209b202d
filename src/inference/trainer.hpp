// SPDX-License-Identifier: Apache-2.0
// The training loop, the same for every engine: step, report, save, stop.
#pragma once

#include "inference/checkpoint.hpp"
#include "inference/engine.hpp"
#include "ldavi/inference/train.hpp"

namespace ldavi {

struct LoopResult {
  Termination termination = Termination::kPassLimit;
  LoopState state;
  /// Of training that was ended before its end: its last checkpoint is written.
  bool checkpoint_saved = false;
  double seconds = 0.0;
};

/// What a pass learns from.
struct PassSize {
  std::uint64_t documents = 0;
  std::uint64_t tokens = 0;
};

/// Steps from `state` on until the change stays below `tolerance` for `stop.patience` passes (never where tolerance is 0), the observer
/// answers stop, the time is up, or stop.max_passes are made; then finishes. Saves to `checkpointer` when that is due, and where it is
/// stopped before its end. A checkpoint that cannot be written is told to the observer, and training goes on.
LoopResult run_passes(Engine& engine, const StopOptions& stop, double tolerance, const PassSize& size, const Observer& observer,
                      Checkpointer& checkpointer, LoopState state = {});

}  // namespace ldavi
