// SPDX-License-Identifier: Apache-2.0
// Trains several times, with other seeds, and keeps the best.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "ldavi/corpus/corpus.hpp"
#include "ldavi/evaluation/stability.hpp"
#include "ldavi/inference/train.hpp"

namespace ldavi {

struct RunsOptions {
  /// Trainings. At least 1; each costs as much as one alone.
  int runs = 2;
  /// Of the documents to learn from, those that every run but the first learns from, drawn for each. 1: all, and runs differ in their seeds
  /// alone. Less also shows which topics hang on a few documents; .8 is usual. Above 0, at most 1.
  double share = 1.0;
};

/// A run that has ended.
struct RunReport {
  /// 0, 1 …
  int run = 0;
  std::uint64_t seed = 0;
  /// Of the documents held out.
  double perplexity = 0.0;
};

struct RunsResult {
  /// Of the run with the lowest perplexity, of two alike the first. provenance.stability is set where two runs or more ended; its options have
  /// the seed that was asked for, that of the first run.
  TrainResult best;
  int best_run = 0;
  /// Of all that ended.
  std::vector<RunReport> runs;
  /// How well the best run's topics come back in the others; without topics where there are none.
  Stability stability;
};

struct RunsObserver {
  /// As train()'s; each may be empty. kStop ends the run, and no other is begun.
  std::function<Answer(int run, const PassReport&)> pass;
  std::function<void(const RunReport&)> run;
};

/// Trains several times on the same counts, with the seeds options.seed, options.seed + 1 … A run that was stopped counts only where it is the first.
/// Throws InvalidArgument unless options.holdout is 2 or more, as runs are compared by documents that they have not seen, and the number and
/// share are in their ranges, and each run has a document to learn from; ParseError where no document that is held out can be scored; and what train() throws. Cost: that of so many
/// trainings. Memory: one training, the best model, 8 bytes for each run and word that a topic has, and a copy of the share of the counts.
/// Source of runs that see a share: Greene, O'Callaghan, Cunningham 2014 (stability.hpp).
RunsResult train_runs(const Corpus& corpus, const TrainOptions& options, const RunsOptions& runs,
                      const RunsObserver& observer = {});

}  // namespace ldavi
