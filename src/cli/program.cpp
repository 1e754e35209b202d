// SPDX-License-Identifier: Apache-2.0
#include "cli/program.hpp"

#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <new>
#include <string_view>

#include "cli/command.hpp"
#include "cli/commands/help.hpp"
#include "cli/error_report.hpp"
#include "cli/exit_code.hpp"
#include "cli/interrupt.hpp"
#include "cli/usage_error.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/base/parallel.hpp"
#include "ldavi/base/version.hpp"
#include "ldavi/text/text_rules.hpp"
#include "math/kernels/simd_target.hpp"

namespace ldavi::cli {
namespace {

std::string version_text(bool verbose) {
  std::string text = "lda-vi " + std::string(kVersion) + "\n";
  if (!verbose) return text;
  const TextRules rules = text_rules({});
  text += "vector instructions: " + std::string(simd_target_name(choose_simd_target())) + "\n";
  text += "threads: " + std::to_string(available_processors()) + " with " + std::string(parallel_backend_name()) + "\n";
  text += "text: ICU " + rules.icu_version + ", Unicode " + rules.unicode_version + "\n";
  return text;
}

int run_command(const CommandEntry& entry, const std::vector<std::string>& arguments, Terminal& terminal) {
  const std::unique_ptr<Command> command = entry.make();
  OptionParser parser;
  command->declare(parser);
  if (parser.parse(arguments)) {
    terminal.print(command_help(entry));
    return kExitDone;
  }
  command->check();
  return command->run(terminal);
}

int dispatch(const std::vector<std::string>& arguments, Terminal& terminal) {
  if (arguments.empty()) {
    terminal.draw(program_help());
    return kExitUsage;
  }
  const std::string& name = arguments.front();
  if (name == "-h" || name == "--help") {
    terminal.print(program_help());
    return kExitDone;
  }
  if (name == "--version") {
    const bool verbose = arguments.size() == 2 && (arguments[1] == "--verbose" || arguments[1] == "-v");
    if (arguments.size() > (verbose ? 2U : 1U))
      throw UsageError("--version: unexpected argument '" + visible_text(arguments[1]) + "'");
    terminal.print(version_text(verbose));
    return kExitDone;
  }
  return run_command(require_command(name), {arguments.begin() + 1, arguments.end()}, terminal);
}

/// --no-color stands anywhere, with any command.
std::vector<std::string> without_no_color(std::vector<std::string> arguments, Terminal& terminal) {
  const auto options_end = std::find(arguments.begin(), arguments.end(), "--");
  const auto kept_end = std::remove(arguments.begin(), options_end, "--no-color");
  if (kept_end != options_end) terminal.set_plain();
  arguments.erase(kept_end, options_end);
  return arguments;
}

void tell_without_terminal(std::string_view message) noexcept {
  static_cast<void>(!write(STDERR_FILENO, message.data(), message.size()));
}

int run_reported(const std::vector<std::string>& arguments, Terminal& terminal) {
  return report_errors(terminal, [&] {
    try {
      const int code = dispatch(arguments, terminal);
      terminal.finish();
      return code;
    } catch (const UsageError& error) {
      terminal.warn(error_line(error));
      const bool known = !arguments.empty() && arguments.front() != "help" && find_command(arguments.front()) != nullptr;
      terminal.warn("Try 'lda-vi " + (known ? "help " + arguments.front() : std::string("help")) + "'.");
      return int{kExitUsage};
    }
  });
}

int run_on_terminal(const std::vector<std::string>& arguments) {
  try {
    Terminal terminal;
    return run_reported(without_no_color(arguments, terminal), terminal);
  } catch (const IoError& error) {  // there is no standard output
    tell_without_terminal(error_line(error) + "\n");
    return exit_code(error);
  }
}

}  // namespace

int run_program(const std::vector<std::string>& arguments) {
  // A closed pipe, or a file as long as it may be, is an error of write, not a death.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  end_where_mapped_files_fail();
  try {
    return run_on_terminal(arguments);
  } catch (const std::bad_alloc&) {  // not even for a message
    tell_without_terminal("lda-vi: out of memory\n");
    return kExitMemory;
  }
}

}  // namespace ldavi::cli
