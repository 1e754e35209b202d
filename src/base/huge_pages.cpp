// SPDX-License-Identifier: Apache-2.0
#include "base/huge_pages.hpp"

#include <sys/mman.h>

#include <cerrno>
#include <memory>

namespace ldavi {

void prefer_huge_pages([[maybe_unused]] void* block, [[maybe_unused]] std::size_t bytes) noexcept {
#ifdef MADV_HUGEPAGE
  constexpr std::size_t kHugePage = std::size_t{2} << 20U;
  if (bytes < 2 * kHugePage) return;
  // Only what is inside the block: pages at its ends may belong to others.
  std::size_t space = bytes;
  if (std::align(kHugePage, kHugePage, block, space) == nullptr) return;
  // It is a wish: where it is not granted, everything works as well.
  const int error = errno;
  static_cast<void>(madvise(block, space / kHugePage * kHugePage, MADV_HUGEPAGE));
  errno = error;
#endif
}

}  // namespace ldavi
