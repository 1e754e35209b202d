// SPDX-License-Identifier: Apache-2.0
// Lines of tables for a person.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace ldavi::cli {

/// Padded with blanks on the left to `width` bytes; as it is where it is longer.
std::string right_aligned(const std::string& text, std::size_t width);
/// Padded with blanks on the right.
std::string left_aligned(std::string text, std::size_t width);

/// Columns a terminal needs for UTF-8 text, near enough: East Asian wide characters take two, marks and joiners none.
std::size_t display_width(std::string_view text);

/// No wider than `width` (> 0) columns, with "…" at its end where something is missing. Well-formed UTF-8.
std::string shortened(std::string_view text, std::size_t width);

/// `line` with words after it, a blank between them; where `width` is not 0 no further than that, but for the first word.
std::string with_words(std::string line, std::span<const std::string> words, std::size_t width);

}  // namespace ldavi::cli
