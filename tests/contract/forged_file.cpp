// SPDX-License-Identifier: Apache-2.0
#include "contract/forged_file.hpp"

#include <algorithm>

#include "base/content_hash.hpp"

namespace ldavi {
namespace {

template <class T>
T read(const std::string& bytes, std::size_t at) {
  T value;
  std::memcpy(&value, bytes.data() + at, sizeof(T));
  return value;
}

template <class T>
void append(std::string& bytes, const T& value) {
  bytes.append(reinterpret_cast<const char*>(&value), sizeof(T));
}

void pad(std::string& bytes) { bytes.append(padding_after(bytes.size()), '\0'); }

}  // namespace

ForgedFile::ForgedFile(const std::string& sound) {
  const auto fixed = read<FixedHeader>(sound, 0);
  version = {fixed.major, fixed.minor};
  kind = static_cast<ContainerKind>(fixed.kind);
  for (std::uint32_t i = 0; i < fixed.num_sections; ++i) {
    const auto entry = read<TableEntry>(sound, sizeof(FixedHeader) + i * sizeof(TableEntry));
    sections.push_back({entry.id, entry.flags == kCriticalFlag, static_cast<ElementType>(entry.type), entry.shape,
                        sound.substr(entry.offset, entry.length)});
  }
}

ForgedFile::Section& ForgedFile::section(std::uint32_t id) {
  const auto found = std::find_if(sections.begin(), sections.end(), [&](const Section& each) { return each.id == id; });
  if (found == sections.end()) throw std::out_of_range("no section " + section_name(id));
  return *found;
}

void ForgedFile::erase(std::uint32_t id) {
  if (std::erase_if(sections, [&](const Section& each) { return each.id == id; }) != 1)
    throw std::out_of_range("no section " + section_name(id));
}

void ForgedFile::put(std::uint32_t id, const std::string& bytes, ElementType type) {
  std::erase_if(sections, [&](const Section& each) { return each.id == id; });
  sections.push_back({id, true, type, {bytes.size() / element_size(type), 1}, bytes});
}

void ForgedFile::resize(std::uint32_t id, std::size_t size) {
  Section& changed = section(id);
  changed.bytes.resize(size * element_size(changed.type));
  changed.shape = {size, 1};
}

std::string ForgedFile::bytes() const {
  FixedHeader fixed{{},
                    version.major,
                    version.minor,
                    static_cast<std::uint32_t>(kind),
                    0,
                    static_cast<std::uint32_t>(sections.size()),
                    header_size(static_cast<std::uint32_t>(sections.size()))};
  kContainerMagic.copy(fixed.magic.data(), fixed.magic.size());
  std::uint64_t end = fixed.header_size + padding_after(fixed.header_size);
  std::vector<TableEntry> table;
  for (const Section& each : sections) {
    table.push_back({each.id, each.critical ? kCriticalFlag : 0, end, each.bytes.size(), static_cast<std::uint32_t>(each.type),
                     0, each.shape, content_hash(each.bytes.data(), each.bytes.size())});
    end += each.bytes.size();
    end += padding_after(end);
  }
  fixed.file_size = end;
  if (lie) lie(fixed, table);

  std::string file;
  append(file, fixed);
  for (const TableEntry& entry : table) append(file, entry);
  append(file, content_hash(file.data(), file.size()));
  pad(file);
  for (const Section& each : sections) {
    file += each.bytes;
    pad(file);
  }
  if (damage) damage(file);
  return file;
}

}  // namespace ldavi
