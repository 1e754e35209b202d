// SPDX-License-Identifier: Apache-2.0
#include "cli/interrupt.hpp"

#include <csignal>
#include <initializer_list>

#include <unistd.h>

namespace ldavi::cli {
namespace {

// A signal handler can reach nothing but a variable of the process.
volatile std::sig_atomic_t received_signal = 0;

void handle(int signal) {
  if (received_signal != 0) _exit(128 + signal);
  received_signal = signal;
}

void set_handler(void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART;
  for (const int signal : {SIGINT, SIGTERM}) sigaction(signal, &action, nullptr);
}

}  // namespace

InterruptGuard::InterruptGuard() {
  received_signal = 0;
  set_handler(handle);
}

InterruptGuard::~InterruptGuard() { set_handler(SIG_DFL); }

int InterruptGuard::signal() noexcept { return received_signal; }

}  // namespace ldavi::cli
