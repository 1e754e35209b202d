// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "ldavi/corpus/document_source.hpp"

namespace ldavi::cli {

struct EvalArguments {
  /// Empty where there is a topics file.
  std::string model;
  std::vector<std::string> inputs;
  /// Where co-occurrences are counted; none: in the inputs.
  std::vector<std::string> references;
  std::uint32_t holdout = 0;
  int num_words = 10;
  /// Particles; 0: not asked for.
  int left_to_right = 0;
  std::string format = "text";
  int num_threads = 0;
  std::string topics_file;
  /// A number for every topic, else a file with one a topic.
  std::optional<double> alpha;
  std::string alpha_file;
  bool quiet = false;
  ReadOptions read;
};

class EvalCommand final : public Command {
 public:
  void declare(OptionParser& parser) override;
  void check() override;
  int run(Terminal& terminal) override;

  const EvalArguments& arguments() const noexcept { return arguments_; }

 private:
  EvalArguments arguments_;
  std::vector<std::string> paths_;
};

}  // namespace ldavi::cli
