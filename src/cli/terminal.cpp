// SPDX-License-Identifier: Apache-2.0
#include "cli/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

#include "exporters/json_writer.hpp"

namespace ldavi::cli {
namespace {

std::size_t columns_of(int fd) noexcept {
  winsize size{};
  return ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

/// TERM=dumb is a terminal that cannot move its cursor.
bool is_terminal(int fd) noexcept {
  const char* kind = std::getenv("TERM");
  return isatty(fd) == 1 && kind != nullptr && std::string_view(kind) != "dumb";
}

/// By the environment, as POSIX has it: the first of these that is not empty.
bool is_utf8_locale() {
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    std::string lower;
    for (const char c : std::string_view(value)) lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return lower.find("utf-8") != std::string::npos || lower.find("utf8") != std::string::npos;
  }
  return false;
}

}  // namespace

Terminal::Terminal()
    : output_("-", ExistingFile::kRefuse),
      output_is_terminal_(is_terminal(STDOUT_FILENO)),
      error_is_terminal_(is_terminal(STDERR_FILENO)) {}

void Terminal::print(std::string_view text) { output_.write(text); }

void Terminal::finish() {
  if (failed_) return;
  failed_ = true;  // unless it goes well
  output_.flush();
  failed_ = false;
}

void Terminal::note(std::string_view line) {
  if (!quiet_) say("note", line);
}

void Terminal::warn(std::string_view line) { say("warning", line); }

void Terminal::say(std::string_view event, std::string_view line) {
  if (!json_) return draw(std::string(line) + "\n");
  JsonWriter json;
  json.begin_object().member("event", event).member("message", line).end_object();
  draw(json.take() + "\n");
}

void Terminal::draw(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = write(STDERR_FILENO, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;  // nobody listens: no reason to end the work
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

std::size_t Terminal::output_width() const noexcept { return output_is_terminal_ ? columns_of(STDOUT_FILENO) : 0; }

std::size_t Terminal::error_width() const noexcept { return error_is_terminal_ ? columns_of(STDERR_FILENO) : 0; }

Style Terminal::output_style() const {
  if (!output_is_terminal_) return {};
  const char* no_colour = std::getenv("NO_COLOR");
  return {!plain_ && (no_colour == nullptr || *no_colour == '\0'), is_utf8_locale()};
}

}  // namespace ldavi::cli
