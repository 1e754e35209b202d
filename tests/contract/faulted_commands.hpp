// SPDX-License-Identifier: Apache-2.0
// The command lines under which calls are made to fail, and what they read and write.
#pragma once

#include <ostream>
#include <set>
#include <string>
#include <vector>

#include "unit/cli/cli_testing.hpp"

namespace ldavi::cli {

/// A command of the program, in a folder in which in/ has its inputs and out/ takes its outputs.
struct Job {
  const char* name;
  Words arguments;
  /// The files that it writes into out/; no others may be there afterwards.
  std::set<std::string> outputs;
  /// Files of in/ that are copied to out/ before.
  std::set<std::string> given = {};
  /// It may save a model of the part of its input that it could read.
  bool keeps_part = false;
};

std::ostream& operator<<(std::ostream& out, const Job& job);

/// With one thread calls come in one order.
Words train_into(const std::string& model, const Words& more);

const std::vector<Job>& all_jobs();

/// JSON Lines of 36 texts on three subjects, some of them in French letters.
std::string texts_of_jobs();

}  // namespace ldavi::cli
