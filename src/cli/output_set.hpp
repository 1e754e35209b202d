// SPDX-License-Identifier: Apache-2.0
// Files that one command writes together.
#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "base/output_file.hpp"
#include "cli/interrupt.hpp"
#include "ldavi/exporters/sink.hpp"

namespace ldavi::cli {

/// A folder that was not there; gone again where nobody keeps it.
class MadeFolder {
 public:
  /// Nothing for a folder that is there, or "". Throws IoError(kCreateOutput).
  explicit MadeFolder(const std::string& folder);
  ~MadeFolder();
  MadeFolder(const MadeFolder&) = delete;
  MadeFolder& operator=(const MadeFolder&) = delete;

  void keep() noexcept { path_.clear(); }
  /// "" where none was made.
  const std::string& path() const noexcept { return path_; }

 private:
  std::string path_;
};

/// All are open before anything is written, and none has its name before all are whole. Without commit(), or where a signal ends the program,
/// none of them is left, nor a folder that was made for them.
class OutputSet {
 public:
  /// At most 8 paths. `folder`: is made where it is not there yet, and goes again without commit(); "" where none is needed. Throws
  /// IoError(kCreateOutput) for the first file that OutputFile would refuse.
  OutputSet(const std::vector<std::string>& paths, const std::string& folder, ExistingFile existing);
  OutputSet(const OutputSet&) = delete;
  OutputSet& operator=(const OutputSet&) = delete;

  std::size_t size() const noexcept { return files_.size(); }
  OutputFile& operator[](std::size_t i) { return files_[i]; }
  ByteSink sink(std::size_t i) {
    return [this, i](std::string_view bytes) { files_[i].write(bytes); };
  }
  void commit();

  /// The paths and where the bytes are until commit(): what inputs must not be read from.
  std::vector<std::string> written() const;

 private:
  std::vector<std::string> paths_;
  MadeFolder made_folder_;  // goes last
  std::deque<OutputFile> files_;
  std::optional<UnfinishedFileGuard> guard_;
};

}  // namespace ldavi::cli
