// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"
#include "ldavi/corpus/load.hpp"

namespace ldavi::cli {

struct InspectArguments {
  std::vector<std::string> files;
  bool verify = false;
  std::string format = "text";
  LoadOptions load;
  /// Names of the text and pruning options that were given.
  std::vector<std::string> given;
};

class InspectCommand final : public Command {
 public:
  void declare(OptionParser& parser) override;
  void check() override;
  int run(Terminal& terminal) override;

  const InspectArguments& arguments() const noexcept { return arguments_; }

 private:
  InspectArguments arguments_;
};

}  // namespace ldavi::cli
