// SPDX-License-Identifier: Apache-2.0
// Characters that a terminal or a page obeys rather than shows.
#pragma once

#include <cstdint>
#include <string_view>

namespace ldavi {

/// Of one well-formed UTF-8 sequence.
std::uint32_t code_point_of(std::string_view sequence) noexcept;

/// Control characters, ends of lines and paragraphs, and what turns the direction of writing.
bool is_control_character(std::uint32_t code_point) noexcept;

/// Whether there is one.
bool has_control_characters(std::string_view text) noexcept;

/// Control characters, and what hides in a line: zero-width spaces, joins of words, byte order marks. Not the joiners U+200C
/// and U+200D, which Persian and emoji need.
bool is_unseen(std::uint32_t code_point) noexcept;

/// Whether it has a character with something to see: not only white space, unseen characters and joiners.
bool has_visible_character(std::string_view text) noexcept;

}  // namespace ldavi
