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

/// Whether there is one in well-formed UTF-8.
bool has_control_characters(std::string_view text) noexcept;

}  // namespace ldavi
