// SPDX-License-Identifier: Apache-2.0
// Topics in tables of text.
#pragma once

#include "corpus/readers/input_lines.hpp"
#include "evaluation/foreign/table_cells.hpp"
#include "ldavi/evaluation/foreign_topics.hpp"

namespace ldavi {

/// The first line names the columns, every other has a term and its weights. Throws ParseError.
ForeignTopics read_term_table(InputLines& lines, Separator separator);

/// A line a topic, a column a term, nothing but numbers. Throws ParseError.
ForeignTopics read_number_table(InputLines& lines, Separator separator);

}  // namespace ldavi
