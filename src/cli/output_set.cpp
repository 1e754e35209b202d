// SPDX-License-Identifier: Apache-2.0
#include "cli/output_set.hpp"

#include <filesystem>

#include "ldavi/base/error.hpp"

namespace ldavi::cli {
namespace {

namespace fs = std::filesystem;

}  // namespace

MadeFolder::MadeFolder(const std::string& folder) {
  std::error_code error;
  if (folder.empty() || fs::is_directory(folder, error)) return;
  fs::create_directory(folder, error);
  if (error) {
    const std::string parent = fs::path(folder).parent_path().string();
    const bool is_deep = error == std::errc::no_such_file_or_directory && !parent.empty();
    throw IoError(IoError::Action::kCreateOutput, folder, error, is_deep ? "create the folder " + parent + " first" : "");
  }
  path_ = folder;
}

MadeFolder::~MadeFolder() {
  std::error_code ignored;
  if (!path_.empty()) fs::remove(path_, ignored);  // not where something is in it
}

OutputSet::OutputSet(const std::vector<std::string>& paths, const std::string& folder, ExistingFile existing)
    : paths_(paths), made_folder_(folder) {
  for (const std::string& path : paths) files_.emplace_back(path, existing);
  std::vector<std::string> unfinished;
  for (const OutputFile& file : files_) unfinished.push_back(file.temporary());
  guard_.emplace(std::move(unfinished), made_folder_.path());
}

void OutputSet::commit() {
  for (OutputFile& file : files_) file.sync();
  for (OutputFile& file : files_) file.commit();
  made_folder_.keep();
}

std::vector<std::string> OutputSet::written() const {
  std::vector<std::string> written = paths_;
  for (const OutputFile& file : files_) written.push_back(file.temporary());
  return written;
}

}  // namespace ldavi::cli
