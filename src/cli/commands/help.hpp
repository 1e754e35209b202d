// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/command.hpp"

namespace ldavi::cli {

class HelpCommand final : public Command {
 public:
  void declare(OptionParser& parser) override;
  int run(Terminal& terminal) override;

 private:
  std::vector<std::string> names_;
};

/// All commands with their summaries.
std::string program_help();
/// One command's options.
std::string command_help(const CommandEntry& entry);
/// Throws UsageError with a suggestion.
const CommandEntry& require_command(std::string_view name);

}  // namespace ldavi::cli
