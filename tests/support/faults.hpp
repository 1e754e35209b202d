// SPDX-License-Identifier: Apache-2.0
// Calls of the C library that fail when a test wants it: those of lda-vi and of every library that it uses.
#pragma once

#include <cstdint>

namespace ldavi {

/// The kinds of call that can fail, each with all functions that do such a thing.
enum class Call { kOpen, kRead, kWrite, kSync, kClose, kRename, kStatus, kFolder, kMap, kAllocate };

/// Beside the numbers of errno:
constexpr int kShort = -1;  ///< a read or write does half of what was asked for
constexpr int kKill = -2;   ///< the process is killed, and what was not synced is lost, as when the power fails

struct Fault {
  Call call = Call::kOpen;
  /// Which call fails, from 1; none where 0.
  std::uint64_t at = 0;
  int error = 0;
  /// All calls that follow fail too, as on a full disk.
  bool lasting = false;
};

/// As long as it lives, calls fail. What is written to standard error is never counted, so that messages can be read.
class Faults {
 public:
  explicit Faults(const Fault& fault);
  ~Faults();
  Faults(const Faults&) = delete;
  Faults& operator=(const Faults&) = delete;
};

/// Whether a call failed while the last Faults lived: where none did, there were not so many.
bool fault_was_met() noexcept;

}  // namespace ldavi
