// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <csignal>
#include <string>
#include <vector>

namespace ldavi::cli {

inline constexpr std::array kEndingSignals{SIGINT, SIGTERM, SIGHUP};
using OldActions = std::array<struct sigaction, kEndingSignals.size()>;

/// Files that a signal which ends the program removes first, for as long as this lives, and their folder if nothing else is in it. One
/// at a time.
class UnfinishedFiles {
 public:
  /// `paths`: at most 8; empty ones are left out. `folder`: "" for one that stays.
  explicit UnfinishedFiles(std::vector<std::string> paths, std::string folder = "");
  ~UnfinishedFiles();
  UnfinishedFiles(const UnfinishedFiles&) = delete;
  UnfinishedFiles& operator=(const UnfinishedFiles&) = delete;

 private:
  std::vector<std::string> paths_;
  std::string folder_;
};

/// While it lives, the first SIGINT, SIGTERM or SIGHUP is noted and a second one ends the program at once, with 128 and its number.
class InterruptGuard {
 public:
  InterruptGuard();
  ~InterruptGuard();
  InterruptGuard(const InterruptGuard&) = delete;
  InterruptGuard& operator=(const InterruptGuard&) = delete;

  /// 0, or the number of the signal that came.
  static int signal() noexcept;

 private:
  OldActions old_actions_{};
};

/// While it lives, SIGINT, SIGTERM and SIGHUP end the program at once, as they would without it, and unfinished files are removed
/// first. Not together with an InterruptGuard.
class UnfinishedFileGuard {
 public:
  explicit UnfinishedFileGuard(std::vector<std::string> paths, std::string folder = "");
  ~UnfinishedFileGuard();
  UnfinishedFileGuard(const UnfinishedFileGuard&) = delete;
  UnfinishedFileGuard& operator=(const UnfinishedFileGuard&) = delete;

 private:
  UnfinishedFiles files_;
  OldActions old_actions_{};
};

/// From now on, where a page of a mapped file cannot be had, as the file was cut or its disk failed, unfinished files are removed and
/// the program ends with kExitInputOutput and a message: the system sends SIGBUS then, and nothing can be thrown from there.
void end_where_mapped_files_fail();

}  // namespace ldavi::cli
