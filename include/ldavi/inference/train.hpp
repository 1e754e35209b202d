// SPDX-License-Identifier: Apache-2.0
// Learns topics from counted documents.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "ldavi/corpus/corpus.hpp"
#include "ldavi/inference/options.hpp"
#include "ldavi/model/topic_model.hpp"

namespace ldavi {

/// After each pass over the documents.
struct PassReport {
  int pass = 0;  // from 1
  int max_passes = 0;
  /// Relative change that the convergence rule looks at.
  double change = 0.0;
  /// Exact lower bound of log p(documents), in nats; only from engines that have one.
  std::optional<double> bound;
  /// Tokens learned from in this pass.
  std::uint64_t tokens = 0;
  double seconds = 0.0;  // since the first pass began
};

enum class Answer { kContinue, kStop };

/// Told of every pass, on the thread that called train. May answer stop.
using Observer = std::function<Answer(const PassReport&)>;

struct TrainResult {
  TopicModel model;
  Termination termination = Termination::kPassLimit;
  int passes = 0;
  double seconds = 0.0;
  /// Relative change of the last pass.
  double change = 0.0;

  /// One line: why it ended, after how many passes.
  std::string brief() const;
};

/// What a run will need, known before anything large is allocated.
struct TrainPlan {
  std::string engine;
  std::string reason;
  /// At the peak, beside the corpus.
  std::uint64_t memory_bytes = 0;
};
/// Throws InvalidArgument for problems(options), and where there is nothing to learn from.
TrainPlan plan_training(const Corpus& corpus, const TrainOptions& options);

/// A number of topics up to that of `options` whose plan needs at most `memory_bytes`, where one more needs more; 0 where not even one
/// topic fits. (Many topics can need less than some, as documents then have lists of them.)
int topics_that_fit(const Corpus& corpus, const TrainOptions& options, std::uint64_t memory_bytes);

/// The same model, bit for bit, for the same corpus, options and seed, whatever the number of threads and the processor's vector
/// instructions. The model's text rules and input names are left empty: they belong to whoever read the corpus.
/// Throws InvalidArgument for problems(options), for alpha of the wrong length, and for a corpus without a token to learn from;
/// NumericError where a number is not finite.
TrainResult train(const Corpus& corpus, const TrainOptions& options, const Observer& observer = {});

}  // namespace ldavi
