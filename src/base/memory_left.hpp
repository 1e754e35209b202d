// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace ldavi {

/// available_memory() of the system whose /proc and /sys are below `root`; nothing where they do not tell.
std::optional<std::uint64_t> memory_left(const std::string& root);

}  // namespace ldavi
