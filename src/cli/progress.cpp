// SPDX-License-Identifier: Apache-2.0
#include "cli/progress.hpp"

#include <algorithm>

#include "base/number_format.hpp"
#include "exporters/json_writer.hpp"

namespace ldavi::cli {
namespace {

constexpr double kSecondsBetweenFrames = 0.1;
constexpr double kSecondsBetweenLines = 5.0;
constexpr std::size_t kBarWidth = 24;

bool is_of_a_stream(const PassReport& report) { return report.documents_per_pass == 0; }

/// Passes made, with the part of the one that is being made.
double passes(const PassReport& report) {
  const double within = report.documents_per_pass == 0
                            ? 0.0
                            : static_cast<double>(report.documents) / static_cast<double>(report.documents_per_pass);
  return report.pass + within;
}

/// A second, since training began or was resumed.
double passes_per_second(const PassReport& report) { return (passes(report) - report.first_pass) / report.seconds; }

bool is_measured(const PassReport& report) {
  const bool has_begun = is_of_a_stream(report) ? report.documents > 0 : passes(report) > report.first_pass;
  return report.seconds > 0.0 && has_begun;
}

double documents_per_second(const PassReport& report) {
  if (is_of_a_stream(report)) return static_cast<double>(report.documents) / report.seconds;
  return passes_per_second(report) * static_cast<double>(report.documents_per_pass);
}

std::string perplexity_text(const PassReport& report) {
  return report.perplexity ? ", perplexity " + grouped_text(static_cast<std::uint64_t>(*report.perplexity)) : std::string();
}

/// None of a stream: how much of it is to come is not known.
std::string bar_of(const PassReport& report) {
  if (is_of_a_stream(report)) return {};
  const double share = passes(report) / std::max(1, report.max_passes);
  const auto filled = std::min(kBarWidth, static_cast<std::size_t>(share * static_cast<double>(kBarWidth)));
  return "[" + std::string(filled, '=') + std::string(kBarWidth - filled, ' ') + "] ";
}

std::string stream_text(const PassReport& report) {
  std::string text = counted_text(report.documents, "document");
  if (is_measured(report))
    text += ", " + grouped_text(static_cast<std::uint64_t>(documents_per_second(report))) + " documents/s";
  return text + perplexity_text(report);
}

}  // namespace

double seconds_left(const PassReport& report) {
  if (report.work_done <= 0.0) return (report.max_passes - passes(report)) / passes_per_second(report);
  return report.seconds * (1.0 - report.work_done) / report.work_done;
}

std::string progress_text(const PassReport& report) {
  if (is_of_a_stream(report)) return stream_text(report);
  const bool within = report.documents > 0;
  std::string text = "pass " + std::to_string(report.pass + (within ? 1 : 0)) + " of " + std::to_string(report.max_passes);
  if (!is_measured(report)) return text;
  if (within) {
    text += ", " + grouped_text(report.documents) + " of " + grouped_text(report.documents_per_pass) + " documents";
  }
  text += ", " + grouped_text(static_cast<std::uint64_t>(documents_per_second(report))) + " documents/s";
  if (report.bound) text += ", bound " + fixed_text(*report.bound / static_cast<double>(report.tokens), 4) + " nats/token";
  text += perplexity_text(report);
  // An early end by convergence comes sooner than this.
  return text + ", at most " + seconds_text(seconds_left(report)) + " left";
}

std::string progress_json(const PassReport& report) {
  JsonWriter json;
  json.begin_object();
  json.member("event", "progress");
  json.member("pass", static_cast<std::uint64_t>(report.pass));
  json.member("passes", static_cast<std::uint64_t>(report.max_passes));
  json.member("documents", report.documents);
  json.key("documents_per_pass");
  is_of_a_stream(report) ? json.null() : json.value(report.documents_per_pass);
  json.member("seconds", report.seconds);
  const auto number = [&](std::string_view name, std::optional<double> value) {
    json.key(name);
    value ? json.value(*value) : json.null();
  };
  const bool measured = is_measured(report);
  number("documents_per_second", measured ? std::optional(documents_per_second(report)) : std::nullopt);
  number("seconds_left", measured && !is_of_a_stream(report) ? std::optional(seconds_left(report)) : std::nullopt);
  number("bound", report.bound);
  number("perplexity", report.perplexity);
  json.end_object();
  return json.take();
}

void TrainingProgress::show(const PassReport& report) {
  if (!report.warning.empty()) {
    finish();
    return terminal_.warn("warning: " + report.warning);
  }
  if (terminal_.quiet()) return;
  const bool bar = terminal_.error_is_terminal() && !terminal_.json();
  const double pause = bar ? kSecondsBetweenFrames : kSecondsBetweenLines;
  if (report.seconds - last_shown_ < pause && !(bar && report.pass == report.max_passes)) {
    return;
  }
  if (!bar && last_shown_ < 0.0 && report.seconds < pause) return;
  last_shown_ = report.seconds;
  if (terminal_.json()) return terminal_.draw(progress_json(report) + "\n");
  if (!bar) return terminal_.note(progress_text(report));
  std::string line = bar_of(report) + progress_text(report);
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
