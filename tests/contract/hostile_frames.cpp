// SPDX-License-Identifier: Apache-2.0
// Of every kind of file.
#include <cstddef>

#include "contract/hostile_changes.hpp"

namespace ldavi {
namespace {

using Table = std::span<TableEntry>;

HostileChange header(const std::string& name, const std::string& fault, const std::function<void(FixedHeader&, Table)>& lie) {
  return {name, fault, [lie](ForgedFile& file) { file.lie = lie; }};
}

/// The entry of a section that is not empty: the second one, which has others before and after it.
HostileChange entry(const std::string& name, const std::string& fault, const std::function<void(TableEntry&)>& lie) {
  return header(name, fault, [lie](FixedHeader&, Table table) { lie(table[1]); });
}

HostileChange finished(const std::string& name, const std::string& fault, const std::function<void(std::string&)>& damage) {
  return {name, fault, [damage](ForgedFile& file) { file.damage = damage; }};
}

std::size_t header_size_of(const std::string& bytes) {
  std::uint32_t size = 0;
  std::memcpy(&size, bytes.data() + offsetof(FixedHeader, header_size), sizeof(size));
  return size;
}

}  // namespace

std::vector<HostileChange> hostile_frames() {
  const std::string elsewhere = "is not where it should be";
  const std::string shape = "has another size than its shape";
  const std::string impossible = "the size of its header is impossible";
  const std::string flags = "has unknown flags";
  const std::string expected = "bytes, expected ";
  const std::string gap = "bytes between its sections are not zero";
  return {
      finished("other magic", "not an lda-vi file", [](std::string& bytes) { bytes[0] ^= 1; }),
      finished("sent as text", "not an lda-vi file", [](std::string& bytes) { bytes.erase(6, 1); }),
      {"newer major version", "was made by a newer format (2.0)", [](ForgedFile& file) { file.version.major = 2; }},
      {"largest major version", "a newer format (65535.7)",
       [](ForgedFile& file) {
         file.version = {65535, 7};
       }},
      {"older major version", "was made by an older format (0.9)",
       [](ForgedFile& file) {
         file.version = {0, 9};
       }},
      header("kind 0", "is a file of unknown kind", [](FixedHeader& fixed, Table) { fixed.kind = 0; }),
      header("kind 2^31", "is a file of unknown kind", [](FixedHeader& fixed, Table) { fixed.kind = 1U << 31U; }),
      header("another kind", "expected a ", [](FixedHeader& fixed, Table) { fixed.kind = fixed.kind % 3 + 1; }),
      header("file of 0 bytes", expected + "0", [](FixedHeader& fixed, Table) { fixed.file_size = 0; }),
      header("file of 1 byte", expected + "1", [](FixedHeader& fixed, Table) { fixed.file_size = 1; }),
      header("file of 2^31 bytes", expected + "2,147,483,648", [](FixedHeader& fixed, Table) { fixed.file_size = k31; }),
      header("file of 2^63 bytes", expected + "9,223,372,", [](FixedHeader& fixed, Table) { fixed.file_size = k63; }),
      header("file of 2^64 - 1 bytes", expected + "18,446,744,", [](FixedHeader& fixed, Table) { fixed.file_size = k64; }),
      header("no section", impossible, [](FixedHeader& fixed, Table) { fixed.num_sections = 0; }),
      header("a section less", impossible, [](FixedHeader& fixed, Table) { --fixed.num_sections; }),
      header("a section more", impossible, [](FixedHeader& fixed, Table) { ++fixed.num_sections; }),
      header("65 sections", impossible,
             [](FixedHeader& fixed, Table) { fixed = {fixed.magic, 1, 0, fixed.kind, fixed.file_size, 65, header_size(65)}; }),
      header("2^31 sections", impossible, [](FixedHeader& fixed, Table) { fixed.num_sections = 1U << 31U; }),
      header("2^32 - 1 sections", impossible, [](FixedHeader& fixed, Table) { fixed.num_sections = ~0U; }),
      header("header of 0 bytes", impossible, [](FixedHeader& fixed, Table) { fixed.header_size = 0; }),
      header("header of 2^32 - 1 bytes", impossible, [](FixedHeader& fixed, Table) { fixed.header_size = ~0U; }),
      finished("wrong hash of the header", "its header does not match its hash", [](std::string& bytes) { bytes[20] ^= 1; }),
      entry("wrong hash of a section", "does not match its hash", [](TableEntry& section) { ++section.hash; }),
      entry("offset 0", elsewhere, [](TableEntry& section) { section.offset = 0; }),
      entry("offset a byte late", elsewhere, [](TableEntry& section) { ++section.offset; }),
      entry("offset 64 bytes late", elsewhere, [](TableEntry& section) { section.offset += 64; }),
      entry("offset 2^63", elsewhere, [](TableEntry& section) { section.offset = k63; }),
      entry("offset 2^64 - 64", elsewhere, [](TableEntry& section) { section.offset = k64 - 63; }),
      header("overlap", elsewhere, [](FixedHeader&, Table table) { table[1].offset = table[0].offset; }),
      header("sections in another order", elsewhere, [](FixedHeader&, Table table) { std::swap(table[0], table[1]); }),
      entry("length 0", shape, [](TableEntry& section) { section.length = 0; }),
      entry("length 2^31", elsewhere, [](TableEntry& section) { section.length = k31; }),
      entry("length 2^63", elsewhere, [](TableEntry& section) { section.length = k63; }),
      entry("length 2^64 - 1", elsewhere, [](TableEntry& section) { section.length = k64; }),
      entry("end beyond 2^64", elsewhere, [](TableEntry& section) { section.length = ~section.offset + 65; }),
      header("length past the end", elsewhere, [](FixedHeader&, Table table) { table.back().length += 64; }),
      entry("type 0", shape, [](TableEntry& section) { section.type = 0; }),
      entry("type 6", shape, [](TableEntry& section) { section.type = 6; }),
      entry("type 2^31", shape, [](TableEntry& section) { section.type = 1U << 31U; }),
      entry("no row", shape, [](TableEntry& section) { section.shape[0] = 0; }),
      entry("no column", shape, [](TableEntry& section) { section.shape[1] = 0; }),
      entry("2^31 rows", shape, [](TableEntry& section) { section.shape[0] = k31; }),
      entry("2^63 rows", shape, [](TableEntry& section) { section.shape[0] = k63; }),
      entry("2^64 - 1 rows", shape, [](TableEntry& section) { section.shape[0] = k64; }),
      entry("rows x columns past 2^64", shape,
            [](TableEntry& section) {
              section.shape = {k32, k32};
            }),
      entry("rows x columns past 2^64 to the length", shape,
            [](TableEntry& section) {
              section.shape = {k32 + section.shape[0], k32};
            }),
      entry("bytes past 2^64", shape,
            [](TableEntry& section) {
              section.shape = {k63, 1};
            }),
      entry("nothing, of 2^64 - 1 columns", shape,
            [](TableEntry& section) {
              section.shape = {0, k64};
            }),
      entry("unknown flag 2", flags, [](TableEntry& section) { section.flags |= 2; }),
      entry("unknown flag 2^31", flags, [](TableEntry& section) { section.flags |= 1U << 31U; }),
      entry("reserved field", flags, [](TableEntry& section) { section.reserved = 1; }),
      header("a section twice", "is there twice", [](FixedHeader&, Table table) { table[1].id = table[0].id; }),
      {"a section nobody knows", "needs section NEWS", [](ForgedFile& file) { file.put(section_id("NEWS"), "x"); }},
      {"no sections at all", "has no section", [](ForgedFile& file) { file.sections.clear(); }},
      finished("a byte after the end", "is followed by other bytes", [](std::string& bytes) { bytes += '\0'; }),
      finished("64 bytes after the end", "is followed by other bytes", [](std::string& bytes) { bytes.append(64, '\0'); }),
      finished("64 bytes less", "is cut short", [](std::string& bytes) { bytes.resize(bytes.size() - 64); }),
      {"64 bytes after the end, told", "its sections do not fill it",
       [](ForgedFile& file) {
         file.lie = [](FixedHeader& fixed, Table) { fixed.file_size += 64; };
         file.damage = [](std::string& bytes) { bytes.append(64, '\0'); };
       }},
      {"last section is not padded", "is not padded",
       [](ForgedFile& file) {
         file.put(section_id("NEWS"), "x");
         file.lie = [](FixedHeader& fixed, Table) { fixed.file_size -= 63; };
         file.damage = [](std::string& bytes) { bytes.resize(bytes.size() - 63); };
       }},
      {"padding of the header", gap,
       [](ForgedFile& file) {
         file.damage = [](std::string& bytes) { bytes[header_size_of(bytes)] = 1; };
         // With some numbers of sections the header ends where the first of them begins.
         if (padding_after(header_size(static_cast<std::uint32_t>(file.sections.size()))) > 0) return;
         file.put(section_id("NEWS"), "x");
         file.sections.back().critical = false;
       }},
      {"padding of the last section", gap,
       [](ForgedFile& file) {
         file.sections.back().critical = true;
         file.put(section_id("NEWS"), "x");
         file.damage = [](std::string& bytes) { bytes.back() = 1; };
       }},
  };
}

}  // namespace ldavi
