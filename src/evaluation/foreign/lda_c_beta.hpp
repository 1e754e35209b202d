// SPDX-License-Identifier: Apache-2.0
// What lda-c writes: final.beta, a line of log probabilities a topic, and final.other beside it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "corpus/readers/input_lines.hpp"
#include "evaluation/foreign/table_cells.hpp"
#include "ldavi/evaluation/foreign_topics.hpp"

namespace ldavi {

/// Whether a line has nothing but numbers that are at most 0, and one below it.
bool is_log_row(std::string_view line, Separator separator);

/// A line a topic, a column a term. Throws ParseError also for a topic whose probabilities do not sum to 1, within a hundredth.
ForeignTopics read_log_probabilities(InputLines& lines, Separator separator);

/// Alpha, a number for every topic, from the file whose name ends in .other where that of `beta_path` ends in .beta; nothing where there is
/// none. Throws ParseError where it tells of other numbers of topics or terms, IoError.
std::optional<double> alpha_beside(const std::string& beta_path, const ForeignTopics& topics);

}  // namespace ldavi
