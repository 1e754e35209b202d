// SPDX-License-Identifier: Apache-2.0
// Writes a file so that it is whole or not there at all.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/system_calls.hpp"

namespace ldavi {

/// OutputFile::name() where the path is "-".
inline constexpr std::string_view kStandardOutput = "standard output";

/// What to do with a file that is already there.
enum class ExistingFile { kRefuse, kReplace };

/// Output to a regular file (a temporary beside it, fsync, rename at commit), to standard output where the path is "-", or
/// straight to a device or FIFO. A link stays, and what it names is written. Without commit() nothing is left behind, what is
/// still buffered is dropped, and an old file stays as it was.
class OutputFile {
 public:
  /// Throws IoError(kCreateOutput): folder missing or read-only, the path is a folder, or the file exists and kRefuse is given.
  OutputFile(std::string path, ExistingFile existing);
  /// A file that has no name (create_unnamed), never to be committed; `folder` is for messages.
  OutputFile(FileDescriptor unnamed, std::string folder);
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  /// Buffered. Throws IoError(kWrite).
  void write(std::string_view bytes);
  /// Writes at a place of its own, over what is there or beyond it; what lies between is zeros. Regular files only. Throws
  /// IoError(kWrite).
  void overwrite(std::uint64_t offset, std::string_view bytes);
  /// Hands what is buffered to the system, for a reader at the other end of a pipe.
  void flush();
  /// What is written is on disk, under its temporary name.
  void sync();
  /// Everything is on disk under its name when this returns. Throws IoError; then the temporary is gone.
  void commit();

  /// Where the bytes are until commit(): what is to be removed where the process ends before. Empty unless a regular file is written.
  const std::string& temporary() const noexcept { return temporary_; }
  bool is_regular() const noexcept { return !target_.empty(); }
  /// What is being written, for reading it back; after flush().
  const FileDescriptor& descriptor() const noexcept { return file_; }
  /// Neither a regular file nor standard output into one: somebody may be waiting for each line.
  bool may_be_awaited() const;
  /// The path, or kStandardOutput: for messages.
  const std::string& name() const noexcept { return name_; }

 private:
  void create_temporary();
  void remove_temporary() noexcept;

  std::string name_;
  std::string target_;     // the path with links resolved; empty unless a regular file is written
  std::string temporary_;  // empty unless one is there
  ExistingFile existing_;
  FileDescriptor file_;
  std::string buffer_;
};

/// Throws IoError(kCreateOutput) where OutputFile would, without creating anything: asked before long work.
void check_output(const std::string& path, ExistingFile existing);

}  // namespace ldavi
