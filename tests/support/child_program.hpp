// SPDX-License-Identifier: Apache-2.0
// The program lda-vi itself in a process of its own, to be stopped, killed and limited.
#pragma once

#include <sys/resource.h>
#include <sys/types.h>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace ldavi {

struct Ending {
  /// Of a program that ended by itself.
  std::optional<int> code;
  /// Of one that was killed.
  std::optional<int> signal;
};

class ChildProgram {
 public:
  struct Limits {
    std::optional<rlim_t> address_space = {};
    /// Where standard output goes.
    std::string out = "/dev/null";
    /// Where messages go.
    std::string err = "/dev/null";
  };

  /// Started by `program` with `arguments`; its standard input is empty.
  ChildProgram(const std::string& program, const std::vector<std::string>& arguments, const Limits& limits);
  ChildProgram(const std::string& program, const std::vector<std::string>& arguments)
      : ChildProgram(program, arguments, Limits{}) {}
  /// Kills it where it still runs.
  ~ChildProgram();
  ChildProgram(const ChildProgram&) = delete;
  ChildProgram& operator=(const ChildProgram&) = delete;

  void send(int signal) const;
  /// Waits for its end, which every call gives.
  Ending wait();
  /// Waits so long at most; nothing where it still runs.
  std::optional<Ending> wait_for(std::chrono::milliseconds time);

 private:
  pid_t pid_ = -1;
  std::optional<Ending> ending_;
};

}  // namespace ldavi
