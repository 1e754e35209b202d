// SPDX-License-Identifier: Apache-2.0
#include "base/container_writer.hpp"

#include <algorithm>
#include <string>

#include "base/container_layout.hpp"
#include "base/content_hash.hpp"
#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

constexpr std::size_t kBuffer = std::size_t{1} << 18;

std::string_view text_of(std::span<const std::byte> bytes) noexcept {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace

void write_container(OutputFile& file, ContainerKind kind, FormatVersion version, std::span<const SectionToWrite> sections) {
  std::vector<TableEntry> table;
  for (const SectionToWrite& section : sections) {
    table.push_back({section.id, section.critical ? kCriticalFlag : 0, 0, section.bytes.size(),
                     static_cast<std::uint32_t>(section.type), 0, section.shape,
                     content_hash(section.bytes.data(), section.bytes.size())});
  }
  const std::uint64_t file_size = place_sections(table);
  file.write(header_bytes(kind, version, table, file_size));
  for (const SectionToWrite& section : sections) {
    file.write(text_of(section.bytes));
    file.write(std::string(padding_after(section.bytes.size()), '\0'));
  }
}

struct ContainerWriter::Section {
  TableEntry entry{};
  std::uint64_t written = 0;
  ContentHash hash;
  std::string buffer;
};

ContainerWriter::ContainerWriter(OutputFile& file, ContainerKind kind, FormatVersion version,
                                 std::span<const PlannedSection> sections)
    : file_(file), kind_(kind), version_(version) {
  std::vector<TableEntry> table;
  for (const PlannedSection& section : sections) {
    const auto type = static_cast<std::uint32_t>(section.type);
    // On overflow the length is wrong for the shape, and place_sections says so.
    const std::uint64_t length = section_size(type, section.shape).value_or(0);
    table.push_back({section.id, kCriticalFlag, 0, length, type, 0, section.shape, 0});
  }
  file_size_ = place_sections(table);
  for (const TableEntry& entry : table) {
    sections_.push_back(std::make_unique<Section>());
    sections_.back()->entry = entry;
  }
}

ContainerWriter::~ContainerWriter() = default;

void ContainerWriter::append(std::uint32_t id, std::span<const std::byte> bytes) {
  const auto found =
      std::find_if(sections_.begin(), sections_.end(), [&](const auto& section) { return section->entry.id == id; });
  if (found == sections_.end()) throw InvalidArgument("section " + section_name(id) + " was not planned");
  Section& section = **found;
  if (bytes.size() > section.entry.length - section.written - section.buffer.size()) {
    throw InvalidArgument("section " + section_name(id) + " gets more bytes than were planned");
  }
  section.buffer.append(text_of(bytes));
  if (section.buffer.size() >= kBuffer) flush(section);
}

void ContainerWriter::flush(Section& section) {
  section.hash.update(section.buffer.data(), section.buffer.size());
  file_.overwrite(section.entry.offset + section.written, section.buffer);
  section.written += section.buffer.size();
  section.buffer.clear();
}

void ContainerWriter::finish() {
  std::vector<TableEntry> table;
  for (const auto& section : sections_) {
    flush(*section);
    if (section->written != section->entry.length) {
      throw InvalidArgument("section " + section_name(section->entry.id) + " has fewer bytes than were planned");
    }
    section->entry.hash = section->hash.value();
    table.push_back(section->entry);
    // What was never written reads as zeros, and so does the padding between sections; after the last one the file must reach it.
    const std::uint64_t end = section->entry.offset + section->entry.length;
    file_.overwrite(end, std::string(padding_after(end), '\0'));
  }
  file_.overwrite(0, header_bytes(kind_, version_, table, file_size_));
}

}  // namespace ldavi
