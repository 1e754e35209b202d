// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/training_options.hpp"
#include "ldavi/corpus/load.hpp"
#include "ldavi/evaluation/select.hpp"

namespace ldavi::cli {

/// What `lda-vi select` was asked for.
struct SelectArguments {
  std::vector<std::string> inputs;
  /// Numbers of topics, ascending.
  std::vector<int> topics{10, 20, 40, 80, 160};
  /// Folder of the models.
  std::string output;
  bool force = false;
  bool resume = false;
  bool quiet = false;
  int runs = 1;
  int num_words = 10;
  std::string format = "text";
  /// Empty: no picture.
  std::string picture;
  LoadOptions load;
  /// Names of the text and pruning options that were given.
  std::vector<std::string> given;
  TrainingArguments training;
};

class SelectCommand final : public Command {
 public:
  SelectCommand() { arguments_.training.train.holdout = 10; }

  void declare(OptionParser& parser) override;
  void check() override;
  int run(Terminal& terminal) override;

  const SelectArguments& arguments() const noexcept { return arguments_; }

 private:
  void check_files() const;
  /// `run`: 0 is the one that is scored.
  std::string path_of_model(int num_topics, int run = 0) const;
  /// All that it may write.
  std::vector<std::string> files() const;
  /// `code`: where a model could not be saved, why; then it ends.
  Selection select(Terminal& terminal, const LoadedCorpus& loaded, int& code) const;
  /// The model of a step, where it is there and --resume was given. Throws IoError (kCreateOutput) where it is that of another training.
  std::optional<TopicModel> find(Terminal& terminal, const SelectStep& step, const LoadedCorpus& loaded) const;

  SelectArguments arguments_;
};

/// "10,20,50" or "10..200:5": five numbers from 10 to 200, each about as many times the one before. Ascending. Throws UsageError.
std::vector<int> parse_topic_numbers(const std::string& text);

}  // namespace ldavi::cli
