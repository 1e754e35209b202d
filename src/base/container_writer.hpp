// SPDX-License-Identifier: Apache-2.0
// Writes containers: from sections in memory, or piece by piece where they are larger than that.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/container.hpp"
#include "base/output_file.hpp"

namespace ldavi {

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

/// Same sections, same bytes: no clock, no host. Writes from the start to the end, so that the file may be a pipe. Throws IoError;
/// InvalidArgument for more than 64 sections, two with one id, or bytes that do not fit type and shape.
void write_container(OutputFile& file, ContainerKind kind, FormatVersion version, std::span<const SectionToWrite> sections);

/// A section whose bytes come later.
struct PlannedSection {
  std::uint32_t id = 0;
  ElementType type = ElementType::kBytes;
  std::array<std::uint64_t, 2> shape{};
};

/// Writes critical sections whose shapes are known beforehand. Their bytes come piece by piece, to any of them at any time, and do not
/// stay in memory but for a buffer a section. The bytes of the file are those of write_container.
class ContainerWriter {
 public:
  /// The file must be a regular one, with nothing written to it, and outlive the writer. Throws as write_container does.
  ContainerWriter(OutputFile& file, ContainerKind kind, FormatVersion version, std::span<const PlannedSection> sections);
  ~ContainerWriter();
  ContainerWriter(const ContainerWriter&) = delete;
  ContainerWriter& operator=(const ContainerWriter&) = delete;

  /// The next bytes of the section. Throws IoError(kWrite); InvalidArgument for a section that was not planned, or more than its shape
  /// takes.
  void append(std::uint32_t id, std::span<const std::byte> bytes);
  template <class T>
  void append(std::uint32_t id, std::span<const T> elements) {
    append(id, std::as_bytes(elements));
  }
  void append(std::uint32_t id, std::string_view text) { append(id, std::as_bytes(std::span(text.data(), text.size()))); }

  /// The header, once every section is full; else throws InvalidArgument. The file is not committed.
  void finish();

 private:
  struct Section;

  void flush(Section& section);

  OutputFile& file_;
  ContainerKind kind_;
  FormatVersion version_;
  std::uint64_t file_size_ = 0;
  std::vector<std::unique_ptr<Section>> sections_;
};

}  // namespace ldavi
