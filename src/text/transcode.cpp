// SPDX-License-Identifier: Apache-2.0
#include "text/transcode.hpp"

#include <array>
#include <cstdint>

#include "text/decode.hpp"

namespace ldavi {
namespace {

/// Windows-1252 from 0x80 to 0x9F.
constexpr std::array<std::uint16_t, 32> kWindows1252{0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                     0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
                                                     0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                     0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

void append_code_point(std::uint32_t point, std::string& out) {
  const auto continuation = [&](unsigned shift) { out += static_cast<char>(0x80U | (point >> shift & 0x3FU)); };
  if (point < 0x80) {
    out += static_cast<char>(point);
  } else if (point < 0x800) {
    out += static_cast<char>(0xC0U | point >> 6);
    continuation(0);
  } else if (point < 0x10000) {
    out += static_cast<char>(0xE0U | point >> 12);
    continuation(6);
    continuation(0);
  } else {
    out += static_cast<char>(0xF0U | point >> 18);
    continuation(12);
    continuation(6);
    continuation(0);
  }
}

Conversion append_utf8(std::string_view bytes, bool at_end, std::string& out) {
  std::size_t i = 0;
  Conversion conversion;
  while (i < bytes.size()) {
    i += ascii_prefix(bytes.substr(i));
    if (i == bytes.size()) break;
    const auto [size, valid] = utf8_sequence_start(bytes.substr(i));
    if (valid != size) {
      const bool goes_on = !at_end && valid < size && i + valid == bytes.size();
      if (!goes_on) conversion.ill_formed = valid;
      break;
    }
    i += size;
  }
  out += bytes.substr(0, i);
  conversion.consumed = i;
  return conversion;
}

Conversion append_utf16(std::string_view bytes, bool big_endian, bool at_end, std::string& out) {
  constexpr std::size_t kUnit = 2;
  const auto unit = [&](std::size_t i) -> std::uint32_t {
    const auto first = static_cast<unsigned char>(bytes[i]);
    const auto second = static_cast<unsigned char>(bytes[i + 1]);
    return big_endian ? first << 8U | second : second << 8U | first;
  };
  std::size_t i = 0;
  for (; i + kUnit <= bytes.size(); i += kUnit) {
    const std::uint32_t high = unit(i);
    if (high < 0xD800 || high > 0xDFFF) {
      append_code_point(high, out);
      continue;
    }
    if (high < 0xDC00 && i + 2 * kUnit > bytes.size() && !at_end) return {i, 0};
    const std::uint32_t low = high < 0xDC00 && i + 2 * kUnit <= bytes.size() ? unit(i + kUnit) : 0;
    if (low < 0xDC00 || low > 0xDFFF) return {i, kUnit};
    append_code_point(0x10000 + ((high - 0xD800) << 10U) + (low - 0xDC00), out);
    i += kUnit;
  }
  return {i, at_end ? bytes.size() - i : 0};
}

Conversion append_latin1(std::string_view bytes, std::string& out) {
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const std::size_t ascii = ascii_prefix(bytes.substr(i));
    out += bytes.substr(i, ascii);
    i += ascii;
    if (i == bytes.size()) break;
    const auto byte = static_cast<unsigned char>(bytes[i]);
    append_code_point(byte < 0xA0 ? kWindows1252[byte - 0x80U] : byte, out);
  }
  return {bytes.size(), 0};
}

}  // namespace

Conversion append_as_utf8(std::string_view bytes, Encoding encoding, bool at_end, std::string& out) {
  switch (encoding) {
    case Encoding::kUtf8: return append_utf8(bytes, at_end, out);
    case Encoding::kLatin1: return append_latin1(bytes, out);
    case Encoding::kUtf16Little: return append_utf16(bytes, false, at_end, out);
    case Encoding::kUtf16Big: break;
  }
  return append_utf16(bytes, true, at_end, out);
}

}  // namespace ldavi
