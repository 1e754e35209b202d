// SPDX-License-Identifier: Apache-2.0
// Appends and reads the small raw structures inside sections: little-endian integers, doubles, strings with their length.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace ldavi {

class ByteWriter {
 public:
  void u32(std::uint32_t value);
  void u64(std::uint64_t value);
  void f64(double value);
  /// Its length as u64, then its bytes.
  void text(std::string_view value);
  const std::string& bytes() const noexcept { return bytes_; }

 private:
  std::string bytes_;
};

/// Throws FormatError(path, …) when it would read past the end.
class ByteReader {
 public:
  /// `name` is what messages call the bytes.
  ByteReader(std::span<const std::byte> bytes, std::string path, std::string_view name = "a section");
  std::uint32_t u32();
  std::uint64_t u64();
  double f64();
  std::string text();
  /// A u32 that is a number of steps, and may be counted further. Throws FormatError where it is too large for that.
  int count();
  /// An f64. Throws FormatError where it is not finite.
  double finite();
  std::size_t remaining() const noexcept { return bytes_.size(); }
  /// Throws FormatError when bytes are left.
  void finish() const;

 private:
  std::span<const std::byte> take(std::uint64_t size);
  [[noreturn]] void refuse(const std::string& what) const;

  std::span<const std::byte> bytes_;
  std::string path_;
  std::string name_;
};

}  // namespace ldavi
