// SPDX-License-Identifier: Apache-2.0
// The framed container behind every file that lda-vi saves: sections with type, shape and hash behind a hashed header.
// docs/reference/formats/container.md gives it byte by byte.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/byte_stream.hpp"  // what sections are made of: part of this interface
#include "base/output_file.hpp"

namespace ldavi {

/// What the file as a whole is; written into its header.
enum class ContainerKind : std::uint32_t { kModel = 1, kCorpus = 2, kCheckpoint = 3 };

enum class ElementType : std::uint32_t { kBytes = 1, kUint32 = 2, kUint64 = 3, kFloat32 = 4, kFloat64 = 5 };

std::size_t element_size(ElementType type) noexcept;

/// Four letters, as in section_id("VOCB").
constexpr std::uint32_t section_id(const char (&name)[5]) noexcept {
  return static_cast<std::uint32_t>(static_cast<unsigned char>(name[0])) |
         static_cast<std::uint32_t>(static_cast<unsigned char>(name[1])) << 8 |
         static_cast<std::uint32_t>(static_cast<unsigned char>(name[2])) << 16 |
         static_cast<std::uint32_t>(static_cast<unsigned char>(name[3])) << 24;
}

/// A section to be written. `bytes` must stay valid until write_container returns; its length is the product of the shape and
/// the element size. A one-dimensional section has shape {n, 1}.
struct SectionToWrite {
  std::uint32_t id = 0;
  /// A reader that does not know a critical section must refuse the file.
  bool critical = true;
  ElementType type = ElementType::kBytes;
  std::array<std::uint64_t, 2> shape{};
  std::span<const std::byte> bytes;
};

struct FormatVersion {
  std::uint16_t major = 1;
  std::uint16_t minor = 0;
};

/// Same sections, same bytes: no clock, no host. Throws IoError; InvalidArgument for more than 64 sections, two with one id, or
/// bytes that do not fit type and shape.
void write_container(OutputFile& file, ContainerKind kind, FormatVersion version, std::span<const SectionToWrite> sections);

/// A container read into memory, structure and hashes verified; what the sections mean is for the caller to check.
class Container {
 public:
  struct Section {
    std::uint32_t id = 0;
    bool critical = true;
    ElementType type = ElementType::kBytes;
    std::array<std::uint64_t, 2> shape{};
    std::span<const std::byte> bytes;  // 64-byte aligned
  };

  /// Throws IoError; FormatError for a file of another kind, another major version, or any damage. Nothing is allocated from a
  /// number that was not checked against the size of the file.
  static Container read(const std::string& path, ContainerKind kind, std::uint16_t major);

  FormatVersion version() const noexcept { return version_; }
  const std::string& path() const noexcept { return path_; }
  const std::vector<Section>& sections() const noexcept { return sections_; }
  /// nullptr where there is none.
  const Section* find(std::uint32_t id) const noexcept;
  /// The section, of this type; throws FormatError where it is missing or of another type.
  const Section& require(std::uint32_t id, ElementType type) const;
  /// Throws FormatError for a critical section whose id is not in `known`.
  void refuse_unknown(std::span<const std::uint32_t> known) const;

 private:
  struct Free {
    void operator()(std::byte* p) const noexcept;
  };

  std::string path_;
  FormatVersion version_;
  std::unique_ptr<std::byte[], Free> data_;
  std::vector<Section> sections_;
};

}  // namespace ldavi
