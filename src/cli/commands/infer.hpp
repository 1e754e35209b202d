// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "base/output_file.hpp"
#include "cli/command.hpp"
#include "ldavi/corpus/document_source.hpp"
#include "ldavi/model/topic_model.hpp"

namespace ldavi::cli {

struct InferArguments {
  std::vector<std::string> model_and_inputs;
  std::string output = "-";
  bool force = false;
  std::string format = "tsv";
  int top = 0;
  bool intervals = false;
  bool tokens = false;
  bool explain = false;
  int threads = 0;
  bool no_header = false;
  bool quiet = false;
  ReadOptions read;
};

class InferCommand final : public Command {
 public:
  void declare(OptionParser& parser) override;
  void check() override;
  int run(Terminal& terminal) override;

  const InferArguments& arguments() const noexcept { return arguments_; }

 private:
  /// The rows of --explain or --tokens instead of mixtures.
  void write_explained(Terminal& terminal, const TopicModel& model, const ReadOptions& read, OutputFile& file) const;

  InferArguments arguments_;
  /// Options of tables, as they were given.
  std::vector<std::string> about_table_;
};

}  // namespace ldavi::cli
