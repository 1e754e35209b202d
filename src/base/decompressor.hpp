// SPDX-License-Identifier: Apache-2.0
// gzip and zstd behind one interface: bytes in, bytes out, and whether a member ended. Knows no files.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <stdexcept>
#include <string_view>

namespace ldavi {

enum class ArchiveFormat { kNone, kGzip, kZstd };

struct Recognition {
  ArchiveFormat format = ArchiveFormat::kNone;
  /// More bytes could still make it an archive.
  bool undecided = false;
};

/// What a file with these first bytes is. A zstd file may begin with a skippable frame.
Recognition recognize_archive(std::string_view start) noexcept;

/// What is wrong with an archive.
class DamagedArchive : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Decompresses the members (gzip) or frames (zstd) of one archive, one after the other.
class Decompressor {
 public:
  struct Step {
    std::size_t consumed = 0;
    std::size_t produced = 0;
    /// The member is complete and all of it was given out; the next step begins the next one.
    bool ended = false;
  };

  Decompressor() = default;
  virtual ~Decompressor() = default;
  Decompressor(const Decompressor&) = delete;
  Decompressor& operator=(const Decompressor&) = delete;

  /// Does what can be done with `in`, which may be empty, and the room in `out`. Throws DamagedArchive.
  virtual Step step(std::string_view in, std::span<char> out) = 0;
  virtual std::string_view format_name() const noexcept = 0;
};

/// `format` is not kNone.
std::unique_ptr<Decompressor> make_decompressor(ArchiveFormat format);

}  // namespace ldavi
