// SPDX-License-Identifier: Apache-2.0
#include "base/system_calls.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string_view>
#include <system_error>
#include <utility>

#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

using Action = IoError::Action;

[[noreturn]] void fail(Action action, const std::string& path, int code = errno) {
  throw IoError(action, path, std::error_code(code, std::generic_category()));
}

template <class Call>
auto repeat_interrupted(const Call& call) {
  auto result = call();
  while (result < 0 && errno == EINTR) result = call();
  return result;
}

/// As repeat_interrupted, for a descriptor that may be set not to block: whoever shares a terminal or pipe with us decides.
template <class Call>
auto repeat_until_ready(const FileDescriptor& file, short event, const Call& call) {
  for (;;) {
    const auto result = repeat_interrupted(call);
    if (result >= 0 || (errno != EAGAIN && errno != EWOULDBLOCK)) return result;
    pollfd waiting{file.get(), event, 0};
    poll(&waiting, 1, -1);
  }
}

/// A program may be started with a standard stream closed; no file of ours may take its number, or messages would land in the file.
constexpr int kFirstOwnDescriptor = 3;

FileDescriptor above_standard_streams(Action action, const std::string& name, FileDescriptor file) {
  if (file.get() >= kFirstOwnDescriptor) return file;
  const int fd = fcntl(file.get(), F_DUPFD_CLOEXEC, kFirstOwnDescriptor);
  if (fd < 0) fail(action, name);
  return FileDescriptor(fd);
}

FileDescriptor open_file(Action action, const std::string& path, int flags) {
  constexpr mode_t kMode = 0666;
  const int fd = repeat_interrupted([&] { return open(path.c_str(), flags | O_CLOEXEC | O_NOCTTY, kMode); });
  if (fd < 0) fail(action, path);
  return above_standard_streams(action, path, FileDescriptor(fd));
}

FileDescriptor duplicate(Action action, const std::string& name, int standard) {
  const int fd = fcntl(standard, F_DUPFD_CLOEXEC, kFirstOwnDescriptor);
  if (fd < 0) fail(action, name);
  return FileDescriptor(fd);
}

struct stat status_of(Action action, const FileDescriptor& file, const std::string& path) {
  struct stat status {};
  if (fstat(file.get(), &status) != 0) fail(action, path);
  return status;
}

/// NFS and old kernels have no such rename; a hard link never replaces either.
int rename_without_replacing(const std::string& from, const std::string& to) {
  if (repeat_interrupted([&] { return renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE); }) == 0)
    return 0;
  if (errno != EINVAL && errno != ENOSYS) return -1;
  if (link(from.c_str(), to.c_str()) == 0) return unlink(from.c_str());
  if (errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS) return -1;
  // Some FUSE file systems can do neither. Another process might create `to` after the look; to lose the work is worse.
  struct stat status {};
  if (lstat(to.c_str(), &status) == 0) {
    errno = EEXIST;
    return -1;
  }
  return repeat_interrupted([&] { return rename(from.c_str(), to.c_str()); });
}

}  // namespace

FileDescriptor::FileDescriptor(FileDescriptor&& other) noexcept : fd_(other.release()) {}

FileDescriptor& FileDescriptor::operator=(FileDescriptor&& other) noexcept {
  FileDescriptor old(std::exchange(fd_, other.release()));
  return *this;
}

FileDescriptor::~FileDescriptor() {
  if (fd_ >= 0) close(fd_);
}

int FileDescriptor::release() noexcept { return std::exchange(fd_, -1); }

FileDescriptor open_for_reading(const std::string& path) {
  FileDescriptor file = open_file(Action::kOpenInput, path, O_RDONLY);
  if (S_ISDIR(status_of(Action::kOpenInput, file, path).st_mode)) fail(Action::kOpenInput, path, EISDIR);
  return file;
}

FileDescriptor open_standard_input(const std::string& name) { return duplicate(Action::kOpenInput, name, STDIN_FILENO); }

FileDescriptor open_standard_output(const std::string& name) { return duplicate(Action::kCreateOutput, name, STDOUT_FILENO); }

FileDescriptor create_new(const std::string& path) { return open_file(Action::kCreateOutput, path, O_RDWR | O_CREAT | O_EXCL); }

FileDescriptor create_unnamed(const std::string& folder) {
  // Not O_TMPFILE: some file systems, as those over a network, have no such thing.
  std::string path = folder + "/lda-vi-XXXXXX";
  const int fd = repeat_interrupted([&] { return mkostemp(path.data(), O_CLOEXEC); });
  if (fd < 0) fail(Action::kCreateOutput, folder);
  FileDescriptor file(fd);
  unlink(path.c_str());
  return above_standard_streams(Action::kCreateOutput, folder, std::move(file));
}

