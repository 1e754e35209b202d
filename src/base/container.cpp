// SPDX-License-Identifier: Apache-2.0
#include "base/container.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <new>
#include <optional>
#include <utility>

#include "base/content_hash.hpp"
#include "base/number_format.hpp"
#include "base/system_calls.hpp"
#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

static_assert(std::endian::native == std::endian::little, "the file is written as memory holds it");

constexpr std::string_view kMagic("\x89LDAVI\r\n", 8);
constexpr std::size_t kAlignment = 64;
constexpr std::uint32_t kMaxSections = 64;
constexpr std::uint32_t kCritical = 1;

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
std::uint32_t header_size(std::uint32_t num_sections) noexcept {
  return static_cast<std::uint32_t>(sizeof(FixedHeader) + num_sections * sizeof(TableEntry) + sizeof(std::uint64_t));
}

template <class T>
T load(const std::byte* from) noexcept {
  T value;
  std::memcpy(&value, from, sizeof(T));
  return value;
}

template <class T>
void append(std::string& to, const T& value) {
  to.append(reinterpret_cast<const char*>(&value), sizeof(T));
}

std::string_view text_of(std::span<const std::byte> bytes) noexcept {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
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

std::string kind_name(std::uint32_t kind) {
  switch (kind) {
    case static_cast<std::uint32_t>(ContainerKind::kModel): return "a model";
    case static_cast<std::uint32_t>(ContainerKind::kCorpus): return "a prepared corpus";
    case static_cast<std::uint32_t>(ContainerKind::kCheckpoint): return "a checkpoint";
    default: return "a file of unknown kind";
  }
}

/// Nothing on overflow.
std::optional<std::uint64_t> product(std::uint64_t a, std::uint64_t b) noexcept {
  if (a != 0 && b > std::numeric_limits<std::uint64_t>::max() / a) return std::nullopt;
  return a * b;
}

/// Nothing for an unknown type or on overflow.
std::optional<std::uint64_t> size_of(std::uint32_t type, const std::array<std::uint64_t, 2>& shape) noexcept {
  const std::size_t element = element_size(static_cast<ElementType>(type));
  const std::optional<std::uint64_t> elements = product(shape[0], shape[1]);
  if (element == 0 || !elements) return std::nullopt;
  return product(*elements, element);
}

/// From `size` to the next multiple of the alignment. No overflow: the sizes of files and of memory end far below 2^64.
std::uint64_t padding_after(std::uint64_t size) noexcept { return (kAlignment - size % kAlignment) % kAlignment; }

bool all_zero(std::span<const std::byte> bytes) noexcept {
  return std::all_of(bytes.begin(), bytes.end(), [](std::byte b) { return b == std::byte{0}; });
}

[[noreturn]] void refuse_size(const std::string& path, std::uint64_t size, std::uint64_t expected) {
  throw FormatError(
      path, std::string(size < expected ? "is cut short" : "is followed by other bytes") + ": " + grouped_text(size) + " bytes",
      "expected " + grouped_text(expected));
}

[[noreturn]] void refuse_damaged(const std::string& path, const std::string& what) {
  throw FormatError(path, "is damaged: " + what, "expected a file as lda-vi wrote it");
}

void read_exactly(const FileDescriptor& file, const std::string& path, std::span<std::byte> out, std::uint64_t already,
                  std::uint64_t expected) {
  while (!out.empty()) {
    const std::size_t got = read_some(file, path, reinterpret_cast<char*>(out.data()), out.size());
    if (got == 0) refuse_size(path, already, expected);
    out = out.subspan(got);
    already += got;
  }
}

/// Magic, major version, and that the header fits into the file.
FixedHeader read_fixed_header(const FileDescriptor& file, const std::string& path, std::uint64_t size, std::uint16_t major) {
  FixedHeader header{};
  const std::span<std::byte> bytes = std::as_writable_bytes(std::span(&header, 1));
  const std::size_t there = static_cast<std::size_t>(std::min<std::uint64_t>(size, sizeof(FixedHeader)));
  read_exactly(file, path, bytes.first(there), 0, sizeof(FixedHeader));
  const std::string_view magic = text_of(bytes.first(std::min(there, kMagic.size())));
  if (magic.empty() || magic != kMagic.substr(0, magic.size())) throw FormatError(path, "not an lda-vi file");
  if (there < sizeof(FixedHeader))
    throw FormatError(path, "is cut short: " + std::to_string(there) + " bytes", "expected 64 at least");

  if (header.major != major) {
    const std::string versions = std::string(header.major > major ? "a newer" : "an older") + " format (" +
                                 std::to_string(header.major) + "." + std::to_string(header.minor) + ")";
    throw FormatError(path, "was made by " + versions,
                      "expected " + std::to_string(major) + ".x" + (header.major > major ? ": update lda-vi" : ""));
  }
  if (header.num_sections > kMaxSections || header.header_size != header_size(header.num_sections)) {
    refuse_damaged(path, "the size of its header is impossible");
  }
  if (size < header.header_size) refuse_size(path, size, header.file_size);
  return header;
}

/// Checks place, size and shape of the section and gives where the next one begins.
std::uint64_t check_entry(const TableEntry& entry, std::uint64_t begin, std::uint64_t file_size, const std::string& path) {
  const std::string name = "section " + section_name(entry.id);
  if ((entry.flags & ~kCritical) != 0 || entry.reserved != 0) refuse_damaged(path, name + " has unknown flags");
  if (entry.offset != begin || entry.length > file_size - begin) refuse_damaged(path, name + " is not where it should be");
  // The dimensions too, so that an empty section has no huge one.
  if (size_of(entry.type, entry.shape) != entry.length || std::max(entry.shape[0], entry.shape[1]) > file_size) {
    refuse_damaged(path, name + " has another size than its shape");
  }
  const std::uint64_t end = begin + entry.length;
  if (padding_after(end) > file_size - end) refuse_damaged(path, name + " is not padded");
  return end + padding_after(end);
}

struct Header {
  std::vector<std::byte> bytes;
  FixedHeader fixed;
  std::vector<TableEntry> table;
};

/// All of it checked; whether the sections match their hashes is still open.
Header read_header(const FileDescriptor& file, const std::string& path, std::uint64_t file_size, ContainerKind kind,
                   std::uint16_t major) {
  const FixedHeader fixed = read_fixed_header(file, path, file_size, major);
  std::vector<std::byte> bytes(fixed.header_size);
  std::memcpy(bytes.data(), &fixed, sizeof(fixed));
  read_exactly(file, path, std::span(bytes).subspan(sizeof(fixed)), sizeof(fixed), fixed.file_size);
  const std::size_t hashed = bytes.size() - sizeof(std::uint64_t);
  if (load<std::uint64_t>(bytes.data() + hashed) != content_hash(bytes.data(), hashed)) {
    refuse_damaged(path, "its header does not match its hash");
  }
  if (fixed.kind != static_cast<std::uint32_t>(kind)) {
    throw FormatError(path, "is " + kind_name(fixed.kind), "expected " + kind_name(static_cast<std::uint32_t>(kind)));
  }
  if (fixed.file_size != file_size) refuse_size(path, file_size, fixed.file_size);

  std::uint64_t end = bytes.size() + padding_after(bytes.size());
  if (end > file_size) refuse_damaged(path, "its header is not padded");
  std::vector<TableEntry> table;
  for (std::uint32_t i = 0; i < fixed.num_sections; ++i) {
    table.push_back(load<TableEntry>(bytes.data() + sizeof(FixedHeader) + i * sizeof(TableEntry)));
    end = check_entry(table.back(), end, file_size, path);
  }
  if (end != file_size) refuse_damaged(path, "its sections do not fill it");
  return {std::move(bytes), fixed, std::move(table)};
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

void write_container(OutputFile& file, ContainerKind kind, FormatVersion version, std::span<const SectionToWrite> sections) {
  if (sections.size() > kMaxSections) throw InvalidArgument("a container has at most 64 sections");
  const auto num_sections = static_cast<std::uint32_t>(sections.size());
  const std::uint32_t size = header_size(num_sections);
  std::uint64_t end = size + padding_after(size);
  std::string table;
  for (std::size_t i = 0; i < sections.size(); ++i) {
    const SectionToWrite& section = sections[i];
    const auto type = static_cast<std::uint32_t>(section.type);
    const auto same_id = [&](const SectionToWrite& other) { return other.id == section.id; };
    if (size_of(type, section.shape) != section.bytes.size() ||
        std::any_of(sections.begin(), sections.begin() + static_cast<std::ptrdiff_t>(i), same_id)) {
      throw InvalidArgument("section " + section_name(section.id) + " is there twice or does not have the size of its shape");
    }
    append(table, TableEntry{section.id, section.critical ? kCritical : 0, end, section.bytes.size(), type, 0, section.shape,
                             content_hash(section.bytes.data(), section.bytes.size())});
    end += section.bytes.size();
    end += padding_after(end);
  }
  FixedHeader fixed{{}, version.major, version.minor, static_cast<std::uint32_t>(kind), end, num_sections, size};
  kMagic.copy(fixed.magic.data(), fixed.magic.size());
  std::string header;
  append(header, fixed);
  header += table;
  append(header, content_hash(header.data(), header.size()));

  const auto write_padded = [&](std::string_view bytes) {
    file.write(bytes);
    file.write(std::string(padding_after(bytes.size()), '\0'));
  };
  write_padded(header);
  for (const SectionToWrite& section : sections) write_padded(text_of(section.bytes));
}

void Container::Free::operator()(std::byte* p) const noexcept { ::operator delete[](p, std::align_val_t{kAlignment}); }

Container Container::read(const std::string& path, ContainerKind kind, std::uint16_t major) {
  const FileDescriptor file = open_for_reading(path);
  const std::optional<std::uint64_t> file_size = regular_file_size(file, path);
  if (!file_size) throw FormatError(path, "not an lda-vi file", "expected a regular file");
  const Header header = read_header(file, path, *file_size, kind, major);

  Container container;
  container.path_ = path;
  container.version_ = {header.fixed.major, header.fixed.minor};
  const auto size = static_cast<std::size_t>(*file_size);
  container.data_.reset(static_cast<std::byte*>(::operator new[](size, std::align_val_t{kAlignment})));
  const std::span<std::byte> all(container.data_.get(), size);
  std::memcpy(all.data(), header.bytes.data(), header.bytes.size());
  read_exactly(file, path, all.subspan(header.bytes.size()), header.bytes.size(), size);

  std::size_t checked = header.bytes.size();
  const auto check_padding_up_to = [&](std::size_t next) {
    if (!all_zero(all.subspan(checked, next - checked))) refuse_damaged(path, "bytes between its sections are not zero");
  };
  for (const TableEntry& entry : header.table) {
    const std::span<const std::byte> bytes =
        all.subspan(static_cast<std::size_t>(entry.offset), static_cast<std::size_t>(entry.length));
    const std::string name = "section " + section_name(entry.id);
    if (content_hash(bytes.data(), bytes.size()) != entry.hash) refuse_damaged(path, name + " does not match its hash");
    if (container.find(entry.id) != nullptr) refuse_damaged(path, name + " is there twice");
    check_padding_up_to(static_cast<std::size_t>(entry.offset));
    checked = static_cast<std::size_t>(entry.offset + entry.length);
    container.sections_.push_back(
        {entry.id, (entry.flags & kCritical) != 0, static_cast<ElementType>(entry.type), entry.shape, bytes});
  }
  check_padding_up_to(size);
  return container;
}

const Container::Section* Container::find(std::uint32_t id) const noexcept {
  const auto found = std::find_if(sections_.begin(), sections_.end(), [&](const Section& section) { return section.id == id; });
  return found == sections_.end() ? nullptr : &*found;
}

const Container::Section& Container::require(std::uint32_t id, ElementType type) const {
  const Section* section = find(id);
  if (section == nullptr) throw FormatError(path_, "has no section " + section_name(id));
  if (section->type != type) throw FormatError(path_, "section " + section_name(id) + " holds elements of another type");
  return *section;
}

void Container::refuse_unknown(std::span<const std::uint32_t> known) const {
  for (const Section& section : sections_) {
    if (!section.critical || std::find(known.begin(), known.end(), section.id) != known.end()) continue;
    throw FormatError(path_, "needs section " + section_name(section.id) + ", which this version of lda-vi does not know",
                      "update lda-vi");
  }
}

}  // namespace ldavi
