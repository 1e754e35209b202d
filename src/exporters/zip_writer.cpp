// SPDX-License-Identifier: Apache-2.0
// Implements: the part of .ZIP File Format Specification 6.3 (PKWARE) that stored files need.
// Tested by:  tests/unit/exporters/zip_writer_test.cpp, and with NumPy.
#include "exporters/zip_writer.hpp"

#include <algorithm>

#include "base/crc32.hpp"

namespace ldavi {
namespace {

constexpr std::uint64_t kMost32 = 0xFFFF'FFFF;
constexpr std::uint64_t kMost16 = 0xFFFF;
constexpr std::uint64_t kNameIsUtf8 = 0x0800;
constexpr std::uint64_t kFirstDay = 0x0021;  // 1980-01-01
constexpr std::uint64_t kVersion = 20;
constexpr std::uint64_t kVersionOfZip64 = 45;

/// Little-endian numbers one after the other.
class Record {
 public:
  Record& u16(std::uint64_t value) { return number(value, 2); }
  Record& u32(std::uint64_t value) { return number(value, 4); }
  Record& u64(std::uint64_t value) { return number(value, 8); }
  Record& text(std::string_view text) {
    bytes_ += text;
    return *this;
  }
  const std::string& bytes() const noexcept { return bytes_; }

 private:
  Record& number(std::uint64_t value, int size) {
    for (int i = 0; i < size; ++i) bytes_ += static_cast<char>((value >> (8 * i)) & 0xFFU);
    return *this;
  }

  std::string bytes_;
};

bool is_large(std::uint64_t value) noexcept { return value >= kMost32; }

/// What both headers of a file have in common, from the version that reads it on.
void append_entry(Record& record, std::string_view name, std::uint64_t size, std::uint32_t checksum, std::size_t extra,
                  bool is_zip64) {
  record.u16(is_zip64 ? kVersionOfZip64 : kVersion).u16(kNameIsUtf8).u16(0).u16(0).u16(kFirstDay).u32(checksum);
  record.u32(std::min(size, kMost32)).u32(std::min(size, kMost32));
  record.u16(name.size()).u16(extra);
}

/// The numbers that 32 bits do not hold.
std::string large_numbers(std::uint64_t size, std::uint64_t offset) {
  Record numbers;
  if (is_large(size)) numbers.u64(size).u64(size);
  if (is_large(offset)) numbers.u64(offset);
  if (numbers.bytes().empty()) return {};
  return Record().u16(1).u16(numbers.bytes().size()).text(numbers.bytes()).bytes();
}

}  // namespace

void ZipWriter::write(std::string_view bytes) {
  written_ += bytes.size();
  sink_(bytes);
}

void ZipWriter::add(std::string_view name, const std::function<void(const ByteSink&)>& content) {
  Entry entry{std::string(name), written_, 0, 0};
  content([&](std::string_view bytes) {
    entry.size += bytes.size();
    entry.checksum = crc32_of(bytes, entry.checksum);
  });
  const std::string extra = large_numbers(entry.size, 0);
  Record header;
  header.u32(0x04034b50);
  append_entry(header, name, entry.size, entry.checksum, extra.size(), !extra.empty());
  write(header.text(name).text(extra).bytes());
  content([&](std::string_view bytes) { write(bytes); });
  entries_.push_back(std::move(entry));
}

void ZipWriter::finish() {
  const std::uint64_t begin = written_;
  for (const Entry& entry : entries_) {
    const std::string extra = large_numbers(entry.size, entry.offset);
    Record header;
    header.u32(0x02014b50).u16(kVersionOfZip64);
    append_entry(header, entry.name, entry.size, entry.checksum, extra.size(), !extra.empty());
    header.u16(0).u16(0).u16(0).u32(0).u32(std::min(entry.offset, kMost32));
    write(header.text(entry.name).text(extra).bytes());
  }
  const std::uint64_t end = written_;
  const std::uint64_t count = entries_.size();
  if (is_large(begin) || count >= kMost16) {
    Record zip64;
    zip64.u32(0x06064b50).u64(44).u16(kVersionOfZip64).u16(kVersionOfZip64).u32(0).u32(0);
    zip64.u64(count).u64(count).u64(end - begin).u64(begin);
    zip64.u32(0x07064b50).u32(0).u64(end).u32(1);
    write(zip64.bytes());
  }
  Record last;
  last.u32(0x06054b50).u16(0).u16(0).u16(std::min(count, kMost16)).u16(std::min(count, kMost16));
  last.u32(std::min(end - begin, kMost32)).u32(std::min(begin, kMost32)).u16(0);
  write(last.bytes());
}

}  // namespace ldavi
