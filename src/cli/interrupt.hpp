// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <csignal>

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

}  // namespace ldavi::cli
