// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace ldavi {

/// Bytes that this process may still take: what the system has left, or its control group where that is less. What the system holds
/// of files and could give up counts as left. 2^63 where nobody tells.
std::uint64_t available_memory();

}  // namespace ldavi
