// SPDX-License-Identifier: Apache-2.0
// What a person and a script are told when something fails: a line and an exit code.
#pragma once

#include <exception>
#include <functional>
#include <string>

#include "cli/terminal.hpp"
#include "ldavi/base/error.hpp"

namespace ldavi::cli {

/// "lda-vi: " and what happened, safe for a terminal, without an end of line.
std::string error_line(const std::exception& error);

/// The exit code of docs/reference/cli/exit-codes.md.
int exit_code(const IoError& error) noexcept;

/// Runs `work` and returns its exit code; where it throws, warns and returns the code of the error. A reader of standard output who
/// has left is no error.
int report_errors(Terminal& terminal, const std::function<int()>& work);

}  // namespace ldavi::cli
