// SPDX-License-Identifier: Apache-2.0
// Lines of a table cut into cells, and cells into weights.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/readers/input_lines.hpp"

namespace ldavi {

enum class Separator { kTab, kComma, kBlank };

/// Tabs where the line has one, else commas, else blanks.
Separator separator_of(std::string_view line) noexcept;

/// kTab: \t, \n, \r and \\ in a cell are what they stand for. kComma: quotes as in RFC 4180, without line ends inside; a '
/// before a sign that would begin a formula goes. kBlank: runs of blanks are one separator.
std::vector<std::string> split_cells(std::string_view line, Separator separator);

/// Throws ParseError where the cell is no finite number >= 0 that a float can hold.
float parse_weight(std::string_view cell, const InputLines& lines);

/// As many topics as lda-vi can have. Throws ParseError for more, or for none.
void check_num_topics(std::size_t num_topics, const std::string& source);

}  // namespace ldavi
