// SPDX-License-Identifier: Apache-2.0
#include "cli/interrupt.hpp"

#include <unistd.h>

#include <cassert>
#include <string_view>
#include <utility>

#include "cli/exit_code.hpp"

namespace ldavi::cli {
namespace {

// A signal handler can reach nothing but variables of the process.
volatile std::sig_atomic_t received_signal = 0;
constexpr std::size_t kMaxUnfinishedFiles = 8;
const char* unfinished_files[kMaxUnfinishedFiles] = {};
const char* unfinished_folder = nullptr;

void remove_unfinished_files() {
  for (const char* path : unfinished_files) {
    if (path != nullptr) unlink(path);
  }
  if (unfinished_folder != nullptr) rmdir(unfinished_folder);
}

void note_signal(int signal) {
  if (received_signal != 0) {
    remove_unfinished_files();
    _exit(128 + signal);
  }
  received_signal = signal;
}

void remove_files_and_die(int signal) {
  remove_unfinished_files();
  // Set by SA_RESETHAND: what it does by default, once this returns.
  raise(signal);
}

void end_without_page(int signal, siginfo_t* info, void*) {
  if (info->si_code != BUS_ADRERR) {  // no page of a file
    std::signal(signal, SIG_DFL);
    raise(signal);
    return;
  }
  remove_unfinished_files();
  constexpr std::string_view kMessage = "lda-vi: reading a file failed: it was cut while it was used, or its disk failed\n";
  static_cast<void>(!write(STDERR_FILENO, kMessage.data(), kMessage.size()));
  _exit(kExitInputOutput);
}

void take_signals(OldActions& old_actions, const struct sigaction& action) {
  for (std::size_t i = 0; i < kEndingSignals.size(); ++i) {
    sigaction(kEndingSignals[i], nullptr, &old_actions[i]);
    // Whoever started us with signals ignored, as nohup does, wants that kept.
    if (old_actions[i].sa_handler != SIG_IGN) sigaction(kEndingSignals[i], &action, nullptr);
  }
}

void give_back_signals(const OldActions& old_actions) {
  for (std::size_t i = 0; i < kEndingSignals.size(); ++i) sigaction(kEndingSignals[i], &old_actions[i], nullptr);
}

}  // namespace

void end_where_mapped_files_fail() {
  struct sigaction action {};
  action.sa_sigaction = end_without_page;
  action.sa_flags = SA_SIGINFO;
  sigaction(SIGBUS, &action, nullptr);
}

InterruptGuard::InterruptGuard() {
  received_signal = 0;
  struct sigaction action {};
  action.sa_handler = note_signal;
  action.sa_flags = SA_RESTART;
  take_signals(old_actions_, action);
}

InterruptGuard::~InterruptGuard() { give_back_signals(old_actions_); }

int InterruptGuard::signal() noexcept { return received_signal; }

UnfinishedFiles::UnfinishedFiles(std::vector<std::string> paths, std::string folder)
    : paths_(std::move(paths)), folder_(std::move(folder)) {
  assert(paths_.size() <= kMaxUnfinishedFiles);
  for (std::size_t i = 0; i < paths_.size(); ++i) unfinished_files[i] = paths_[i].empty() ? nullptr : paths_[i].c_str();
  unfinished_folder = folder_.empty() ? nullptr : folder_.c_str();
}

UnfinishedFiles::~UnfinishedFiles() {
  for (const char*& path : unfinished_files) path = nullptr;
  unfinished_folder = nullptr;
}

UnfinishedFileGuard::UnfinishedFileGuard(std::vector<std::string> paths, std::string folder)
    : files_(std::move(paths), std::move(folder)) {
  struct sigaction action {};
  action.sa_handler = remove_files_and_die;
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  take_signals(old_actions_, action);
}

UnfinishedFileGuard::~UnfinishedFileGuard() { give_back_signals(old_actions_); }

}  // namespace ldavi::cli
