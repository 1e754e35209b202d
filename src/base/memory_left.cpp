// SPDX-License-Identifier: Apache-2.0
#include "base/memory_left.hpp"

#include <algorithm>
#include <fstream>
#include <string_view>

#include "base/control_group.hpp"
#include "base/number_format.hpp"
#include "ldavi/base/available_memory.hpp"

namespace ldavi {
namespace {

/// The number after `name` in a file of lines "name number" or "name:  number kB".
std::optional<std::uint64_t> number_named(const std::string& path, std::string_view name) {
  std::ifstream file(path);
  for (std::string word; file >> word;) {
    if (word != name) continue;
    file >> word;
    return parse_unsigned(word);
  }
  return std::nullopt;
}

/// Nothing where the group has no limit.
std::optional<std::uint64_t> left_in_folder(const std::string& folder) {
  auto limit = parse_unsigned(first_line_of(folder + "/memory.max"));
  auto used = parse_unsigned(first_line_of(folder + "/memory.current"));
  std::string_view cache = "inactive_file";
  if (!limit) {
    limit = parse_unsigned(first_line_of(folder + "/memory.limit_in_bytes"));
    used = parse_unsigned(first_line_of(folder + "/memory.usage_in_bytes"));
    cache = "total_inactive_file";
  }
  constexpr std::uint64_t kNoLimit = std::uint64_t{1} << 60;  // version 1 writes a number near 2^63
  if (!limit || !used || *limit >= kNoLimit) return std::nullopt;
  const std::uint64_t taken = *used - std::min(*used, number_named(folder + "/memory.stat", cache).value_or(0));
  return *limit - std::min(*limit, taken);
}

}  // namespace

std::optional<std::uint64_t> memory_left(const std::string& root) {
  std::optional<std::uint64_t> left = number_named(root + "/proc/meminfo", "MemAvailable:");
  if (left) *left *= 1024;
  for (const std::string& folder : control_group_folders(root, "memory")) {
    const std::optional<std::uint64_t> of_group = left_in_folder(folder);
    if (of_group && (!left || *of_group < *left)) left = of_group;
  }
  return left;
}

std::uint64_t available_memory() { return memory_left("").value_or(std::uint64_t{1} << 63U); }

}  // namespace ldavi
