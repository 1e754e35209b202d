// SPDX-License-Identifier: Apache-2.0
// What a command is, and the table of them.
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "cli/option_parser.hpp"
#include "cli/terminal.hpp"

namespace ldavi::cli {

/// One verb. Understanding the arguments (declare, check) is apart from doing the work (run): nothing is opened before run.
class Command {
 public:
  virtual ~Command() = default;
  /// Binds options and positional arguments to its own fields.
  virtual void declare(OptionParser& parser) = 0;
  /// After parsing: what one option alone cannot tell. Throws UsageError.
  virtual void check() {}
  /// Returns the exit code. Throws ldavi::Error.
  virtual int run(Terminal& terminal) = 0;
};

struct CommandEntry {
  std::string_view name;
  std::string_view summary;
  std::unique_ptr<Command> (*make)();
};

/// In the order of `lda-vi help`.
std::span<const CommandEntry> command_table() noexcept;

/// nullptr where there is none of that name.
const CommandEntry* find_command(std::string_view name) noexcept;

}  // namespace ldavi::cli
