// SPDX-License-Identifier: Apache-2.0
#include "corpus/readers/directory.hpp"

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "base/system_calls.hpp"
#include "corpus/readers/bad_record.hpp"
#include "corpus/readers/text_file.hpp"
#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBlock = 65536;

/// The content; false for a binary file.
bool read_text(TextFile file, std::string& text) {
  text.clear();
  if (file.is_binary()) return false;
  for (std::size_t filled = 0;;) {
    if (filled == text.size()) text.resize(std::max(kBlock, 2 * filled));
    const std::size_t got = file.read(text.data() + filled, text.size() - filled);
    filled += got;
    if (got > 0) continue;
    text.resize(filled);
    return true;
  }
}

std::string kind(fs::file_type type) {
  switch (type) {
    case fs::file_type::not_found: return "it is a broken link";
    case fs::file_type::fifo: return "it is a FIFO, expected a file or folder";
    case fs::file_type::socket: return "it is a socket, expected a file or folder";
    case fs::file_type::block:
    case fs::file_type::character: return "it is a device, expected a file or folder";
    default: return {};
  }
}

class DirectorySource final : public DocumentSource {
 public:
  DirectorySource(const std::string& folder, std::string id_prefix, const ReadOptions& options, ReadReport& report)
      : folder_(folder), id_prefix_(std::move(id_prefix)), options_(options), report_(report) {
    for (const std::string& path : options.left_out) {
      if (const auto identity = identity_of(path)) left_out_.push_back(*identity);
    }
    std::vector<fs::path> ancestors{folder_};
    collect("", ancestors);
    std::sort(files_.begin(), files_.end());
  }

  bool next(Document& document) override {
    while (next_ < files_.size()) {
      const std::string& file = files_[next_++];
      document.id = id_prefix_ + file;
      const std::size_t slash = file.find('/');
      document.label = slash == std::string::npos ? std::string() : file.substr(0, slash);
      document.date.clear();
      document.problem.clear();
      if (read(file, document)) return true;
      ++report_.binary_files;
    }
    return false;
  }

  const ReadReport& report() const override { return report_; }

 private:
  /// False for a binary file.
  bool read(const std::string& file, Document& document) {
    try {
      InputFile input((folder_ / file).string(), options_.max_decompressed);
      return read_text(TextFile(std::move(input), options_, &report_), document.text);
    } catch (const IoError& error) {
      if (!options_.skip_bad_records) throw;
      document.problem = error.what();
    } catch (const ParseError& error) {
      if (!options_.skip_bad_records) throw;
      document.problem = error.what();
    }
    document.text.clear();
    count_bad_record(report_, document.problem);
    return true;
  }

  void refuse(const fs::path& path, std::error_code code, const std::string& hint = {}) {
    const IoError error(IoError::Action::kOpenInput, path.string(), code, hint);
    if (!options_.skip_bad_records || path == folder_) throw error;
    count_bad_record(report_, error.what());
  }

  /// Adds the files below ancestors.back(), whose names begin with `prefix`.
  void collect(const std::string& prefix, std::vector<fs::path>& ancestors) {
    const fs::path folder = ancestors.back();
    std::vector<std::string> names;
    try {
      names = names_in_folder(folder.string());
    } catch (const IoError& error) {
      refuse(folder, error.code());
    }
    std::sort(names.begin(), names.end());  // the first problem is the same on every file system
    for (const std::string& name : names) take(folder / name, name, prefix, ancestors);
  }

  void take(const fs::path& path, const std::string& name, const std::string& prefix, std::vector<fs::path>& ancestors) {
    if (is_left_out(path)) return;
    if (name.starts_with('.')) {
      ++report_.hidden_files;
      return;
    }
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (fs::is_regular_file(status)) {
      files_.push_back(prefix + name);
    } else if (fs::is_directory(status)) {
      if (fs::is_symlink(path, error) && is_one_of(path, ancestors)) return;
      ancestors.push_back(path);
      collect(prefix + name + "/", ancestors);
      ancestors.pop_back();
    } else {
      if (!error) error = std::make_error_code(std::errc::not_supported);
      refuse(path, error, kind(status.type()));
    }
  }

  bool is_left_out(const fs::path& path) const {
    if (left_out_.empty()) return false;
    const auto identity = identity_of(path.string());
    return identity && std::find(left_out_.begin(), left_out_.end(), *identity) != left_out_.end();
  }

  /// By device and inode.
  static bool is_one_of(const fs::path& folder, const std::vector<fs::path>& ancestors) {
    return std::any_of(ancestors.begin(), ancestors.end(), [&](const fs::path& ancestor) {
      std::error_code error;
      return fs::equivalent(folder, ancestor, error);
    });
  }

  fs::path folder_;
  std::string id_prefix_;
  ReadOptions options_;
  ReadReport& report_;
  std::vector<FileIdentity> left_out_;
  std::vector<std::string> files_;
  std::size_t next_ = 0;
};

}  // namespace

std::unique_ptr<DocumentSource> read_directory(const std::string& folder, std::string id_prefix, const ReadOptions& options,
                                               ReadReport& report) {
  return std::make_unique<DirectorySource>(folder, std::move(id_prefix), options, report);
}

}  // namespace ldavi
