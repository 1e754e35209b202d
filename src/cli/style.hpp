// SPDX-License-Identifier: Apache-2.0
// How text looks on a terminal: weight, colour, bars. The one place that writes escape sequences for it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ldavi::cli {

/// What it is given must be harmless (visible_text) and goes through; without colour nothing is added.
class Style {
 public:
  /// Colours that can be told from each other.
  static constexpr std::size_t kColours = 12;

  /// Plain.
  Style() = default;
  /// `blocks`: the terminal shows UTF-8.
  Style(bool colour, bool blocks) : colour_(colour), blocks_(blocks) {}

  bool has_colour() const noexcept { return colour_; }
  bool has_blocks() const noexcept { return blocks_; }

  std::string bold(std::string_view text) const;
  std::string dim(std::string_view text) const;
  /// Colours repeat after kColours.
  std::string coloured(std::string_view text, std::size_t colour) const;

  /// As long as `share` of `width` columns, with blanks up to them. share: 0 to 1.
  std::string bar(double share, std::size_t width) const;

 private:
  std::string between(std::string_view text, std::string_view code) const;

  bool colour_ = false;
  bool blocks_ = false;
};

}  // namespace ldavi::cli
