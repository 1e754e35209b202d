// SPDX-License-Identifier: Apache-2.0
#include "support/counted_memory.hpp"

#include <malloc.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <new>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define LDAVI_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define LDAVI_SANITIZED 1
#endif
#endif

namespace {

std::atomic<std::size_t> allocations{0};
std::atomic<std::size_t> bytes_now{0};
std::atomic<std::size_t> most_bytes{0};

}  // namespace

#ifndef LDAVI_SANITIZED

namespace {

void* allocate(std::size_t size, std::size_t alignment) {
  void* memory = std::aligned_alloc(alignment, (std::max<std::size_t>(size, 1) + alignment - 1) / alignment * alignment);
  if (memory == nullptr) throw std::bad_alloc();
  ++allocations;
  const std::size_t now = bytes_now += malloc_usable_size(memory);
  if (now > most_bytes) most_bytes = now;
  return memory;
}

void release(void* memory) noexcept {
  if (memory != nullptr) bytes_now -= malloc_usable_size(memory);
  std::free(memory);
}

}  // namespace

void* operator new(std::size_t size) { return allocate(size, alignof(std::max_align_t)); }
void* operator new[](std::size_t size) { return allocate(size, alignof(std::max_align_t)); }
void* operator new(std::size_t size, std::align_val_t alignment) { return allocate(size, static_cast<std::size_t>(alignment)); }
void* operator new[](std::size_t size, std::align_val_t alignment) {
  return allocate(size, static_cast<std::size_t>(alignment));
}
void operator delete(void* memory) noexcept { release(memory); }
void operator delete[](void* memory) noexcept { release(memory); }
void operator delete(void* memory, std::size_t) noexcept { release(memory); }
void operator delete[](void* memory, std::size_t) noexcept { release(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { release(memory); }
void operator delete[](void* memory, std::align_val_t) noexcept { release(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { release(memory); }
void operator delete[](void* memory, std::size_t, std::align_val_t) noexcept { release(memory); }

#endif

namespace ldavi {

std::size_t num_allocations() noexcept { return allocations; }

std::size_t bytes_in_use() noexcept { return bytes_now; }

std::size_t most_bytes_in_use() noexcept { return most_bytes; }

void forget_most_bytes() noexcept { most_bytes = bytes_now.load(); }

}  // namespace ldavi
