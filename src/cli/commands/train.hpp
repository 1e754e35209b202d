// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/training_options.hpp"
#include "ldavi/corpus/load.hpp"
#include "ldavi/inference/train.hpp"

namespace ldavi::cli {

/// What `lda-vi train` was asked for.
struct TrainArguments {
  std::vector<std::string> inputs;
  std::string output;
  bool force = false;
  bool quiet = false;
  bool verbose = false;
  bool dry_run = false;
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
};

class TrainCommand final : public Command {
 public:
  void declare(OptionParser& parser) override;
  void check() override;
  int run(Terminal& terminal) override;

  const TrainArguments& arguments() const noexcept { return arguments_; }

 private:
  void check_files() const;
  /// With --resume and a model that is there: whether it is the one that this training would give. Throws IoError (kCreateOutput) for any
  /// other.
  bool is_done(const LoadedCorpus& loaded) const;
  int learn_and_save(Terminal& terminal, const LoadedCorpus& loaded);
  TrainResult learn(Terminal& terminal, const LoadedCorpus& loaded) const;

  TrainArguments arguments_;
};

/// The model's name for an input: base name without the suffixes of its format, with .ldavi. Empty for "-".
std::string default_model_name(const std::string& input);

}  // namespace ldavi::cli
