// SPDX-License-Identifier: Apache-2.0
// How much processor time the control group (Linux; containers) grants, which the number of processors does not tell.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace ldavi {

/// Processors' worth of time, rounded up, that the tightest of the process's control groups (version 2 or 1) grants; nothing
/// where none limits it. `root` stands before /proc and /sys, for tests.
std::optional<std::uint64_t> processor_quota(const std::string& root = {});

}  // namespace ldavi
