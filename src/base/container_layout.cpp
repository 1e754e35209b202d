// SPDX-License-Identifier: Apache-2.0
#include "base/container_layout.hpp"

#include <algorithm>
#include <bit>
#include <limits>

#include "base/content_hash.hpp"
#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

static_assert(std::endian::native == std::endian::little, "the file is written as memory holds it");

template <class T>
void append(std::string& to, const T& value) {
  to.append(reinterpret_cast<const char*>(&value), sizeof(T));
}

/// Nothing on overflow.
std::optional<std::uint64_t> product(std::uint64_t a, std::uint64_t b) noexcept {
  if (a != 0 && b > std::numeric_limits<std::uint64_t>::max() / a) return std::nullopt;
  return a * b;
}

}  // namespace

std::size_t element_size(ElementType type) noexcept {
  switch (type) {
    case ElementType::kBytes: return 1;
    case ElementType::kUint32:
    case ElementType::kFloat32: return 4;
    case ElementType::kUint64:
    case ElementType::kFloat64: return 8;
  }
  return 0;
}

std::uint32_t header_size(std::uint32_t num_sections) noexcept {
  return static_cast<std::uint32_t>(sizeof(FixedHeader) + num_sections * sizeof(TableEntry) + sizeof(std::uint64_t));
}

std::optional<std::uint64_t> section_size(std::uint32_t type, const std::array<std::uint64_t, 2>& shape) noexcept {
  const std::size_t element = element_size(static_cast<ElementType>(type));
  const std::optional<std::uint64_t> elements = product(shape[0], shape[1]);
  if (element == 0 || !elements) return std::nullopt;
  return product(*elements, element);
}

std::uint64_t place_sections(std::span<TableEntry> table) {
  constexpr std::uint64_t kLargestFile = std::uint64_t{1} << 63U;
  if (table.size() > kMaxSections) throw InvalidArgument("a container has at most 64 sections");
  const std::uint32_t size = header_size(static_cast<std::uint32_t>(table.size()));
  std::uint64_t end = size + padding_after(size);
  for (std::size_t i = 0; i < table.size(); ++i) {
    TableEntry& entry = table[i];
    const auto same_id = [&](const TableEntry& other) { return other.id == entry.id; };
    if (section_size(entry.type, entry.shape) != entry.length || entry.length >= kLargestFile - end ||
        std::any_of(table.begin(), table.begin() + static_cast<std::ptrdiff_t>(i), same_id)) {
      throw InvalidArgument("section " + section_name(entry.id) + " is there twice or does not have the size of its shape");
    }
    entry.offset = end;
    end += entry.length;
    end += padding_after(end);
  }
  return end;
}

std::string header_bytes(ContainerKind kind, FormatVersion version, std::span<const TableEntry> table,
                         std::uint64_t file_size) {
  const auto num_sections = static_cast<std::uint32_t>(table.size());
  FixedHeader fixed{
      {}, version.major, version.minor, static_cast<std::uint32_t>(kind), file_size, num_sections, header_size(num_sections)};
  kContainerMagic.copy(fixed.magic.data(), fixed.magic.size());
  std::string header;
  append(header, fixed);
  for (const TableEntry& entry : table) append(header, entry);
  append(header, content_hash(header.data(), header.size()));
  header.append(padding_after(header.size()), '\0');
  return header;
}

std::string section_name(std::uint32_t id) {
  std::string name;
  for (int shift = 0; shift < 32; shift += 8) {
    const char letter = static_cast<char>(id >> shift & 0xFF);
    if (letter < '!' || letter > '~') return "number " + std::to_string(id);
    name += letter;
  }
  return name;
}

}  // namespace ldavi
