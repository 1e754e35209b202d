// SPDX-License-Identifier: Apache-2.0
#include "base/output_file.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <system_error>
#include <utility>

#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBuffer = std::size_t{1} << 16;

[[noreturn]] void refuse(const std::string& path, std::error_code code, const std::string& hint = {}) {
  throw IoError(IoError::Action::kCreateOutput, path, code, hint);
}

[[noreturn]] void refuse(const std::string& path, std::errc code, const std::string& hint = {}) {
  refuse(path, std::make_error_code(code), hint);
}

[[noreturn]] void refuse_to_replace(const std::string& path) {
  refuse(path, std::errc::file_exists, "use --force to replace it");
}

/// What is at `path`, links followed. Throws where that is a folder, or a file that must stay.
fs::file_status check_place(const std::string& path, ExistingFile existing) {
  std::error_code code;
  const fs::file_status status = fs::status(path, code);
  if (status.type() == fs::file_type::none) refuse(path, code);
  if (fs::is_directory(status)) refuse(path, std::errc::is_a_directory, "expected the name of a file");
  if (fs::is_regular_file(status) && existing == ExistingFile::kRefuse) refuse_to_replace(path);
  return status;
}

/// `path`, or what it names where it is a link, which need not exist. check_place has refused circles.
fs::path without_links(const std::string& path) {
  fs::path target = path;
  std::error_code code;
  while (fs::is_symlink(fs::symlink_status(target, code))) {
    target = target.parent_path() / fs::read_symlink(target, code);
    if (code) refuse(path, code);
  }
  return target;
}

std::string folder_hint(const fs::path& folder) {
  std::error_code code;
  if (folder.empty() || fs::is_directory(folder, code)) return {};
  return "create the folder " + folder.string() + " first";
}

}  // namespace

/// By another constructor, so that the destructor removes the temporary file where something is thrown here.
OutputFile::OutputFile(std::string path, ExistingFile existing) : OutputFile(FileDescriptor(), std::move(path)) {
  existing_ = existing;
  if (name_ == "-") {
    name_ = kStandardOutput;
    file_ = open_standard_output(name_);
    return;
  }
  const fs::file_status status = check_place(name_, existing_);
  if (fs::exists(status) && !fs::is_regular_file(status)) {
    file_ = open_for_writing(name_);
    return;
  }
  target_ = without_links(name_).string();
  create_temporary();
  std::error_code ignored;  // then the new file has the usual permissions
  if (fs::exists(status)) fs::permissions(temporary_, status.permissions(), ignored);
}

OutputFile::OutputFile(FileDescriptor unnamed, std::string folder)
    : name_(std::move(folder)), existing_(ExistingFile::kRefuse), file_(std::move(unnamed)) {}

void OutputFile::create_temporary() {
  const fs::path target = target_;
  if (target.filename().empty()) refuse(name_, std::errc::is_a_directory, "expected the name of a file");
  // Shortened, as a name has 255 bytes at most.
  const std::string start = "." + target.filename().string().substr(0, 200) + "." + std::to_string(getpid());
  // In a container every run may have the same process id, and an earlier one may have been killed.
  for (int attempt = 0;; ++attempt) {
    const std::string number = attempt > 0 ? "-" + std::to_string(attempt) : "";
    std::string candidate = (target.parent_path() / (start + number + ".tmp")).string();
    try {
      file_ = create_new(candidate);
      temporary_ = std::move(candidate);  // nothing between them can fail
      return;
    } catch (const IoError& error) {
      constexpr int kMaxAttempts = 1000;
      if (error.code() == std::errc::file_exists && attempt < kMaxAttempts) continue;
      refuse(name_, error.code(), folder_hint(target.parent_path()));
    }
  }
}

void OutputFile::remove_temporary() noexcept {
  if (!temporary_.empty()) remove_quietly(temporary_);
  temporary_.clear();
}

OutputFile::~OutputFile() { remove_temporary(); }

void OutputFile::write(std::string_view bytes) {
  if (buffer_.size() + bytes.size() > kBuffer) flush();
  if (bytes.size() > kBuffer) {
    write_all(file_, name_, bytes.data(), bytes.size());
  } else {
    buffer_.append(bytes);
  }
}

void OutputFile::overwrite(std::uint64_t offset, std::string_view bytes) {
  flush();
  write_all_at(file_, name_, offset, bytes.data(), bytes.size());
}

bool OutputFile::may_be_awaited() const {
  struct stat status {};
  return fstat(file_.get(), &status) != 0 || !S_ISREG(status.st_mode);
}

void OutputFile::flush() {
  write_all(file_, name_, buffer_.data(), buffer_.size());
  buffer_.clear();
}

void OutputFile::sync() {
  flush();
  if (is_regular()) sync_file(file_, name_);
}

void OutputFile::commit() {
  try {
    sync();
    close_checked(std::move(file_), name_);
    if (!is_regular()) return;
    rename_file(temporary_, target_, existing_ == ExistingFile::kReplace);
    temporary_.clear();
    sync_folder_of(target_);
  } catch (const IoError& error) {
    remove_temporary();
    if (error.code() == std::errc::file_exists) refuse_to_replace(name_);
    throw;
  }
}

void check_output(const std::string& path, ExistingFile existing) {
  if (path == "-") return;
  const fs::file_status status = check_place(path, existing);
  if (fs::exists(status) && !fs::is_regular_file(status)) return;
  const fs::path folder = without_links(path).parent_path();
  if (const std::error_code code = why_not_writable(folder.empty() ? "." : folder.string()))
    refuse(path, code, folder_hint(folder));
}

}  // namespace ldavi
