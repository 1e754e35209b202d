// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <zlib.h>
#include <zstd.h>

#include <stdexcept>
#include <string>
#include <string_view>

namespace ldavi {

/// One gzip member, as the program gzip writes it.
inline std::string gzip_bytes(std::string_view text) {
  constexpr int kGzipHeader = 16;
  z_stream stream{};
  if (deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, MAX_WBITS + kGzipHeader, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::runtime_error("deflateInit2 failed");
  }
  std::string input(text);
  std::string output(deflateBound(&stream, static_cast<uLong>(text.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(input.data());
  stream.avail_in = static_cast<uInt>(input.size());
  stream.next_out = reinterpret_cast<Bytef*>(output.data());
  stream.avail_out = static_cast<uInt>(output.size());
  deflate(&stream, Z_FINISH);
  output.resize(stream.total_out);
  deflateEnd(&stream);
  return output;
}

/// One zstd frame, with a checksum as the program zstd writes it, or without.
inline std::string zstd_bytes(std::string_view text, bool checksum) {
  ZSTD_CCtx* context = ZSTD_createCCtx();
  ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, checksum ? 1 : 0);
  std::string output(ZSTD_compressBound(text.size()), '\0');
  output.resize(ZSTD_compress2(context, output.data(), output.size(), text.data(), text.size()));
  ZSTD_freeCCtx(context);
  return output;
}

inline std::string zstd_bytes(std::string_view text) { return zstd_bytes(text, true); }

}  // namespace ldavi
