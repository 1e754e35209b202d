// SPDX-License-Identifier: Apache-2.0
// Talks to the person: results on standard output, everything else on standard error.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/output_file.hpp"
#include "cli/style.hpp"
#include "text/visible_text.hpp"

namespace ldavi::cli {

class Terminal {
 public:
  Terminal();

  /// A result, to standard output. Throws IoError.
  void print(std::string_view text);
  /// Results that are still buffered are out when this returns. Throws IoError, but once: what failed is not tried again.
  void finish();

  /// A line about the work, to standard error; nothing where quiet.
  void note(std::string_view line);
  /// A line that is never held back.
  void warn(std::string_view line);
  /// Raw text to standard error, for the progress bar.
  void draw(std::string_view text);

  /// From now on, lines to standard error are JSON: {"event": "note" or "warning", "message": …}.
  void set_json(bool json) noexcept { json_ = json; }
  bool json() const noexcept { return json_; }
  void set_quiet(bool quiet) noexcept { quiet_ = quiet; }
  bool quiet() const noexcept { return quiet_; }
  bool output_is_terminal() const noexcept { return output_is_terminal_; }
  bool error_is_terminal() const noexcept { return error_is_terminal_; }
  /// Columns of standard output or error where it is a terminal, else 0: no limit.
  std::size_t output_width() const noexcept;
  std::size_t error_width() const noexcept;

  /// No colour from now on, whatever the terminal can do.
  void set_plain() noexcept { plain_ = true; }
  /// Of standard output, plain where it is no terminal: colour unless somebody has asked for none (set_plain, NO_COLOR), blocks where the locale is
  /// one of UTF-8.
  Style output_style() const;

 private:
  void say(std::string_view event, std::string_view line);

  OutputFile output_;
  bool quiet_ = false;
  bool json_ = false;
  bool failed_ = false;
  bool plain_ = false;
  bool output_is_terminal_;
  bool error_is_terminal_;
};

}  // namespace ldavi::cli
