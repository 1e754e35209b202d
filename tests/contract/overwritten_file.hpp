// SPDX-License-Identifier: Apache-2.0
// A file with other bytes again and again. It is written in place: one that is cut to nothing first would go to the disk each time.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <utility>

namespace ldavi {

class OverwrittenFile {
 public:
  explicit OverwrittenFile(std::string path) : path_(std::move(path)) { std::ofstream(path_).flush(); }

  const std::string& path() const noexcept { return path_; }
  /// The file that is there now, which may have been replaced meanwhile.
  void write(const std::string& bytes) {
    std::fstream file(path_, std::ios::binary | std::ios::in | std::ios::out);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    std::filesystem::resize_file(path_, bytes.size());
  }

 private:
  std::string path_;
};

}  // namespace ldavi
