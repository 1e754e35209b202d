// SPDX-License-Identifier: Apache-2.0
// Bytes to be read once more, in order: in memory while they are few, else in a file without a name.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/system_calls.hpp"

namespace ldavi {

class SpilledBytes {
 public:
  /// More than `memory_bytes` (0: any number) go to a file in `folder`, which is created when it is needed.
  SpilledBytes(std::uint64_t memory_bytes, std::string folder);

  /// Throws IoError with the folder's path: kCreateOutput, kWrite.
  void append(std::span<const std::byte> bytes);
  void append(std::string_view text) { append(std::as_bytes(std::span(text.data(), text.size()))); }

  std::uint64_t size() const noexcept { return size_; }
  bool is_in_file() const noexcept { return static_cast<bool>(file_); }

  /// Reads from the start. The bytes must outlive it, and none may be added meanwhile.
  class Reader {
   public:
    explicit Reader(const SpilledBytes& bytes);
    /// The next out.size() bytes, which must be there. Throws IoError(kRead).
    void read(std::span<std::byte> out);

   private:
    std::span<const std::byte> ahead();

    const SpilledBytes& bytes_;
    std::uint64_t position_ = 0;
    std::vector<std::byte> buffer_;
    std::uint64_t buffer_begin_ = 0;
  };

 private:
  void spill();

  std::uint64_t memory_bytes_;
  std::string folder_;
  std::uint64_t size_ = 0;
  std::uint64_t in_file_ = 0;
  /// What is not in the file, in blocks: a vector that grows would need its size twice.
  std::vector<std::vector<std::byte>> blocks_;
  FileDescriptor file_;
};

}  // namespace ldavi
