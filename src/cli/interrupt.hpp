// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <csignal>
#include <string>
#include <vector>

namespace ldavi::cli {

/// While it lives, the first SIGINT or SIGTERM is noted and a second one ends the program at once, with 130 or 143.
class InterruptGuard {
 public:
  InterruptGuard();
  ~InterruptGuard();
  InterruptGuard(const InterruptGuard&) = delete;
  InterruptGuard& operator=(const InterruptGuard&) = delete;

  /// 0, or the number of the signal that came.
  static int signal() noexcept;

 private:
  std::array<struct sigaction, 2> old_actions_{};
};

/// While it lives, SIGINT, SIGTERM and SIGHUP end the program at once, as they would without it, and an unfinished file is removed first.
/// One at a time, and not together with an InterruptGuard.
class UnfinishedFileGuard {
 public:
  /// `paths`: at most 2; empty ones are left out.
  explicit UnfinishedFileGuard(std::vector<std::string> paths);
  ~UnfinishedFileGuard();
  UnfinishedFileGuard(const UnfinishedFileGuard&) = delete;
  UnfinishedFileGuard& operator=(const UnfinishedFileGuard&) = delete;

 private:
  std::vector<std::string> paths_;
  std::array<struct sigaction, 3> old_actions_{};
};

}  // namespace ldavi::cli
