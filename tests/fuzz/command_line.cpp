// SPDX-License-Identifier: Apache-2.0
// Lines are arguments, the first a command: it understands them, or tells by UsageError why not. It is not run.
#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.hpp"
#include "cli/commands/help.hpp"
#include "cli/error_report.hpp"
#include "cli/usage_error.hpp"
#include "fuzz/fuzz_input.hpp"
#include "text/decode.hpp"

namespace ldavi::cli {
namespace {

/// No argument holds a NUL.
std::vector<std::string> arguments_of(std::string_view text) {
  std::vector<std::string> arguments;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of(std::string_view("\n\0", 2), begin), text.size());
    arguments.emplace_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return arguments;
}

/// These two options read the words in a file, which may be any, as soon as they are met.
bool reads_files(const std::vector<std::string>& arguments) {
  return std::any_of(arguments.begin(), arguments.end(), [](const std::string& argument) {
    const std::string name = argument.substr(0, argument.find('='));
    return name == "--keep" || name == "--drop";
  });
}

/// Whether it was understood.
bool understands(const std::vector<std::string>& arguments) {
  try {
    const CommandEntry& entry = require_command(arguments.front());
    const std::unique_ptr<Command> command = entry.make();
    OptionParser parser;
    command->declare(parser);
    if (parser.parse({arguments.begin() + 1, arguments.end()})) {
      require(command_help(entry).starts_with("lda-vi " + std::string(entry.name)), "help is of the command");
      return true;
    }
    command->check();
    return true;
  } catch (const UsageError& error) {
    const std::string line = error_line(error);
    require(is_well_formed_utf8(line) && line.find_first_of("\x1B\n\r") == std::string::npos, "a message is one line of text");
    return false;
  }
}

}  // namespace
}  // namespace ldavi::cli

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ldavi::cli;
  const std::vector<std::string> arguments = arguments_of(ldavi::as_text(data, size));
  if (arguments.empty() || reads_files(arguments)) return 0;
  ldavi::require(understands(arguments) == understands(arguments), "a command line is understood in one way");
  return 0;
}
