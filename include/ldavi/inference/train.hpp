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

/// How far training is: told after each pass over the documents, and between the parts of one.
struct PassReport {
  /// Passes that have ended.
  int pass = 0;
  /// Of them, those made by the run that was resumed.
  int first_pass = 0;
  int max_passes = 0;
  /// A pass has just ended.
  bool pass_ended = false;
  /// Learned from in the pass that is being made; of all passes alike, or 0 where nobody knows (train_stream).
  std::uint64_t documents = 0;
  std::uint64_t documents_per_pass = 0;
  /// Relative change that the convergence rule looks at.
  double change = 0.0;
  /// Exact lower bound of log p(documents), in nats; only from engines that have one.
  std::optional<double> bound;
  /// By completion of documents before they were learned from in their pass, of the last few hundred such; only from svi and scvb0.
  std::optional<double> perplexity;
  /// Tokens that a pass learns from; of a stream, so far.
  std::uint64_t tokens = 0;
  double seconds = 0.0;  // since training began or was resumed
  /// The part of the work of this run that is done, where all passes are made: passes of cvb0 differ in cost.
  double work_done = 0.0;
  /// What went wrong without ending training; then nothing else is new.
  std::string warning;
};

enum class Answer { kContinue, kStop };

/// Called on the thread that called train, many times a second where minibatches are small. May answer stop.
using Observer = std::function<Answer(const PassReport&)>;

struct TrainResult {
  TopicModel model;
  Termination termination = Termination::kPassLimit;
  int passes = 0;
  double seconds = 0.0;
  /// Relative change of the last pass.
  double change = 0.0;
  /// Passes that were made before, by the run that this one resumed.
  int resumed_passes = 0;
  bool resumed = false;
  /// Of training that was stopped or whose time was up: its last checkpoint is written, and can be resumed.
  bool checkpoint_saved = false;

  /// One line: why it ended, after how many passes.
  std::string brief() const;
};

/// How training is saved on its way.
struct CheckpointOptions {
  /// Where to; what was saved before becomes PATH.1. Empty: nowhere.
  std::string path;
  /// 0: after every pass. Default 10 minutes.
  double seconds_between = 600.0;
  /// Go on from the newest checkpoint at `path` that is whole; from the beginning where there is none.
  bool resume = false;
  /// Told of the file that a checkpoint is written to before it gets its name, and of "" when that is done: what is to be removed where the
  /// process is made to end meanwhile.
  std::function<void(const std::string& temporary)> unfinished = {};
};

/// The same model, bit for bit, for the same corpus, options and seed, whatever the number of threads and the processor's vector
/// instructions. The model's text rules and input names are left empty: they belong to whoever read the corpus.
/// Throws InvalidArgument for problems(options), for alpha of the wrong length, and for a corpus without a token to learn from;
/// NumericError where a number is not finite; FormatError for a checkpoint that is damaged or of another corpus, options or version,
/// and for a corpus whose mapped file changed meanwhile. A checkpoint that cannot be written is told to the observer as a warning.
/// Training that was stopped, or killed, and resumed gives the same model as training that was not.
/// With `start`, cvb0 begins with the topics of that model, of the same terms and no fewer topics than asked for, instead of finding its
/// own; those that cost least leave on the way. Throws InvalidArgument where they do not fit, or passes are fewer than 9.
TrainResult train(const Corpus& corpus, const TrainOptions& options, const Observer& observer = {},
                  const CheckpointOptions& checkpoint = {}, const TopicModel* start = nullptr);

/// effective_options() of a training, with the model it starts from, if there is one.
std::vector<std::pair<std::string, std::string>> effective_options(const TrainOptions& options, const TopicModel* start);

}  // namespace ldavi
