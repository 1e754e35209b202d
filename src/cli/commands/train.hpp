// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <exception>
#include <optional>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/plan_notes.hpp"
#include "cli/training_options.hpp"
#include "ldavi/corpus/corpus_stream.hpp"
#include "ldavi/corpus/load.hpp"
#include "ldavi/evaluation/runs.hpp"
#include "ldavi/inference/train.hpp"
#include "ldavi/inference/train_stream.hpp"

namespace ldavi::cli {

/// What `lda-vi train` was asked for.
struct TrainArguments {
  std::vector<std::string> inputs;
  std::string output;
  bool force = false;
  bool quiet = false;
  bool verbose = false;
  bool dry_run = false;
  /// Trainings of which the best is kept.
  RunsOptions runs{.runs = 1};
  /// Documents of a stream that fix its vocabulary; 0: the input is a corpus, not a stream.
  std::uint64_t first_look = 0;
  std::string format = "text";
  std::string log_format = "text";
  /// 0: what is left here.
  std::uint64_t memory = 0;
  LoadOptions load;
  /// Names of the text and pruning options that were given.
  std::vector<std::string> given;
  TrainingArguments training;
  /// Its path is settled by check().
  CheckpointOptions checkpoint;
  /// Names of the checkpoint options that were given.
  std::vector<std::string> given_for_checkpoints;
};

/// How a model got out.
struct SavedModel {
  /// Of saving it.
  int code = 0;
  /// Its topics could not be shown.
  std::exception_ptr not_shown;
};

class TrainCommand final : public Command {
 public:
  void declare(OptionParser& parser) override;
  void check() override;
  int run(Terminal& terminal) override;

  const TrainArguments& arguments() const noexcept { return arguments_; }

 private:
  void check_first_look();
  void check_runs();
  void check_files() const;
  /// With --resume and a model that is there: whether it is the one that this training would give. Throws IoError (kCreateOutput) for any
  /// other.
  bool is_done(const LoadedCorpus& loaded) const;
  int run_stream(Terminal& terminal, std::uint64_t memory);
  /// Tells the plan. The exit code where that is all: it was asked for no more, or it needs more than `memory`.
  std::optional<int> end_with_plan(Terminal& terminal, const RunPlan& plan, const LoadedCorpus& loaded,
                                   std::uint64_t memory) const;
  int learn_and_save(Terminal& terminal, const LoadedCorpus& loaded);
  TrainResult learn(Terminal& terminal, const LoadedCorpus& loaded) const;
  int learn_stream_and_save(Terminal& terminal, TextStream& stream) const;
  StreamResult learn_stream(Terminal& terminal, TextStream& stream) const;
  /// Adds what the library does not know of.
  void complete(TopicModel& model, const LoadedCorpus& loaded) const;
  SavedModel show_and_save(Terminal& terminal, const TopicModel& model) const;

  TrainArguments arguments_;
};

/// The model's name for an input: base name without the suffixes of its format, with .ldavi. Empty for "-".
std::string default_model_name(const std::string& input);

}  // namespace ldavi::cli
