// SPDX-License-Identifier: Apache-2.0
// What is read and written goes through here: interrupted calls are repeated, short writes completed, errors thrown as IoError.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

namespace ldavi {

/// An open file descriptor, closed on destruction (errors of that close are ignored; call close_checked where they matter).
class FileDescriptor {
 public:
  FileDescriptor() noexcept = default;
  explicit FileDescriptor(int fd) noexcept : fd_(fd) {}
  FileDescriptor(FileDescriptor&& other) noexcept;
  FileDescriptor& operator=(FileDescriptor&& other) noexcept;
  ~FileDescriptor();

  int get() const noexcept { return fd_; }
  explicit operator bool() const noexcept { return fd_ >= 0; }
  int release() noexcept;

 private:
  int fd_ = -1;
};

/// Throws IoError(kOpenInput), also for a folder.
FileDescriptor open_for_reading(const std::string& path);
/// A descriptor of its own for standard input or output, so that closing it leaves the process's open. `name` is for messages.
FileDescriptor open_standard_input(const std::string& name);
FileDescriptor open_standard_output(const std::string& name);
/// Creates `path`, which must not exist, for reading and writing, with mode 0666 and the process's umask.
FileDescriptor create_new(const std::string& path);
/// A new file for reading and writing whose name in `folder` is gone already: so is the file once it is closed, however the
/// process ends. Errors name the folder.
FileDescriptor create_unnamed(const std::string& folder);
/// Opens an existing device, FIFO or socket for writing.
FileDescriptor open_for_writing(const std::string& path);
/// What is in a folder, in no order, without "." and "..". (The iterator of the standard library ends the program where memory
/// runs out.)
std::vector<std::string> names_in_folder(const std::string& path);
/// Its size in bytes; nothing unless it is a regular file.
std::optional<std::uint64_t> regular_file_size(const FileDescriptor& file, const std::string& path);
/// What two names of one file have in common.
struct FileIdentity {
  std::uint64_t device = 0;
  std::uint64_t inode = 0;
  friend bool operator==(const FileIdentity&, const FileIdentity&) = default;
};
/// Links followed; nothing where there is no such file.
std::optional<FileIdentity> identity_of(const std::string& path) noexcept;
/// Up to `size` bytes, as soon as there are any; 0 at the end.
std::size_t read_some(const FileDescriptor& file, const std::string& path, char* out, std::size_t size);
/// Up to `size` bytes from `offset` on; 0 at the end.
std::size_t read_some_at(const FileDescriptor& file, const std::string& path, std::uint64_t offset, char* out,
                         std::size_t size);
/// The first `size` (> 0) bytes of a regular file, for reading, until the last copy of the pointer is gone. Throws
/// IoError(kRead).
std::shared_ptr<const std::byte> map_file(const FileDescriptor& file, const std::string& path, std::size_t size);
/// All `size` bytes.
void write_all(const FileDescriptor& file, const std::string& path, const char* data, std::size_t size);
/// All `size` bytes, from `offset` on.
void write_all_at(const FileDescriptor& file, const std::string& path, std::uint64_t offset, const char* data,
                  std::size_t size);
void sync_file(const FileDescriptor& file, const std::string& path);
void close_checked(FileDescriptor file, const std::string& path);
/// Atomically gives `from` the name `to`. Where `to` exists: replaces it, or throws IoError(kCreateOutput, EEXIST).
void rename_file(const std::string& from, const std::string& to, bool replace);
/// Makes a rename in the folder of `path` durable.
void sync_folder_of(const std::string& path);
/// The error that creating a file in `folder` would meet; none where one may be created.
std::error_code why_not_writable(const std::string& folder) noexcept;
/// Removes it if it is there; never throws.
void remove_quietly(const std::string& path) noexcept;

}  // namespace ldavi
