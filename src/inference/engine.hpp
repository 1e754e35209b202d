// SPDX-License-Identifier: Apache-2.0
// What the training loop knows of an engine.
#pragma once

#include <memory>
#include <optional>

#include "inference/training_set.hpp"
#include "ldavi/base/parallel.hpp"
#include "ldavi/inference/options.hpp"
#include "ldavi/model/topic_model.hpp"

namespace ldavi {

/// What one pass over the documents did.
struct StepReport {
  /// Relative change, in the engine's own terms: what its convergence rule looks at.
  double change = 0.0;
  std::optional<double> bound;
  /// False before the priors that are to be learned have been, and while they still move: then a small change says nothing.
  bool settled = true;
};

class Engine {
 public:
  virtual ~Engine() = default;
  /// One pass over the documents. Throws NumericError when a number is not finite.
  virtual StepReport step() = 0;
  /// After the last step, before model(): ends what steps that are not made would have ended; may take as long as one.
  virtual void finish() {}
  /// Topics and priors as they are now; vocabulary, text rules and provenance are for the caller to add.
  virtual TopicModel model() const = 0;
};

/// `set` and `executor` must outlive the engine.
std::unique_ptr<Engine> make_engine(const TrainingSet& set, const TrainOptions& options, Executor& executor);

/// The prior of the documents that `options` start from, one value a topic.
std::vector<double> initial_alpha(const TrainOptions& options);

}  // namespace ldavi
