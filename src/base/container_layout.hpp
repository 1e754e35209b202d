// SPDX-License-Identifier: Apache-2.0
// The frame of a container as bytes: what its reader and its writer have in common.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/container.hpp"

namespace ldavi {

inline constexpr std::string_view kContainerMagic("\x89LDAVI\r\n", 8);
inline constexpr std::size_t kSectionAlignment = 64;
inline constexpr std::uint32_t kMaxSections = 64;
inline constexpr std::uint32_t kCriticalFlag = 1;

/// The start of the file, before the section table.
struct FixedHeader {
  std::array<char, 8> magic;
  std::uint16_t major;
  std::uint16_t minor;
  std::uint32_t kind;
  std::uint64_t file_size;
  std::uint32_t num_sections;
  std::uint32_t header_size;
};
static_assert(sizeof(FixedHeader) == 32);

struct TableEntry {
  std::uint32_t id;
  std::uint32_t flags;
  std::uint64_t offset;
  std::uint64_t length;
  std::uint32_t type;
  std::uint32_t reserved;
  std::array<std::uint64_t, 2> shape;
  std::uint64_t hash;
};
static_assert(sizeof(TableEntry) == 56);

/// With the table and the hash of both.
std::uint32_t header_size(std::uint32_t num_sections) noexcept;

/// Nothing for an unknown type or on overflow.
std::optional<std::uint64_t> section_size(std::uint32_t type, const std::array<std::uint64_t, 2>& shape) noexcept;

/// From `size` to the next multiple of the alignment. No overflow: the sizes of files and of memory end far below 2^64.
constexpr std::uint64_t padding_after(std::uint64_t size) noexcept {
  return (kSectionAlignment - size % kSectionAlignment) % kSectionAlignment;
}

/// Gives the sections their places, one after the other behind the header; returns the size of the file. Throws InvalidArgument for more
/// than 64 sections, two with one id, a length that is not that of type and shape, or a file past 2^63 bytes.
std::uint64_t place_sections(std::span<TableEntry> table);

/// The bytes before the first section.
std::string header_bytes(ContainerKind kind, FormatVersion version, std::span<const TableEntry> table, std::uint64_t file_size);

/// "TOPS", or "number 7" where it is no four letters: for messages.
std::string section_name(std::uint32_t id);

}  // namespace ldavi
