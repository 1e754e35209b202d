// SPDX-License-Identifier: Apache-2.0
#include "ldavi/base/array.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>

namespace ldavi {

void give_back_pages(const void* block, std::size_t bytes) noexcept {
  const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  void* begin = const_cast<void*>(block);
  std::size_t space = bytes;
  // Pages at the ends may hold something else.
  if (std::align(page, page, begin, space) == nullptr) return;
  const int error = errno;
  static_cast<void>(madvise(begin, space / page * page, MADV_DONTNEED));
  errno = error;
}

}  // namespace ldavi
