// SPDX-License-Identifier: Apache-2.0
#include "base/compressor.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <new>

#define ZLIB_CONST  // next_in points to const
#include <zlib.h>
#include <zstd.h>

namespace ldavi {
namespace {

using Block = std::array<char, std::size_t{1} << 16>;

class Gzip final : public Compressor {
 public:
  Gzip() {
    constexpr int kGzip = 16;  // added to the window's bits: not zlib's own format
    constexpr int kUsualMemory = 8;
    if (deflateInit2(&stream_, Z_DEFAULT_COMPRESSION, Z_DEFLATED, MAX_WBITS + kGzip, kUsualMemory, Z_DEFAULT_STRATEGY) != Z_OK)
      throw std::bad_alloc();
  }
  ~Gzip() override { deflateEnd(&stream_); }

  void write(std::string_view bytes, const Sink& sink) override {
    constexpr std::size_t kMost = std::numeric_limits<uInt>::max();
    for (; !bytes.empty(); bytes.remove_prefix(std::min(bytes.size(), kMost))) run(bytes.substr(0, kMost), Z_NO_FLUSH, sink);
  }
  void finish(const Sink& sink) override { run({}, Z_FINISH, sink); }

 private:
  void run(std::string_view bytes, int flush, const Sink& sink) {
    stream_.next_in = reinterpret_cast<const Bytef*>(bytes.data());
    stream_.avail_in = static_cast<uInt>(bytes.size());
    do {
      stream_.next_out = reinterpret_cast<Bytef*>(block_.data());
      stream_.avail_out = static_cast<uInt>(block_.size());
      deflate(&stream_, flush);
      sink({block_.data(), block_.size() - stream_.avail_out});
    } while (stream_.avail_out == 0);
  }

  z_stream stream_{};
  Block block_;
};

class Zstd final : public Compressor {
 public:
  Zstd() {
    if (!context_) throw std::bad_alloc();
    ZSTD_CCtx_setParameter(context_.get(), ZSTD_c_checksumFlag, 1);
  }

  void write(std::string_view bytes, const Sink& sink) override { run(bytes, ZSTD_e_continue, sink); }
  void finish(const Sink& sink) override { run({}, ZSTD_e_end, sink); }

 private:
  struct Free {
    void operator()(ZSTD_CCtx* p) const noexcept { ZSTD_freeCCtx(p); }
  };

  void run(std::string_view bytes, ZSTD_EndDirective directive, const Sink& sink) {
    ZSTD_inBuffer input{bytes.data(), bytes.size(), 0};
    std::size_t left = 0;
    do {
      ZSTD_outBuffer output{block_.data(), block_.size(), 0};
      left = ZSTD_compressStream2(context_.get(), &output, &input, directive);
      if (ZSTD_isError(left) != 0) throw std::bad_alloc();  // nothing else can happen to a stream in memory
      sink({block_.data(), output.pos});
    } while (directive == ZSTD_e_end ? left > 0 : input.pos < input.size);
  }

  std::unique_ptr<ZSTD_CCtx, Free> context_{ZSTD_createCCtx()};
  Block block_;
};

}  // namespace

std::unique_ptr<Compressor> make_compressor(ArchiveFormat format) {
  if (format == ArchiveFormat::kGzip) return std::make_unique<Gzip>();
  return std::make_unique<Zstd>();
}

ArchiveFormat archive_format_of_name(std::string_view path) noexcept {
  if (path.ends_with(".gz")) return ArchiveFormat::kGzip;
  return path.ends_with(".zst") ? ArchiveFormat::kZstd : ArchiveFormat::kNone;
}

}  // namespace ldavi
