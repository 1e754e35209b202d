// SPDX-License-Identifier: Apache-2.0
// Many strings that no longer change, as two arrays.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "ldavi/base/array.hpp"

namespace ldavi {

/// Strings 0 … size()-1, one after the other in one block. Immutable; copies share it.
class StringTable {
 public:
  StringTable() = default;
  StringTable(const std::vector<std::string>& strings);
  StringTable(std::initializer_list<std::string_view> strings);
  /// String i is bytes [offsets[i], offsets[i + 1]): `offsets` has one more than there are strings, begins with 0, ascends and ends
  /// with the number of bytes. That is for the caller to see to.
  StringTable(Array<std::uint64_t> offsets, Array<char> bytes);

  std::size_t size() const noexcept { return offsets_.size() - 1; }
  bool empty() const noexcept { return size() == 0; }
  std::string_view operator[](std::size_t i) const noexcept {
    return {bytes_.data() + offsets_[i], static_cast<std::size_t>(offsets_[i + 1] - offsets_[i])};
  }
  const Array<std::uint64_t>& offsets() const noexcept { return offsets_; }
  const Array<char>& bytes() const noexcept { return bytes_; }

  std::uint64_t bytes_in_memory() const noexcept { return offsets_.bytes_in_memory() + bytes_.bytes_in_memory(); }
  /// Strings [begin, end) are not needed now: see Array::release.
  void release(std::size_t begin, std::size_t end) const noexcept;

  friend bool operator==(const StringTable&, const StringTable&) = default;

 private:
  Array<std::uint64_t> offsets_{0};
  Array<char> bytes_;
};

}  // namespace ldavi
