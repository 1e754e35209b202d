// SPDX-License-Identifier: Apache-2.0
// Lines of a table cut into cells, and cells into weights.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/readers/input_lines.hpp"
#include "ldavi/base/matrix.hpp"

namespace ldavi {

enum class Separator { kTab, kComma, kBlank };

/// Tabs where the line has one, else commas, else blanks.
Separator separator_of(std::string_view line) noexcept;

/// kTab: \t, \n, \r and \\ in a cell are what they stand for. kComma: quotes as in RFC 4180, without line ends inside; a '
/// before a sign that would begin a formula goes. kBlank: runs of blanks are one separator.
std::vector<std::string> split_cells(std::string_view line, Separator separator);

/// Throws ParseError where the cell is no finite number >= 0 that a float can hold.
float parse_weight(std::string_view cell, const InputLines& lines);

/// The next line that is not blank; false at the end.
bool next_row(InputLines& lines, std::string& line);

/// Throws ParseError where a row has another number of columns than those before.
void check_num_columns(std::size_t size, std::size_t expected, const InputLines& lines);

/// Rows of numbers, all as long, until the end: a row a topic, as V x K. `numbers_of` turns the cells of a row into weights and may throw.
/// Throws ParseError as check_num_columns() and check_num_topics() do.
Matrix read_topic_rows(InputLines& lines, Separator separator,
                       const std::function<std::vector<float>(const std::vector<std::string>&)>& numbers_of);

/// As many topics as lda-vi can have. Throws ParseError for more, or for none.
void check_num_topics(std::size_t num_topics, const std::string& source);

}  // namespace ldavi
