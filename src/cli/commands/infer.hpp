// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"
#include "ldavi/corpus/document_source.hpp"

namespace ldavi::cli {

struct InferArguments {
  std::vector<std::string> model_and_inputs;
  std::string output = "-";
  bool force = false;
  std::string format = "tsv";
  int top = 0;
  bool intervals = false;
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
  InferArguments arguments_;
};

}  // namespace ldavi::cli
