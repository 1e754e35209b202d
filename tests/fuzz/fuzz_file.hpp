// SPDX-License-Identifier: Apache-2.0
// Files of a name, for readers to which it matters.
#pragma once

#include <fstream>
#include <string>
#include <string_view>

#include "base/system_calls.hpp"
#include "fuzz/fuzz_input.hpp"
#include "support/temporary_folder.hpp"

namespace ldavi {

/// A file on disk, in the one folder that there is for them, as long as it lives.
class FuzzFile {
 public:
  explicit FuzzFile(std::string_view bytes, std::string_view name = "input") : path_(folder().file(name)) {
    std::ofstream file(path_, std::ios::binary);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    require(file.flush().good(), "the file takes bytes");
  }
  ~FuzzFile() { remove_quietly(path_); }  // a file that is cut and written again waits for the disk
  FuzzFile(const FuzzFile&) = delete;
  FuzzFile& operator=(const FuzzFile&) = delete;

  const std::string& path() const noexcept { return path_; }

 private:
  static const TemporaryFolder& folder() {
    static const TemporaryFolder only;
    return only;
  }

  std::string path_;
};

}  // namespace ldavi
