// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/command.hpp"
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
  std::string engine = "auto";
  std::optional<Effort> effort;
  /// 0: as the effort has it.
  int passes = 0;
  bool alpha_is_a_list = false;
  /// 0: no limit.
  std::uint64_t memory = 0;
  LoadOptions load;
  /// Names of the text and pruning options that were given.
  std::vector<std::string> given;
  TrainOptions train;
};

class TrainCommand final : public Command {
 public:
  void declare(OptionParser& parser) override;
  void check() override;
  int run(Terminal& terminal) override;

  const TrainArguments& arguments() const noexcept { return arguments_; }

 private:
  TrainResult learn(Terminal& terminal, const LoadedCorpus& loaded) const;
  /// False where more memory is needed than may be used; says what would fit.
  bool note_plan(Terminal& terminal, const LoadedCorpus& loaded) const;

  TrainArguments arguments_;
};

/// The model's name for an input: base name without the suffixes of its format, with .ldavi. Empty for "-".
std::string default_model_name(const std::string& input);

}  // namespace ldavi::cli
