// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/output_set.hpp"
#include "ldavi/corpus/document_source.hpp"
#include "ldavi/model/topic_model.hpp"

namespace ldavi::cli {

struct ExportArguments {
  std::vector<std::string> model_and_inputs;
  std::string output = "-";
  bool force = false;
  std::string what = "topics";
  std::string format = "tsv";
  int num_words = 10;
  std::string period = "auto";
  int most_labels = 100;
  ReadOptions read;
};

class ExportCommand final : public Command {
 public:
  void declare(OptionParser& parser) override;
  void check() override;
  int run(Terminal& terminal) override;

  const ExportArguments& arguments() const noexcept { return arguments_; }

 private:
  void write(Terminal& terminal, const TopicModel& model, OutputSet& files) const;
  void write_mixtures_table(Terminal& terminal, const TopicModel& model, const ReadOptions& read, OutputSet& files) const;

  ExportArguments arguments_;
};

}  // namespace ldavi::cli
