// SPDX-License-Identifier: Apache-2.0
// Large pages of memory: walking a table of many megabytes otherwise spends a tenth of its time on looking up pages.
#pragma once

#include <cstddef>

namespace ldavi {

/// Asks for large pages where the system has them and the block is worth it. To be called before the block is first written to. Never fails.
void prefer_huge_pages(void* block, std::size_t bytes) noexcept;

}  // namespace ldavi
