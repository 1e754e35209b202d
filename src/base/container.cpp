// SPDX-License-Identifier: Apache-2.0
#include "base/container.hpp"

#include <algorithm>
#include <cstring>
#include <new>
#include <utility>

#include "base/container_layout.hpp"
#include "base/content_hash.hpp"
#include "base/number_format.hpp"
#include "base/system_calls.hpp"
#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

template <class T>
T load(const std::byte* from) noexcept {
  T value;
  std::memcpy(&value, from, sizeof(T));
  return value;
}

std::string_view text_of(std::span<const std::byte> bytes) noexcept {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::string kind_name(std::uint32_t kind) {
  switch (kind) {
    case static_cast<std::uint32_t>(ContainerKind::kModel): return "a model";
    case static_cast<std::uint32_t>(ContainerKind::kCorpus): return "a prepared corpus";
    case static_cast<std::uint32_t>(ContainerKind::kCheckpoint): return "a checkpoint";
    default: return "a file of unknown kind";
  }
}

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
  const std::string_view magic = text_of(bytes.first(std::min(there, kContainerMagic.size())));
  if (magic.empty() || magic != kContainerMagic.substr(0, magic.size())) throw FormatError(path, "not an lda-vi file");
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
  if (size < header.header_size) refuse_size(path, size, std::max<std::uint64_t>(header.header_size, header.file_size));
  return header;
}

/// Checks place, size and shape of the section and gives where the next one begins.
std::uint64_t check_entry(const TableEntry& entry, std::uint64_t begin, std::uint64_t file_size, const std::string& path) {
  const std::string name = "section " + section_name(entry.id);
  if ((entry.flags & ~kCriticalFlag) != 0 || entry.reserved != 0) refuse_damaged(path, name + " has unknown flags");
  if (entry.offset != begin || entry.length > file_size - begin) refuse_damaged(path, name + " is not where it should be");
  // The dimensions too, so that an empty section has no huge one.
  if (section_size(entry.type, entry.shape) != entry.length || std::max(entry.shape[0], entry.shape[1]) > file_size) {
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

std::uint64_t require_regular_size(const FileDescriptor& file, const std::string& path) {
  const std::optional<std::uint64_t> size = regular_file_size(file, path);
  if (!size) throw FormatError(path, "not an lda-vi file", "expected a regular file");
  return *size;
}

/// What follows the header, in order: to its place in memory where there is one for all of it, else past a buffer.
class Body {
 public:
  Body(const FileDescriptor& file, const std::string& path, const Header& header, std::byte* memory)
      : file_(file), path_(path), file_size_(header.fixed.file_size), position_(header.bytes.size()), memory_(memory) {
    if (memory_ == nullptr) buffer_.resize(kStretch);
  }

  /// Throws FormatError where the bytes up to `end` have not this hash.
  void check_hash(std::uint64_t end, std::uint64_t hash, const std::string& name) {
    ContentHash found;
    while (position_ < end) {
      const std::span<const std::byte> stretch = next(end);
      found.update(stretch.data(), stretch.size());
    }
    if (found.value() != hash) refuse_damaged(path_, name + " does not match its hash");
  }

  void check_zeros(std::uint64_t end) {
    while (position_ < end) {
      if (!all_zero(next(end))) refuse_damaged(path_, "bytes between its sections are not zero");
    }
  }

 private:
  static constexpr std::size_t kStretch = std::size_t{1} << 20U;

  std::span<const std::byte> next(std::uint64_t end) {
    const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(kStretch, end - position_));
    const std::span<std::byte> stretch(memory_ == nullptr ? buffer_.data() : memory_ + position_, size);
    read_exactly(file_, path_, stretch, position_, file_size_);
    position_ += size;
    return stretch;
  }

  const FileDescriptor& file_;
  const std::string& path_;
  std::uint64_t file_size_;
  std::uint64_t position_;
  std::byte* memory_;
  std::vector<std::byte> buffer_;
};

struct FreeAligned {
  void operator()(std::byte* p) const noexcept { ::operator delete[](p, std::align_val_t{kSectionAlignment}); }
};

}  // namespace

Container Container::open(const FileDescriptor& file, const std::string& path, ContainerKind kind, std::uint16_t major,
                          bool map) {
  const std::uint64_t file_size = require_regular_size(file, path);
  const Header header = read_header(file, path, file_size, kind, major);
  const auto size = static_cast<std::size_t>(file_size);

  Container container;
  container.path_ = path;
  container.version_ = {header.fixed.major, header.fixed.minor};
  container.is_mapped_ = map;
  std::byte* memory = nullptr;
  if (map) {
    container.data_ = map_file(file, path, size);
  } else {
    memory = static_cast<std::byte*>(::operator new[](size, std::align_val_t{kSectionAlignment}));
    container.data_ = std::shared_ptr<const std::byte>(memory, FreeAligned());
    std::memcpy(memory, header.bytes.data(), header.bytes.size());
  }

  // A mapped file is checked by reading it too: a disk that fails is an error there, and the end of the process in mapped memory.
  Body body(file, path, header, memory);
  for (const TableEntry& entry : header.table) {
    const std::string name = "section " + section_name(entry.id);
    if (container.find(entry.id) != nullptr) refuse_damaged(path, name + " is there twice");
    body.check_zeros(entry.offset);
    body.check_hash(entry.offset + entry.length, entry.hash, name);
    container.sections_.push_back({entry.id,
                                   (entry.flags & kCriticalFlag) != 0,
                                   static_cast<ElementType>(entry.type),
                                   entry.shape,
                                   {container.data_.get() + entry.offset, static_cast<std::size_t>(entry.length)}});
  }
  body.check_zeros(file_size);
  return container;
}

Container Container::read(const std::string& path, ContainerKind kind, std::uint16_t major) {
  return open(open_for_reading(path), path, kind, major, false);
}

Container Container::map(const std::string& path, ContainerKind kind, std::uint16_t major) {
  return open(open_for_reading(path), path, kind, major, true);
}

Container Container::map(const FileDescriptor& file, const std::string& path, ContainerKind kind, std::uint16_t major) {
  return open(file, path, kind, major, true);
}

std::optional<ContainerKind> container_kind(const std::string& path) {
  const FileDescriptor file = open_for_reading(path);
  if (!regular_file_size(file, path)) return std::nullopt;
  FixedHeader header{};
  const std::span<std::byte> bytes = std::as_writable_bytes(std::span(&header, 1));
  std::size_t size = 0;
  while (size < bytes.size()) {
    const std::size_t got = read_some(file, path, reinterpret_cast<char*>(bytes.data()) + size, bytes.size() - size);
    if (got == 0) return std::nullopt;
    size += got;
  }
  if (text_of(bytes.first(kContainerMagic.size())) != kContainerMagic) return std::nullopt;
  return static_cast<ContainerKind>(header.kind);
}

void Container::require_list(const Section& section) const {
  if (section.shape[1] != 1) throw FormatError(path_, "section " + section_name(section.id) + " is a table, not a list");
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
