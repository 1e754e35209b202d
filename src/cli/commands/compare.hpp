// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"

namespace ldavi::cli {

struct CompareArguments {
  std::vector<std::string> models;
  std::string distance = "jensen-shannon";
  int num_words = 10;
  std::string format = "text";
  int num_threads = 0;
};

class CompareCommand final : public Command {
 public:
  void declare(OptionParser& parser) override;
  int run(Terminal& terminal) override;

  const CompareArguments& arguments() const noexcept { return arguments_; }

 private:
  CompareArguments arguments_;
};

}  // namespace ldavi::cli
