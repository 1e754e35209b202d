// SPDX-License-Identifier: Apache-2.0
// The framed container behind every file that lda-vi saves: sections with type, shape and hash behind a hashed header.
// docs/reference/formats/container.md gives it byte by byte.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/byte_stream.hpp"  // what sections are made of: part of this interface
#include "base/system_calls.hpp"
#include "ldavi/base/array.hpp"

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

struct FormatVersion {
  std::uint16_t major = 1;
  std::uint16_t minor = 0;
};

/// By its first bytes alone; nothing for any other file. Throws IoError.
std::optional<ContainerKind> container_kind(const std::string& path);

/// How a section of these C++ elements is typed.
template <class T>
inline constexpr ElementType kElementType = ElementType::kBytes;
template <>
inline constexpr ElementType kElementType<std::uint32_t> = ElementType::kUint32;
template <>
inline constexpr ElementType kElementType<std::uint64_t> = ElementType::kUint64;
template <>
inline constexpr ElementType kElementType<float> = ElementType::kFloat32;
template <>
inline constexpr ElementType kElementType<double> = ElementType::kFloat64;

/// A container in memory or mapped into it, structure and hashes verified; what the sections mean is for the caller to check.
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
  /// The same checks with little memory, whatever the size of the file. It must not be changed as long as the container or an array of it
  /// lives; its name may go.
  static Container map(const std::string& path, ContainerKind kind, std::uint16_t major);
  /// A file that is open for reading and stands at its start; `path` is for messages.
  static Container map(const FileDescriptor& file, const std::string& path, ContainerKind kind, std::uint16_t major);

  FormatVersion version() const noexcept { return version_; }
  const std::string& path() const noexcept { return path_; }
  const std::vector<Section>& sections() const noexcept { return sections_; }
  /// nullptr where there is none.
  const Section* find(std::uint32_t id) const noexcept;
  /// The section, of this type; throws FormatError where it is missing or of another type.
  const Section& require(std::uint32_t id, ElementType type) const;
  /// The elements of a one-dimensional section, as long as the container lives; throws FormatError as require() does.
  template <class T>
  std::span<const T> elements(std::uint32_t id) const {
    const Section& section = require(id, kElementType<T>);
    require_list(section);
    return {reinterpret_cast<const T*>(section.bytes.data()), section.bytes.size() / sizeof(T)};
  }
  /// The same for longer: shares the mapping where there is one, else a copy.
  template <class T>
  Array<T> array(std::uint32_t id) const {
    const std::span<const T> found = elements<T>(id);
    return is_mapped_ ? Array<T>(found, data_) : Array<T>(std::vector<T>(found.begin(), found.end()));
  }
  /// Throws FormatError for a critical section whose id is not in `known`.
  void refuse_unknown(std::span<const std::uint32_t> known) const;

 private:
  static Container open(const FileDescriptor& file, const std::string& path, ContainerKind kind, std::uint16_t major, bool map);
  void require_list(const Section& section) const;

  std::string path_;
  FormatVersion version_;
  bool is_mapped_ = false;
  std::shared_ptr<const std::byte> data_;
  std::vector<Section> sections_;
};

}  // namespace ldavi
