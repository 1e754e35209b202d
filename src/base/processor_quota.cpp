// SPDX-License-Identifier: Apache-2.0
#include "base/processor_quota.hpp"

#include <algorithm>
#include <fstream>
#include <string_view>

#include "base/number_format.hpp"

namespace ldavi {
namespace {

/// The first line; "" where the file is missing: a control group without that limit has none.
std::string first_line(const std::string& path) {
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  return line;
}

/// Nothing for what says "no limit": "max" and -1.
std::optional<std::uint64_t> quota_of(std::string_view allowed, std::string_view period) {
  const std::optional<std::uint64_t> time = parse_unsigned(allowed);
  const std::optional<std::uint64_t> each = parse_unsigned(period);
  if (!time || !each || *time == 0 || *each == 0) return std::nullopt;
  return (*time - 1) / *each + 1;
}

std::optional<std::uint64_t> quota_of_folder(const std::string& folder) {
  const std::string limit = first_line(folder + "/cpu.max");  // "200000 100000"
  if (const std::size_t space = limit.find(' '); space != std::string::npos) {
    return quota_of(std::string_view(limit).substr(0, space), std::string_view(limit).substr(space + 1));
  }
  return quota_of(first_line(folder + "/cpu.cfs_quota_us"), first_line(folder + "/cpu.cfs_period_us"));
}

/// Of the group at `path` and of those around it, up to the mount.
std::optional<std::uint64_t> tightest_quota(const std::string& mount, std::string path) {
  std::optional<std::uint64_t> tightest;
  for (;;) {
    const std::optional<std::uint64_t> quota = quota_of_folder(mount + path);
    if (quota && (!tightest || *quota < *tightest)) tightest = quota;
    const std::size_t slash = path.rfind('/');
    if (slash == std::string::npos) return tightest;
    path.erase(slash);
  }
}

bool names_cpu(const std::string& controllers) { return ("," + controllers + ",").find(",cpu,") != std::string::npos; }

}  // namespace

std::optional<std::uint64_t> processor_quota(const std::string& root) {
  // A line is "hierarchy:controllers:path"; version 2 names no controllers.
  std::ifstream groups(root + "/proc/self/cgroup");
  std::optional<std::uint64_t> tightest;
  for (std::string line; std::getline(groups, line);) {
    const std::size_t first = line.find(':');
    const std::size_t second = line.find(':', first + 1);
    if (first == std::string::npos || second == std::string::npos) continue;
    const std::string controllers = line.substr(first + 1, second - first - 1);
    if (!controllers.empty() && !names_cpu(controllers)) continue;
    const std::string mount = root + "/sys/fs/cgroup" + (controllers.empty() ? "" : "/" + controllers);
    const std::optional<std::uint64_t> quota = tightest_quota(mount, line.substr(second + 1));
    if (quota && (!tightest || *quota < *tightest)) tightest = quota;
  }
  return tightest;
}

}  // namespace ldavi
