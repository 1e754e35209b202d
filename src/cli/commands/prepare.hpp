// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"
#include "ldavi/corpus/load.hpp"

namespace ldavi::cli {

struct PrepareArguments {
  std::vector<std::string> inputs;
  std::string output;
  bool force = false;
  bool quiet = false;
  LoadOptions load;
  /// Names of the text and pruning options that were given.
  std::vector<std::string> given;
};

class PrepareCommand final : public Command {
 public:
  void declare(OptionParser& parser) override;
  void check() override;
  int run(Terminal& terminal) override;

  const PrepareArguments& arguments() const noexcept { return arguments_; }

 private:
  PrepareArguments arguments_;
};

}  // namespace ldavi::cli
