// SPDX-License-Identifier: Apache-2.0
// Reads plain, gzip and zstd files as one kind of byte stream. Truncated archives are errors, never a quiet end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

namespace ldavi {

/// A file, or standard input where the path is "-". gzip and zstd are recognised by their first bytes; several members are one
/// stream. Not for use by two threads at once.
class InputFile {
 public:
  static constexpr std::uint64_t kMaxDecompressed = std::uint64_t{64} << 30;

  /// Throws IoError(kOpenInput), also for a folder.
  explicit InputFile(const std::string& path, std::uint64_t max_decompressed = kMaxDecompressed);
  ~InputFile();
  InputFile(InputFile&&) noexcept;
  InputFile& operator=(InputFile&&) noexcept;

  /// Up to `size` (> 0) bytes, as soon as there are any; 0 only at the end. Throws IoError(kRead); ParseError for an archive
  /// that is damaged, truncated, followed by bytes that are not zero, or larger than max_decompressed.
  std::size_t read(char* out, std::size_t size);

  /// The path, or "standard input": for messages.
  const std::string& name() const noexcept;

 private:
  struct Stream;
  std::unique_ptr<Stream> stream_;
};

/// Lines of an InputFile. A line ends with LF, CRLF or CR; the last one may lack its end. A BOM at the start is not removed.
class LineReader {
 public:
  explicit LineReader(InputFile file);

  /// The next line without its end; false at the end of the file. A line is returned as soon as its end has been read.
  bool next(std::string& line);
  /// Of the line returned last, from 1.
  std::uint64_t line_number() const noexcept { return line_number_; }
  const std::string& name() const noexcept { return file_.name(); }

 private:
  bool fill();

  InputFile file_;
  std::string buffer_;
  std::size_t position_ = 0;  // of the next byte
  std::size_t end_ = 0;       // of what was read
  bool skip_line_feed_ = false;
  std::uint64_t line_number_ = 0;
};

/// The whole content. Same errors as InputFile.
std::string read_file(const std::string& path, std::uint64_t max_decompressed = InputFile::kMaxDecompressed);

}  // namespace ldavi
