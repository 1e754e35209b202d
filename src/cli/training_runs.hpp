// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/terminal.hpp"
#include "ldavi/evaluation/runs.hpp"

namespace ldavi::cli {

/// Trains so many times, shows progress, and tells which run is kept and why, and how well its topics came back. Ends where an InterruptGuard
/// has met a signal.
TrainResult train_best_run(Terminal& terminal, const Corpus& corpus, const TrainOptions& options, int runs);

}  // namespace ldavi::cli
