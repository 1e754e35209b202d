// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "cli/terminal.hpp"
#include "ldavi/evaluation/runs.hpp"

namespace ldavi::cli {

/// "5", or "5:0.8" where all runs but the first see a share of the documents. Throws UsageError.
RunsOptions parse_runs(const std::string& value);
/// The same back.
std::string runs_text(const RunsOptions& runs);

/// Trains so many times, shows progress, and tells which run is kept and why, and how well its topics came back. Ends where an InterruptGuard
/// has met a signal. The model's options say how many runs there were, and which was kept.
TrainResult train_best_run(Terminal& terminal, const Corpus& corpus, const TrainOptions& options, const RunsOptions& runs);

}  // namespace ldavi::cli
