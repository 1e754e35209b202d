// SPDX-License-Identifier: Apache-2.0
#include "cli/checkpoint_path.hpp"

#include <array>
#include <filesystem>
#include <string_view>

#include "base/container.hpp"
#include "base/output_file.hpp"
#include "base/system_calls.hpp"
#include "cli/usage_error.hpp"

namespace ldavi::cli {
namespace {

namespace fs = std::filesystem;

std::array<std::string, 2> generations(const std::string& path) { return {path, path + ".1"}; }

bool is_same_place(const std::string& a, const std::string& b) {
  std::error_code error;
  return fs::weakly_canonical(a, error) == fs::weakly_canonical(b, error);
}

}  // namespace

std::string default_checkpoint(const std::string& model) {
  constexpr std::string_view kSuffix = ".ldavi";
  const bool has_suffix = model.ends_with(kSuffix) && model.size() > kSuffix.size();
  return model.substr(0, model.size() - (has_suffix ? kSuffix.size() : 0)) + ".checkpoint";
}

void check_checkpoint(const std::string& path, const std::string& model) {
  if (path == "-") throw UsageError("--checkpoint -: a checkpoint is written to a file, name one");
  for (const std::string& generation : generations(path)) {
    if (is_same_place(generation, model)) throw UsageError("--checkpoint " + path + " is the model file, name another");
    std::error_code error;
    const fs::file_status status = fs::status(generation, error);
    if (!fs::exists(status)) continue;
    if (!fs::is_regular_file(status) || container_kind(generation) != ContainerKind::kCheckpoint)
      throw UsageError("--checkpoint " + path + ": " + generation + " is there and is no checkpoint, name another file");
  }
  check_output(path, ExistingFile::kReplace);
  check_output(path + ".1", ExistingFile::kReplace);  // its name may be too long
}

bool has_checkpoint(const std::string& path) {
  for (const std::string& generation : generations(path)) {
    std::error_code error;
    if (fs::exists(generation, error)) return true;
  }
  return false;
}

void remove_checkpoint(const std::string& path) {
  for (const std::string& generation : generations(path)) remove_quietly(generation);
}

}  // namespace ldavi::cli
