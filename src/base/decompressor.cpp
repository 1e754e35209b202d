// SPDX-License-Identifier: Apache-2.0
#include "base/decompressor.hpp"

#include <algorithm>
#include <limits>
#include <new>
#include <string>

#define ZLIB_CONST  // next_in points to const
#include <zlib.h>
#include <zstd.h>
#include <zstd_errors.h>

namespace ldavi {
namespace {

class Gzip final : public Decompressor {
 public:
  Gzip() {
    constexpr int kOnlyGzip = 16;  // added to the window's bits: neither raw deflate nor zlib's own format
    if (inflateInit2(&stream_, MAX_WBITS + kOnlyGzip) != Z_OK) throw std::bad_alloc();
  }
  ~Gzip() override { inflateEnd(&stream_); }

  Step step(std::string_view in, std::span<char> out) override {
    stream_.next_in = reinterpret_cast<const Bytef*>(in.data());
    stream_.avail_in = fitting(in.size());
    stream_.next_out = reinterpret_cast<Bytef*>(out.data());
    stream_.avail_out = fitting(out.size());
    const uInt in_before = stream_.avail_in;
    const uInt out_before = stream_.avail_out;
    const int result = inflate(&stream_, Z_NO_FLUSH);
    if (result == Z_MEM_ERROR) throw std::bad_alloc();
    // Z_BUF_ERROR says that nothing could be done without more input or room, which step() allows.
    if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR) {
      throw DamagedArchive(stream_.msg != nullptr ? stream_.msg : "not deflate data");
    }
    const bool ended = result == Z_STREAM_END;
    const Step step{in_before - stream_.avail_in, out_before - stream_.avail_out, ended};
    if (ended) inflateReset(&stream_);
    return step;
  }

  std::string_view format_name() const noexcept override { return "gzip"; }

 private:
  static uInt fitting(std::size_t size) noexcept {
    return static_cast<uInt>(std::min<std::size_t>(size, std::numeric_limits<uInt>::max()));
  }

  z_stream stream_{};
};

class Zstd final : public Decompressor {
 public:
  Zstd() {
    if (!context_) throw std::bad_alloc();
    ZSTD_DCtx_setParameter(context_.get(), ZSTD_d_windowLogMax, kMaxWindowLog);
  }

  Step step(std::string_view in, std::span<char> out) override {
    ZSTD_inBuffer input{in.data(), in.size(), 0};
    ZSTD_outBuffer output{out.data(), out.size(), 0};
    const std::size_t result = ZSTD_decompressStream(context_.get(), &output, &input);
    if (ZSTD_isError(result) != 0) {
      const ZSTD_ErrorCode code = ZSTD_getErrorCode(result);
      if (code == ZSTD_error_memory_allocation) throw std::bad_alloc();
      if (code == ZSTD_error_frameParameter_windowTooLarge)
        throw DamagedArchive("made with --long=28 or more, which needs too much memory");
      throw DamagedArchive(ZSTD_getErrorName(result));
    }
    return {input.pos, output.pos, result == 0};  // 0 only where a frame is complete and flushed
  }

  std::string_view format_name() const noexcept override { return "zstd"; }

 private:
  struct Free {
    void operator()(ZSTD_DCtx* p) const noexcept { ZSTD_freeDCtx(p); }
  };

  /// 128 MB: what every level of the zstd program stays below, and --long by default. A hostile file gets no more memory.
  static constexpr int kMaxWindowLog = 27;
  std::unique_ptr<ZSTD_DCtx, Free> context_{ZSTD_createDCtx()};
};

/// Compares as far as `start` goes.
bool agree(std::string_view start, std::string_view magic) noexcept {
  const std::size_t size = std::min(start.size(), magic.size());
  return start.substr(0, size) == magic.substr(0, size);
}

bool could_be_skippable(std::string_view start) noexcept {
  return start.empty() || (start[0] >= '\x50' && start[0] <= '\x5F' && agree(start.substr(1), "\x2A\x4D\x18"));
}

}  // namespace

Recognition recognize_archive(std::string_view start) noexcept {
  constexpr std::string_view kGzip = "\x1F\x8B";
  constexpr std::string_view kZstd = "\x28\xB5\x2F\xFD";
  if (agree(start, kGzip)) {
    // No text is a lone 0x1F, so one is the start of an archive that was cut off.
    return {start.empty() ? ArchiveFormat::kNone : ArchiveFormat::kGzip, start.size() < kGzip.size()};
  }
  if (agree(start, kZstd)) {
    // A text may be a lone "(", but hardly one followed by 0xB5, which is no UTF-8.
    return {start.size() < 2 ? ArchiveFormat::kNone : ArchiveFormat::kZstd, start.size() < kZstd.size()};
  }
  if (could_be_skippable(start)) {
    return {start.size() < 4 ? ArchiveFormat::kNone : ArchiveFormat::kZstd, start.size() < 4};
  }
  return {};
}

std::unique_ptr<Decompressor> make_decompressor(ArchiveFormat format) {
  if (format == ArchiveFormat::kGzip) return std::make_unique<Gzip>();
  return std::make_unique<Zstd>();
}

}  // namespace ldavi
