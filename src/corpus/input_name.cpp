// SPDX-License-Identifier: Apache-2.0
#include "corpus/input_name.hpp"

#include <filesystem>

namespace ldavi {

namespace fs = std::filesystem;

std::string base_name(const std::string& path) {
  const fs::path normal = fs::path(path).lexically_normal();
  const std::string name = (normal.has_filename() ? normal : normal.parent_path()).filename().string();
  if ((name != "." && name != ".." && !name.empty()) || path.empty()) return name;
  const fs::path whole = fs::absolute(path).lexically_normal();
  return (whole.has_filename() ? whole : whole.parent_path()).filename().string();
}

std::string uncompressed_name(const std::string& path) {
  fs::path name = fs::path(path).filename();
  if (name.extension() == ".gz" || name.extension() == ".zst") name.replace_extension();
  return name.string();
}

}  // namespace ldavi
