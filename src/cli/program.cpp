// SPDX-License-Identifier: Apache-2.0
#include "cli/program.hpp"

#include <csignal>
#include <new>

#include <unistd.h>

#include "cli/command.hpp"
#include "cli/commands/help.hpp"
#include "cli/exit_code.hpp"
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

int exit_code(const IoError& error) {
  switch (error.action()) {
    case IoError::Action::kOpenInput: return kExitNoInput;
    case IoError::Action::kCreateOutput: return kExitCannotCreate;
    case IoError::Action::kRead:
    case IoError::Action::kWrite: return kExitInputOutput;
  }
  return kExitInputOutput;
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
    if (arguments.size() > (verbose ? 2U : 1U)) throw UsageError("--version: unexpected argument '" + visible_text(arguments[1]) + "'");
    terminal.print(version_text(verbose));
    return kExitDone;
  }
  return run_command(require_command(name), {arguments.begin() + 1, arguments.end()}, terminal);
}

/// Runs and turns what is thrown into a message and an exit code.
int run_guarded(const std::vector<std::string>& arguments, Terminal& terminal) {
  const auto fail = [&](const std::string& message, int code) {
    terminal.warn("lda-vi: " + visible_text(message));
    return code;
  };
  try {
    const int code = dispatch(arguments, terminal);
    terminal.finish();
    return code;
  } catch (const UsageError& error) {
    fail(error.what(), kExitUsage);
    const bool known = !arguments.empty() && arguments.front() != "help" && find_command(arguments.front()) != nullptr;
    terminal.warn("Try 'lda-vi " + (known ? "help " + arguments.front() : std::string("help")) + "'.");
    return kExitUsage;
  } catch (const IoError& error) {
    // Whoever read our output has seen enough.
    if (error.action() == IoError::Action::kWrite && error.code() == std::errc::broken_pipe) return kExitDone;
    return fail(error.what(), exit_code(error));
  } catch (const NumericError& error) {
    return fail(error.what(), kExitInternal);
  } catch (const InvalidArgument& error) {
    return fail(error.what(), kExitUsage);
  } catch (const Error& error) {  // ParseError, FormatError
    return fail(error.what(), kExitBadData);
  } catch (const std::bad_alloc&) {
    return fail("out of memory, try fewer topics or fewer documents", kExitMemory);
  } catch (const std::exception& error) {
    return fail(std::string("internal error: ") + error.what(), kExitInternal);
  }
}

}  // namespace

int run_program(const std::vector<std::string>& arguments) {
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is an error of write, not a death
  try {
    Terminal terminal;
    return run_guarded(arguments, terminal);
  } catch (const IoError& error) {  // there is no standard output
    const std::string message = "lda-vi: " + std::string(error.what()) + "\n";
    static_cast<void>(!write(STDERR_FILENO, message.data(), message.size()));
    return exit_code(error);
  }
}

}  // namespace ldavi::cli
