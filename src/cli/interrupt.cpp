// SPDX-License-Identifier: Apache-2.0
#include "cli/interrupt.hpp"


#include <unistd.h>

namespace ldavi::cli {
namespace {

// A signal handler can reach nothing but a variable of the process.
volatile std::sig_atomic_t received_signal = 0;

void handle(int signal) {
  if (received_signal != 0) _exit(128 + signal);
  received_signal = signal;
}

constexpr int kSignals[] = {SIGINT, SIGTERM};

}  // namespace

InterruptGuard::InterruptGuard() {
  received_signal = 0;
  struct sigaction action {};
  action.sa_handler = handle;
  action.sa_flags = SA_RESTART;
  for (std::size_t i = 0; i < old_actions_.size(); ++i) {
    sigaction(kSignals[i], nullptr, &old_actions_[i]);
    // Whoever started us with signals ignored, as nohup does, wants that kept.
    if (old_actions_[i].sa_handler != SIG_IGN) sigaction(kSignals[i], &action, nullptr);
  }
}

InterruptGuard::~InterruptGuard() {
  for (std::size_t i = 0; i < old_actions_.size(); ++i) sigaction(kSignals[i], &old_actions_[i], nullptr);
}

int InterruptGuard::signal() noexcept { return received_signal; }

}  // namespace ldavi::cli
