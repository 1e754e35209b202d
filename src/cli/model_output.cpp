// SPDX-License-Identifier: Apache-2.0
#include "cli/model_output.hpp"

#include <filesystem>

#include "base/output_file.hpp"
#include "cli/error_report.hpp"
#include "cli/exit_code.hpp"
#include "cli/interrupt.hpp"
#include "model/model_writer.hpp"

namespace ldavi::cli {
namespace {

namespace fs = std::filesystem;

void save(const TopicModel& model, const std::string& path, ExistingFile existing) {
  OutputFile file(path, existing);
  const UnfinishedFiles unfinished({file.temporary()});
  write_model(model, file);
  file.commit();
}

/// Where it is now; "" where `folder` does not take it.
std::string save_in(const fs::path& folder, const fs::path& asked, const TopicModel& model) {
  constexpr int kMostNames = 1000;
  for (int number = 2; number <= kMostNames; ++number) {
    const fs::path path = folder / (asked.stem().string() + "-" + std::to_string(number) + ".ldavi");
    std::error_code ignored;
    if (fs::exists(fs::symlink_status(path, ignored))) continue;  // a link too: in the temporary folder it may be a stranger's
    try {
      save(model, path.string(), ExistingFile::kRefuse);
      return path.string();
    } catch (const IoError& error) {
      if (error.code() != std::errc::file_exists) return {};
    }
  }
  return {};
}

std::string rescue(const TopicModel& model, const fs::path& asked) {
  std::error_code error;
  std::string path;
  // Beside a device such as /dev/full is no place for files.
  if (!fs::is_other(asked, error)) path = save_in(asked.parent_path(), asked, model);
  if (!path.empty()) return path;
  const fs::path temporary = fs::temp_directory_path(error);
  return error ? std::string() : save_in(temporary, asked, model);
}

}  // namespace

int save_or_rescue_model(Terminal& terminal, const TopicModel& model, const std::string& path, bool replace) {
  try {
    save(model, path, replace ? ExistingFile::kReplace : ExistingFile::kRefuse);
    return kExitDone;
  } catch (const IoError& error) {
    terminal.warn(error_line(error));
    const std::string place = rescue(model, path);
    terminal.warn(place.empty() ? "the model is lost: no other place takes it either"
                                : "the model is saved as " + visible_text(place) + " instead");
    return exit_code(error);
  }
}

}  // namespace ldavi::cli
