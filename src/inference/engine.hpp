// SPDX-License-Identifier: Apache-2.0
// What the training loop knows of an engine.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "inference/engine_state.hpp"
#include "inference/training_set.hpp"
#include "ldavi/base/parallel.hpp"
#include "ldavi/inference/options.hpp"
#include "ldavi/model/topic_model.hpp"

namespace ldavi {

/// How far a pass is.
struct PassProgress {
  /// Learned from so far in this pass.
  std::uint64_t documents = 0;
  /// Of documents before they were learned from, where the engine looks at that: of the last few hundred such.
  std::optional<double> perplexity;
  /// False where what was done since it was true last would be lost if step() returned now.
  bool can_be_saved = true;
};

/// Asked between the parts of a pass; true: step() is to return.
using Pause = std::function<bool(const PassProgress&)>;

/// What step() did.
struct StepReport {
  /// False where the pause came first: the next step goes on with the pass, and nothing below is set.
  bool pass_ended = true;
  /// Relative change, in the engine's own terms: what its convergence rule looks at.
  double change = 0.0;
  std::optional<double> bound;
  /// As in PassProgress.
  std::optional<double> perplexity;
  /// False before the priors that are to be learned have been, and while they still move: then a small change says nothing.
  bool settled = true;

  static StepReport paused() {
    StepReport report;
    report.pass_ended = false;
    return report;
  }
};

class Engine {
 public:
  virtual ~Engine() = default;
  /// Goes on to the end of a pass over the documents, or until `pause` says so. Throws NumericError when a number is not finite.
  virtual StepReport step(const Pause& pause) = 0;
  /// What a pass (1, 2 …) costs, in any unit.
  virtual double cost_of_pass(int pass) const {
    static_cast<void>(pass);
    return 1.0;
  }
  /// After the last step, before model(): ends what steps that are not made would have ended; may take as long as one.
  virtual void finish() {}
  /// Topics and priors as they are now; vocabulary, text rules and provenance are for the caller to add.
  virtual TopicModel model() const = 0;
  /// What restore() of an engine for the same documents and options needs to go on as this one would. After step(), not after finish().
  virtual void save(EngineStateWriter& state) const = 0;
  /// Of an engine that has made no step. Throws FormatError.
  virtual void restore(EngineStateReader& state) = 0;
};

/// `set` and `executor` must outlive the engine. See train() for `start`; only cvb0 knows what to do with one.
std::unique_ptr<Engine> make_engine(const TrainingSet& set, const TrainOptions& options, Executor& executor,
                                    const TopicModel* start = nullptr);

/// The prior of the documents that `options` start from, one value a topic.
std::vector<double> initial_alpha(const TrainOptions& options);

}  // namespace ldavi
