// SPDX-License-Identifier: Apache-2.0
// A vector whose storage suits the kernels.
#pragma once

#include <cstddef>
#include <new>
#include <vector>

#include "base/huge_pages.hpp"

namespace ldavi {

template <class T>
struct CacheLineAllocator {
  using value_type = T;
  static constexpr std::align_val_t kAlignment{64};

  CacheLineAllocator() noexcept = default;
  template <class U>
  CacheLineAllocator(const CacheLineAllocator<U>&) noexcept {}

  T* allocate(std::size_t n) {
    if (n > static_cast<std::size_t>(-1) / sizeof(T)) throw std::bad_array_new_length();
    void* block = ::operator new(n * sizeof(T), kAlignment);
    prefer_huge_pages(block, n * sizeof(T));
    return static_cast<T*>(block);
  }
  void deallocate(T* p, std::size_t) noexcept { ::operator delete(p, kAlignment); }

  friend bool operator==(const CacheLineAllocator&, const CacheLineAllocator&) noexcept { return true; }
};

/// Begins on a 64-byte boundary.
template <class T>
using AlignedVector = std::vector<T, CacheLineAllocator<T>>;

}  // namespace ldavi
