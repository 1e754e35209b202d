// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"
#include "ldavi/corpus/document_source.hpp"

namespace ldavi::cli {

struct ExportArguments {
  std::vector<std::string> model_and_inputs;
  std::string output = "-";
  bool force = false;
  std::string what = "topics";
  std::string format = "tsv";
  int num_words = 10;
  ReadOptions read;
};

class ExportCommand final : public Command {
 public:
  void declare(OptionParser& parser) override;
  void check() override;
  int run(Terminal& terminal) override;

  const ExportArguments& arguments() const noexcept { return arguments_; }

 private:
  ExportArguments arguments_;
};

}  // namespace ldavi::cli
