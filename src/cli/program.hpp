// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace ldavi::cli {

/// The whole program: finds the command, lets it understand its arguments, runs it, turns what it throws into a message and an exit code.
/// `arguments` are those after the program's name.
int run_program(const std::vector<std::string>& arguments);

}  // namespace ldavi::cli
