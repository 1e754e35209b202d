// SPDX-License-Identifier: Apache-2.0
#include "inference/checkpoint.hpp"

#include <filesystem>
#include <functional>
#include <sstream>
#include <system_error>
#include <utility>

#include "base/output_file.hpp"
#include "base/system_calls.hpp"
#include "inference/engine_state.hpp"
#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

std::string before(const std::string& path) { return path + ".1"; }

/// Throws IoError where that cannot be told: training must not begin anew beside a checkpoint.
bool exists(const std::string& path) {
  std::error_code error;
  const std::filesystem::file_status status = std::filesystem::status(path, error);
  if (status.type() == std::filesystem::file_type::none) throw IoError(IoError::Action::kOpenInput, path, error);
  return std::filesystem::exists(status);
}

/// Tells of a file for as long as it lives.
class Announcement {
 public:
  Announcement(const std::function<void(const std::string&)>& tell, const std::string& path) : tell_(tell) {
    if (tell_) tell_(path);
  }
  ~Announcement() {
    if (tell_) tell_({});
  }
  Announcement(const Announcement&) = delete;
  Announcement& operator=(const Announcement&) = delete;

 private:
  const std::function<void(const std::string&)>& tell_;
};

/// The first line in which two descriptions differ: "topics 20, here topics 30".
std::string first_difference(const std::string& saved, const std::string& here) {
  std::istringstream saved_lines(saved);
  std::istringstream here_lines(here);
  std::string a;
  std::string b;
  while (std::getline(saved_lines, a) && std::getline(here_lines, b)) {
    if (a != b) return a + ", here " + b;
  }
  return "more options, or fewer";
}

}  // namespace

Checkpointer::Checkpointer(const CheckpointOptions& options, TrainingIdentity identity)
    : options_(options), identity_(std::move(identity)), last_(std::chrono::steady_clock::now()) {
  // A link stays, and what it names is written and renamed.
  constexpr int kMostLinks = 40;
  std::error_code error;
  for (int i = 0; i < kMostLinks && std::filesystem::is_symlink(options_.path, error); ++i) {
    const std::filesystem::path link(options_.path);
    options_.path = (link.parent_path() / std::filesystem::read_symlink(link, error)).string();
  }
}

bool Checkpointer::due() const {
  if (options_.path.empty()) return false;
  const std::chrono::duration<double> since = std::chrono::steady_clock::now() - last_;
  return since.count() >= options_.seconds_between;
}

bool Checkpointer::save(const Engine& engine, const LoopState& loop) {
  if (options_.path.empty()) return false;
  EngineStateWriter state;
  ByteWriter& numbers = state.numbers();
  numbers.u64(identity_.corpus_hash);
  numbers.text(identity_.description);
  numbers.u32(static_cast<std::uint32_t>(loop.passes));
  numbers.u32(static_cast<std::uint32_t>(loop.quiet_passes));
  numbers.f64(loop.change);
  numbers.u32(loop.bound ? 1 : 0);
  numbers.f64(loop.bound.value_or(0.0));
  engine.save(state);
  // Also after a failure: a full disk is not to be asked at every step.
  last_ = std::chrono::steady_clock::now();
  OutputFile file(options_.path, ExistingFile::kReplace);
  const Announcement announcement(options_.unfinished, file.temporary());
  state.write(file);
  file.sync();
  if (exists(options_.path) && !newest_is_damaged_) rename_file(options_.path, before(options_.path), true);
  file.commit();
  newest_is_damaged_ = false;
  last_ = std::chrono::steady_clock::now();
  return true;
}

std::optional<LoopState> Checkpointer::resume(Engine& engine, const StopOptions& stop) {
  if (options_.path.empty() || !options_.resume) return std::nullopt;
  const bool has_older = exists(before(options_.path));
  if (!exists(options_.path)) return has_older ? read(before(options_.path), engine, stop) : std::nullopt;
  try {
    EngineStateReader whole(options_.path);
  } catch (const FormatError&) {
    if (!has_older) throw;
    newest_is_damaged_ = true;
    return read(before(options_.path), engine, stop);
  }
  return read(options_.path, engine, stop);
}

std::optional<LoopState> Checkpointer::read(const std::string& path, Engine& engine, const StopOptions& stop) const {
  EngineStateReader state(path);
  ByteReader& numbers = state.numbers();
  const bool same_corpus = numbers.u64() == identity_.corpus_hash;
  const std::string description = numbers.text();
  constexpr std::string_view kHint = "remove it, or leave out --resume";
  if (description != identity_.description) {
    throw FormatError(path, "it is a checkpoint of another training: " + first_difference(description, identity_.description),
                      std::string(kHint));
  }
  if (!same_corpus) throw FormatError(path, "it is a checkpoint of training on another corpus", std::string(kHint));
  LoopState loop;
  loop.passes = numbers.count();
  loop.quiet_passes = numbers.count();
  if (loop.passes > stop.max_passes || loop.quiet_passes > stop.patience)
    throw FormatError(path, "its numbers of passes do not fit the options");
  loop.change = numbers.finite();
  const bool has_bound = numbers.u32() != 0;
  const double bound = numbers.finite();
  if (has_bound) loop.bound = bound;
  engine.restore(state);
  state.finish();
  return loop;
}

}  // namespace ldavi
