// SPDX-License-Identifier: Apache-2.0
#include "ldavi/base/string_table.hpp"

#include <utility>

namespace ldavi {
namespace {

template <class Strings>
StringTable table_of(const Strings& strings) {
  std::vector<std::uint64_t> offsets{0};
  offsets.reserve(strings.size() + 1);
  std::size_t size = 0;
  for (const auto& string : strings) offsets.push_back(size += string.size());
  std::vector<char> bytes;
  bytes.reserve(size);
  for (const auto& string : strings) bytes.insert(bytes.end(), string.begin(), string.end());
  return {Array<std::uint64_t>(std::move(offsets)), Array<char>(std::move(bytes))};
}

}  // namespace

StringTable::StringTable(const std::vector<std::string>& strings) : StringTable(table_of(strings)) {}

StringTable::StringTable(std::initializer_list<std::string_view> strings) : StringTable(table_of(strings)) {}

StringTable::StringTable(Array<std::uint64_t> offsets, Array<char> bytes)
    : offsets_(std::move(offsets)), bytes_(std::move(bytes)) {}

void StringTable::release(std::size_t begin, std::size_t end) const noexcept {
  bytes_.release(static_cast<std::size_t>(offsets_[begin]), static_cast<std::size_t>(offsets_[end]));
  offsets_.release(begin, end);
}

}  // namespace ldavi
