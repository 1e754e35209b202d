// SPDX-License-Identifier: Apache-2.0
// What this program allocates: counted_memory.cpp replaces operator new. Under a sanitizer the memory is not the program's, as its
// allocator rounds up and keeps what was freed: there nothing is counted.
#pragma once

#include <cstddef>

namespace ldavi {

/// How often something was allocated.
std::size_t num_allocations() noexcept;
/// In use now.
std::size_t bytes_in_use() noexcept;
/// The most in use at a time since forget_most_bytes(), or since the start. Exact where one thread allocates.
std::size_t most_bytes_in_use() noexcept;
void forget_most_bytes() noexcept;

}  // namespace ldavi
