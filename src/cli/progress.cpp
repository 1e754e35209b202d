// SPDX-License-Identifier: Apache-2.0
#include "cli/progress.hpp"

#include <algorithm>

#include "base/number_format.hpp"

namespace ldavi::cli {
namespace {

constexpr double kSecondsBetweenFrames = 0.1;
constexpr double kSecondsBetweenLines = 5.0;
constexpr std::size_t kBarWidth = 24;

}  // namespace

std::string progress_text(const PassReport& report) {
  std::string text = "pass " + std::to_string(report.pass) + " of " + std::to_string(report.max_passes);
  if (report.seconds <= 0.0) return text;
  const double passes_per_second = report.pass / report.seconds;
  text += ", " + grouped_text(static_cast<std::uint64_t>(static_cast<double>(report.tokens) * passes_per_second)) + " tokens/s";
  if (report.bound) text += ", bound " + fixed_text(*report.bound / static_cast<double>(report.tokens), 4) + " nats/token";
  // An early end by convergence comes sooner than this.
  text += ", at most " + seconds_text((report.max_passes - report.pass) / passes_per_second) + " left";
  return text;
}

void TrainingProgress::show(const PassReport& report) {
  if (terminal_.quiet()) return;
  const bool bar = terminal_.error_is_terminal();
  const double pause = bar ? kSecondsBetweenFrames : kSecondsBetweenLines;
  if (report.seconds - last_shown_ < pause && !(bar && report.pass == report.max_passes)) {
    return;
  }
  if (!bar && last_shown_ < 0.0 && report.seconds < pause) return;
  last_shown_ = report.seconds;
  if (!bar) {
    terminal_.note(progress_text(report));
    return;
  }
  const auto filled =
      static_cast<std::size_t>(report.pass) * kBarWidth / static_cast<std::size_t>(std::max(1, report.max_passes));
  std::string line = "[" + std::string(filled, '=') + std::string(kBarWidth - filled, ' ') + "] " + progress_text(report);
  const std::size_t width = terminal_.error_width();
  if (line.size() >= width) line.resize(width - 1);
  terminal_.draw("\r" + line + "\033[K");
  drawn_ = true;
}

void TrainingProgress::finish() {
  if (drawn_) terminal_.draw("\r\033[K");
  drawn_ = false;
}

}  // namespace ldavi::cli
