// SPDX-License-Identifier: Apache-2.0
// The options of how to learn, which every command that trains understands.
#pragma once

#include <optional>
#include <string>

#include "cli/option_parser.hpp"
#include "ldavi/inference/options.hpp"

namespace ldavi::cli {

struct TrainingArguments {
  /// auto: chosen when the corpus is known.
  std::string engine = "auto";
  Effort effort = Effort::kNormal;
  /// 0: as the effort has it.
  int passes = 0;
  bool alpha_is_a_list = false;
  /// Its engine and passes are set by settle_engine.
  TrainOptions train;
};

void declare_training_options(OptionParser& parser, TrainingArguments& arguments);
/// The same but for the number of topics and the holdout.
void declare_learning_options(OptionParser& parser, TrainingArguments& arguments);

/// Throws UsageError for what is wrong with any engine.
void check_training_options(TrainingArguments& arguments);

/// Takes the engine, with what effort and passes mean for it.
void settle_engine(TrainingArguments& arguments, const EngineOptions& engine);

/// The engine that was asked for; nothing for auto.
std::optional<EngineOptions> asked_engine(const TrainingArguments& arguments);

}  // namespace ldavi::cli
