// SPDX-License-Identifier: Apache-2.0
// Defines the functions of the C library that can fail. The loader gives a program's own functions to all its libraries, so
// that also what the C++ library, ICU or zstd call comes here; each goes on to the function of that name that comes next.
#include "support/faults.hpp"

#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <link.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdlib>
#include <cstring>
#include <new>

namespace ldavi {
namespace {

std::atomic<bool> armed{false};
std::atomic<bool> met{false};
std::atomic<std::uint64_t> calls{0};
Fault fault;

/// Files that were written to and not synced since, by descriptors that outlive those of the program: of those that it has
/// open, by its own number, and of those that it has closed.
constexpr std::size_t kMaxFiles = 512;
std::array<std::atomic<int>, kMaxFiles> unsynced{};  // 0: none
std::array<std::atomic<int>, kMaxFiles> closed_unsynced{};
std::atomic<std::size_t> num_closed{0};

void lose_power() {
  for (const auto* files : {&unsynced, &closed_unsynced}) {
    for (const std::atomic<int>& file : *files) {
      if (file != 0) static_cast<void>(!ftruncate(file, 0));
    }
  }
  raise(SIGKILL);
}

/// True where this call is to fail; then errno says why.
bool fails(Call call) {
  if (!armed.load(std::memory_order_relaxed) || call != fault.call) return false;
  const std::uint64_t number = ++calls;
  if (number != fault.at && !(fault.lasting && number > fault.at)) return false;
  met = true;
  if (fault.error == kKill) lose_power();
  if (fault.error == kShort) return false;
  errno = fault.error;
  return true;
}

/// ICU 72 does not survive it where no memory is left for the tables of its rules: its own allocations are left alone.
[[maybe_unused]] bool fails(Call call, void* caller) {
  if (!armed.load(std::memory_order_relaxed) || call != fault.call) return false;
  dl_find_object object{};
  if (_dl_find_object(caller, &object) == 0 && std::strstr(object.dlfo_link_map->l_name, "/libicu") != nullptr) return false;
  return fails(call);
}

/// What to ask for where a call may do less than it was asked to.
std::size_t shortened(Call call, std::size_t size) {
  if (!armed.load(std::memory_order_relaxed) || call != fault.call || fault.error != kShort || calls != fault.at) return size;
  return std::max<std::size_t>(size / 2, std::min<std::size_t>(size, 1));
}

void note_written(int fd) {
  if (!armed.load(std::memory_order_relaxed) || fault.error != kKill || static_cast<std::size_t>(fd) >= kMaxFiles) return;
  if (unsynced[static_cast<std::size_t>(fd)] == 0) unsynced[static_cast<std::size_t>(fd)] = fcntl(fd, F_DUPFD_CLOEXEC, 512);
}

void note_synced(int fd) {
  if (static_cast<std::size_t>(fd) < kMaxFiles) unsynced[static_cast<std::size_t>(fd)] = 0;
}

void note_closed(int fd) {
  if (static_cast<std::size_t>(fd) >= kMaxFiles) return;
  const int file = unsynced[static_cast<std::size_t>(fd)].exchange(0);
  if (file != 0) closed_unsynced[num_closed++ % kMaxFiles] = file;
}

template <class Function>
Function* next(Function*, const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

}  // namespace

Faults::Faults(const Fault& wanted) {
  fault = wanted;
  calls = 0;
  met = false;
  armed = true;
}

Faults::~Faults() { armed = false; }

bool fault_was_met() noexcept { return met; }

}  // namespace ldavi

using ldavi::Call;
using ldavi::fails;

extern "C" {

#define NEXT(function) static auto* const real = ldavi::next(&function, #function)

int open(const char* path, int flags, ...) {
  NEXT(open);
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return fails(Call::kOpen) ? -1 : real(path, flags, mode);
}

/// How the C++ library opens folders.
int openat(int folder, const char* path, int flags, ...) {
  NEXT(openat);
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return fails(Call::kFolder) ? -1 : real(folder, path, flags, mode);
}

int mkostemp(char* path, int flags) {
  NEXT(mkostemp);
  return fails(Call::kOpen) ? -1 : real(path, flags);
}

ssize_t read(int fd, void* out, std::size_t size) {
  NEXT(read);
  return fails(Call::kRead) ? -1 : real(fd, out, ldavi::shortened(Call::kRead, size));
}

ssize_t pread(int fd, void* out, std::size_t size, off_t offset) {
  NEXT(pread);
  return fails(Call::kRead) ? -1 : real(fd, out, ldavi::shortened(Call::kRead, size), offset);
}

ssize_t write(int fd, const void* data, std::size_t size) {
  NEXT(write);
  if (fd == STDERR_FILENO) return real(fd, data, size);
  if (fails(Call::kWrite)) return -1;
  ldavi::note_written(fd);
  return real(fd, data, ldavi::shortened(Call::kWrite, size));
}

ssize_t pwrite(int fd, const void* data, std::size_t size, off_t offset) {
  NEXT(pwrite);
  if (fails(Call::kWrite)) return -1;
  ldavi::note_written(fd);
  return real(fd, data, ldavi::shortened(Call::kWrite, size), offset);
}

int fsync(int fd) {
  NEXT(fsync);
  if (fails(Call::kSync)) return -1;
  ldavi::note_synced(fd);
  return real(fd);
}

int close(int fd) {
  NEXT(close);
  ldavi::note_closed(fd);
  const int result = real(fd);  // Linux closes, whatever it says
  return fails(Call::kClose) ? -1 : result;
}

int rename(const char* from, const char* to) {
  NEXT(rename);
  return fails(Call::kRename) ? -1 : real(from, to);
}

int renameat2(int from_folder, const char* from, int to_folder, const char* to, unsigned flags) {
  NEXT(renameat2);
  return fails(Call::kRename) ? -1 : real(from_folder, from, to_folder, to, flags);
}

int stat(const char* path, struct stat* out) {
  static auto* const real = ldavi::next(static_cast<int (*)(const char*, struct stat*)>(nullptr), "stat");
  return fails(Call::kStatus) ? -1 : real(path, out);
}

int lstat(const char* path, struct stat* out) {
  NEXT(lstat);
  return fails(Call::kStatus) ? -1 : real(path, out);
}

int fstat(int fd, struct stat* out) {
  NEXT(fstat);
  return fails(Call::kStatus) ? -1 : real(fd, out);
}

int access(const char* path, int mode) {
  NEXT(access);
  return fails(Call::kStatus) ? -1 : real(path, mode);
}

ssize_t readlink(const char* path, char* out, std::size_t size) {
  NEXT(readlink);
  return fails(Call::kStatus) ? -1 : real(path, out, size);
}

DIR* opendir(const char* path) {
  NEXT(opendir);
  return fails(Call::kFolder) ? nullptr : real(path);
}

DIR* fdopendir(int fd) {
  NEXT(fdopendir);
  return fails(Call::kFolder) ? nullptr : real(fd);
}

dirent* readdir(DIR* folder) {
  NEXT(readdir);
  return fails(Call::kFolder) ? nullptr : real(folder);
}

int mkdir(const char* path, mode_t mode) {
  NEXT(mkdir);
  return fails(Call::kFolder) ? -1 : real(path, mode);
}

void* mmap(void* at, std::size_t size, int protection, int flags, int fd, off_t offset) {
  NEXT(mmap);
  return fd >= 0 && fails(Call::kMap) ? MAP_FAILED : real(at, size, protection, flags, fd, offset);
}

#undef NEXT

#if defined(__SANITIZE_ADDRESS__)
}  // the sanitizer has an allocator of its own: what C++ allocates can fail, what C allocates cannot

namespace {

/// nullptr where it fails.
void* allocate(std::size_t size, std::size_t alignment) noexcept {
  if (fails(Call::kAllocate)) return nullptr;
  return std::aligned_alloc(alignment, (std::max<std::size_t>(size, 1) + alignment - 1) / alignment * alignment);
}

void* allocate_or_throw(std::size_t size, std::size_t alignment) {
  void* const memory = allocate(size, alignment);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

constexpr std::size_t kAlignment = alignof(std::max_align_t);

}  // namespace

void* operator new(std::size_t size) { return allocate_or_throw(size, kAlignment); }
void* operator new[](std::size_t size) { return allocate_or_throw(size, kAlignment); }
void* operator new(std::size_t size, std::align_val_t alignment) {
  return allocate_or_throw(size, static_cast<std::size_t>(alignment));
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return allocate(size, kAlignment); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept { return std::malloc(size); }  // simdjson's, see below
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { std::free(memory); }

#else

// glibc's own, for those that stand in for malloc; to look them up would allocate.
void* __libc_malloc(std::size_t);
void* __libc_calloc(std::size_t, std::size_t);
void* __libc_realloc(void*, std::size_t);
void* __libc_memalign(std::size_t, std::size_t);

#define ALLOCATION_FAILS (fails(Call::kAllocate, __builtin_return_address(0)))

void* malloc(std::size_t size) { return ALLOCATION_FAILS ? nullptr : __libc_malloc(size); }
void* calloc(std::size_t count, std::size_t size) { return ALLOCATION_FAILS ? nullptr : __libc_calloc(count, size); }
void* realloc(void* old, std::size_t size) { return ALLOCATION_FAILS ? nullptr : __libc_realloc(old, size); }
void* aligned_alloc(std::size_t alignment, std::size_t size) {
  return ALLOCATION_FAILS ? nullptr : __libc_memalign(alignment, size);
}
int posix_memalign(void** out, std::size_t alignment, std::size_t size) {
  void* const memory = ALLOCATION_FAILS ? nullptr : __libc_memalign(alignment, size);
  if (memory == nullptr) return ENOMEM;
  *out = memory;
  return 0;
}

#undef ALLOCATION_FAILS

}  // extern "C"

// simdjson 3.0, which asks in this way, does not look whether it got its memory.
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept { return __libc_malloc(size); }

#endif
