// SPDX-License-Identifier: Apache-2.0
// Reads plain, gzip and zstd files as one kind of byte stream. Truncated archives are errors, never a quiet end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>

namespace ldavi {

/// Bytes that come one after the other.
class ByteInput {
 public:
  virtual ~ByteInput() = default;
  /// Up to `size` (> 0) bytes, as soon as there are any; 0 only at the end.
  virtual std::size_t read(char* out, std::size_t size) = 0;
  /// The path, or "standard input": for messages.
  virtual const std::string& name() const noexcept = 0;
};

/// A file, or standard input where the path is "-". gzip and zstd are recognised by their first bytes; several members are one
/// stream. Not for use by two threads at once.
class InputFile final : public ByteInput {
 public:
  static constexpr std::uint64_t kMaxDecompressed = 64'000'000'000;

  /// Throws IoError(kOpenInput), also for a folder.
  explicit InputFile(const std::string& path, std::uint64_t max_decompressed = kMaxDecompressed);
  ~InputFile() override;
  InputFile(InputFile&&) noexcept;
  InputFile& operator=(InputFile&&) noexcept;

  /// Throws IoError(kRead); ParseError for an archive that is damaged, truncated, followed by bytes that are not zero, or larger than
  /// max_decompressed.
  std::size_t read(char* out, std::size_t size) override;
  const std::string& name() const noexcept override;

 private:
  struct Stream;
  std::unique_ptr<Stream> stream_;
};

/// Lines of an input. A line ends with LF, CRLF or CR; the last one may lack its end. A BOM at the start is not removed.
class LineReader {
 public:
  explicit LineReader(std::unique_ptr<ByteInput> input);
  explicit LineReader(InputFile file) : LineReader(std::make_unique<InputFile>(std::move(file))) {}

  /// The next line without its end; false at the end of the file. A line is returned as soon as its end has been read.
  bool next(std::string& line);
  /// Of the line returned last, from 1.
  std::uint64_t line_number() const noexcept { return line_number_; }
  const std::string& name() const noexcept { return input_->name(); }

 private:
  bool fill();

  std::unique_ptr<ByteInput> input_;
  std::string buffer_;
  std::size_t position_ = 0;  // of the next byte
  std::size_t end_ = 0;       // of what was read
  bool skip_line_feed_ = false;
  std::uint64_t line_number_ = 0;
};

/// The whole content. Same errors as InputFile.
std::string read_file(const std::string& path, std::uint64_t max_decompressed = InputFile::kMaxDecompressed);

}  // namespace ldavi