FileDescriptor open_for_writing(const std::string& path) { return open_file(Action::kCreateOutput, path, O_WRONLY); }

std::vector<std::string> names_in_folder(const std::string& path) {
  const std::unique_ptr<DIR, int (*)(DIR*)> folder(opendir(path.c_str()), closedir);
  if (!folder) fail(Action::kOpenInput, path);
  std::vector<std::string> names;
  for (;;) {
    errno = 0;
    const dirent* const entry = readdir(folder.get());
    if (entry == nullptr && errno != 0) fail(Action::kOpenInput, path);
    if (entry == nullptr) return names;
    const std::string_view name = entry->d_name;
    if (name != "." && name != "..") names.emplace_back(name);
  }
}

std::optional<std::uint64_t> regular_file_size(const FileDescriptor& file, const std::string& path) {
  const struct stat status = status_of(Action::kRead, file, path);
  if (!S_ISREG(status.st_mode)) return std::nullopt;
  return static_cast<std::uint64_t>(status.st_size);
}

std::optional<FileIdentity> identity_of(const std::string& path) noexcept {
  struct stat status {};
  if (stat(path.c_str(), &status) != 0) return std::nullopt;
  return FileIdentity{status.st_dev, status.st_ino};
}

std::size_t read_some(const FileDescriptor& file, const std::string& path, char* out, std::size_t size) {
  const ssize_t got = repeat_until_ready(file, POLLIN, [&] { return read(file.get(), out, size); });
  if (got < 0) fail(Action::kRead, path);
  return static_cast<std::size_t>(got);
}

std::size_t read_some_at(const FileDescriptor& file, const std::string& path, std::uint64_t offset, char* out,
                         std::size_t size) {
  const ssize_t got = repeat_interrupted([&] { return pread(file.get(), out, size, static_cast<off_t>(offset)); });
  if (got < 0) fail(Action::kRead, path);
  return static_cast<std::size_t>(got);
}

std::shared_ptr<const std::byte> map_file(const FileDescriptor& file, const std::string& path, std::size_t size) {
  void* const at = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.get(), 0);
  if (at == MAP_FAILED) fail(Action::kRead, path);
  return {static_cast<const std::byte*>(at), [at, size](const std::byte*) { munmap(at, size); }};
}

void write_all(const FileDescriptor& file, const std::string& path, const char* data, std::size_t size) {
  while (size > 0) {
    const ssize_t written = repeat_until_ready(file, POLLOUT, [&] { return write(file.get(), data, size); });
    if (written < 0) fail(Action::kWrite, path);
    data += written;
    size -= static_cast<std::size_t>(written);
  }
}

void write_all_at(const FileDescriptor& file, const std::string& path, std::uint64_t offset, const char* data,
                  std::size_t size) {
  while (size > 0) {
    const ssize_t written = repeat_interrupted([&] { return pwrite(file.get(), data, size, static_cast<off_t>(offset)); });
    if (written < 0) fail(Action::kWrite, path);
    data += written;
    size -= static_cast<std::size_t>(written);
    offset += static_cast<std::uint64_t>(written);
  }
}

void sync_file(const FileDescriptor& file, const std::string& path) {
  if (repeat_interrupted([&] { return fsync(file.get()); }) != 0) fail(Action::kWrite, path);
}

void close_checked(FileDescriptor file, const std::string& path) {
  // On Linux an interrupted close has closed; to repeat it could close a file of another thread.
  if (close(file.release()) != 0 && errno != EINTR) fail(Action::kWrite, path);
}

void rename_file(const std::string& from, const std::string& to, bool replace) {
  const int result =
      replace ? repeat_interrupted([&] { return rename(from.c_str(), to.c_str()); }) : rename_without_replacing(from, to);
  if (result != 0) fail(errno == EEXIST ? Action::kCreateOutput : Action::kWrite, to);
}

void sync_folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
  const int fd = repeat_interrupted([&] { return open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); });
  // A folder may be writable and yet not readable, and some file systems cannot sync a folder: then there is no more to be had.
  if (fd < 0 && errno == EACCES) return;
  if (fd < 0) fail(Action::kWrite, path);
  const FileDescriptor opened(fd);
  if (repeat_interrupted([&] { return fsync(fd); }) != 0 && errno != EINVAL) fail(Action::kWrite, path);
}

std::error_code why_not_writable(const std::string& folder) noexcept {
  return access(folder.c_str(), W_OK | X_OK) == 0 ? std::error_code() : std::error_code(errno, std::generic_category());
}

void remove_quietly(const std::string& path) noexcept { unlink(path.c_str()); }

}  // namespace ldavi
