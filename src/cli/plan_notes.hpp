// SPDX-License-Identifier: Apache-2.0
// What a run of train will take, told before it begins.
#pragma once

#include <span>
#include <string>

#include "cli/terminal.hpp"
#include "cli/training_options.hpp"
#include "ldavi/corpus/load.hpp"
#include "ldavi/evaluation/runs.hpp"
#include "ldavi/inference/plan.hpp"

namespace ldavi::cli {

/// The plan with all that is in memory at the peak.
struct RunPlan {
  TrainPlan training;
  std::uint64_t corpus_bytes = 0;
  /// Documents that fixed the vocabulary of a stream, whose length is not known; 0: all documents are.
  std::uint64_t first_look = 0;

  std::uint64_t memory_bytes() const noexcept { return training.memory_bytes + corpus_bytes; }
};

RunPlan plan_run(const LoadedCorpus& loaded, const TrainOptions& options);
/// Of all runs together.
RunPlan plan_runs(const LoadedCorpus& loaded, const TrainOptions& options, const RunsOptions& runs);
/// Of a sweep over these numbers of topics, ascending: the memory of the most that it needs at a time, and the time of the largest.
RunPlan plan_sweep(const LoadedCorpus& loaded, const TrainOptions& options, std::span<const int> topics);
/// Of a stream, by its first look: windows are taken to be like that.
RunPlan plan_stream(const LoadedCorpus& first_look, const TrainOptions& options);

/// One line: topics, engine and why, memory.
std::string plan_text(const RunPlan& plan, int num_topics);
/// "about 3 s at most", or that nobody knows.
std::string plan_time_text(const RunPlan& plan);
/// docs/reference/schemas/train-plan.schema.json
std::string plan_json(const RunPlan& plan, const LoadedCorpus& loaded, const TrainOptions& options);

/// Why a run is refused that needs more than `memory`, and what would fit.
std::string refusal_text(const RunPlan& plan, const LoadedCorpus& loaded, const TrainingArguments& arguments,
                         std::uint64_t memory, bool asked);

}  // namespace ldavi::cli
