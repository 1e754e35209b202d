// SPDX-License-Identifier: Apache-2.0
// Parts of an input's path.
#pragma once

#include <filesystem>
#include <string>

namespace ldavi {

/// Without the folders before it; "" for the root.
inline std::string base_name(const std::string& path) {
  const std::filesystem::path whole(path);
  return (whole.has_filename() ? whole : whole.parent_path()).filename().string();
}

/// Without folders and without the suffix of a compressed file.
inline std::string uncompressed_name(const std::string& path) {
  std::filesystem::path name = std::filesystem::path(path).filename();
  if (name.extension() == ".gz" || name.extension() == ".zst") name.replace_extension();
  return name.string();
}

}  // namespace ldavi
