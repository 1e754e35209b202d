// SPDX-License-Identifier: Apache-2.0
// Makes the gzip and zstd files that decompressor.hpp reads. Equal bytes in give equal bytes out: no time, no name. Knows no files.
#pragma once

#include <functional>
#include <memory>
#include <string_view>

#include "base/decompressor.hpp"

namespace ldavi {

/// Makes an archive of one member.
class Compressor {
 public:
  using Sink = std::function<void(std::string_view)>;

  Compressor() = default;
  virtual ~Compressor() = default;
  Compressor(const Compressor&) = delete;
  Compressor& operator=(const Compressor&) = delete;

  /// Gives `sink` what is ready so far, which may be nothing.
  virtual void write(std::string_view bytes, const Sink& sink) = 0;
  /// Gives `sink` the rest. Nothing may follow.
  virtual void finish(const Sink& sink) = 0;
};

/// `format` is not kNone.
std::unique_ptr<Compressor> make_compressor(ArchiveFormat format);

/// By its suffix, .gz or .zst.
ArchiveFormat archive_format_of_name(std::string_view path) noexcept;

}  // namespace ldavi
