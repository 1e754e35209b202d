// SPDX-License-Identifier: Apache-2.0
#include "base/processor_quota.hpp"

#include <algorithm>
#include <string_view>

#include "base/control_group.hpp"
#include "base/number_format.hpp"

namespace ldavi {
namespace {

/// Nothing for what says "no limit": "max" and -1.
std::optional<std::uint64_t> quota_of(std::string_view allowed, std::string_view period) {
  const std::optional<std::uint64_t> time = parse_unsigned(allowed);
  const std::optional<std::uint64_t> each = parse_unsigned(period);
  if (!time || !each || *time == 0 || *each == 0) return std::nullopt;
  return (*time - 1) / *each + 1;
}

std::optional<std::uint64_t> quota_of_folder(const std::string& folder) {
  const std::string limit = first_line_of(folder + "/cpu.max");  // "200000 100000"
  if (const std::size_t space = limit.find(' '); space != std::string::npos) {
    return quota_of(std::string_view(limit).substr(0, space), std::string_view(limit).substr(space + 1));
  }
  return quota_of(first_line_of(folder + "/cpu.cfs_quota_us"), first_line_of(folder + "/cpu.cfs_period_us"));
}

}  // namespace

std::optional<std::uint64_t> processor_quota(const std::string& root) {
  std::optional<std::uint64_t> tightest;
  for (const std::string& folder : control_group_folders(root, "cpu")) {
    const std::optional<std::uint64_t> quota = quota_of_folder(folder);
    if (quota && (!tightest || *quota < *tightest)) tightest = quota;
  }
  return tightest;
}

}  // namespace ldavi
