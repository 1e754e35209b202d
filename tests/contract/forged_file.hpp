// SPDX-License-Identifier: Apache-2.0
// A saved file taken apart, to be put together again with a fault in it: sections and header as somebody wants them, under hashes
// that are right, so that a reader has nothing but the contents to tell by.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <functional>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/container_layout.hpp"

namespace ldavi {

class ForgedFile {
 public:
  struct Section {
    std::uint32_t id;
    bool critical;
    ElementType type;
    std::array<std::uint64_t, 2> shape;
    std::string bytes;
  };

  /// The bytes of a sound file.
  explicit ForgedFile(const std::string& sound);

  FormatVersion version;
  ContainerKind kind;
  std::vector<Section> sections;
  /// Changes what the header says once everything has its place; the header's hash is made of that.
  std::function<void(FixedHeader&, std::span<TableEntry>)> lie;
  /// Changes the finished file, whose hashes stay as they are.
  std::function<void(std::string&)> damage;

  Section& section(std::uint32_t id);
  void erase(std::uint32_t id);
  /// A list of other bytes, added where there is none.
  void put(std::uint32_t id, const std::string& bytes, ElementType type = ElementType::kBytes);
  /// Element i of the section becomes `value`.
  template <class T>
  void set(std::uint32_t id, std::size_t i, T value) {
    std::string& bytes = section(id).bytes;
    if ((i + 1) * sizeof(T) > bytes.size()) throw std::out_of_range("the section is shorter");
    std::memcpy(bytes.data() + i * sizeof(T), &value, sizeof(T));
  }
  /// The section becomes so long, in elements: cut, or with zeros after it.
  void resize(std::uint32_t id, std::size_t size);
  std::size_t size(std::uint32_t id) { return section(id).bytes.size() / element_size(section(id).type); }

  std::string bytes() const;
};

}  // namespace ldavi
