// SPDX-License-Identifier: Apache-2.0
// What MALLET writes with --topic-word-weights-file: topic, term and weight, a line each, with tabs between.
#pragma once

#include <string>

#include "corpus/readers/input_lines.hpp"
#include "ldavi/evaluation/foreign_topics.hpp"

namespace ldavi {

/// Whether a line has the three parts. A term that is a number is one too: see read_foreign_topics.
bool is_mallet_row(const std::string& line);

/// Terms in the order in which they are met. Throws ParseError, also for a pair that stands there twice and a topic without a
/// line.
ForeignTopics read_mallet_weights(InputLines& lines);

}  // namespace ldavi
