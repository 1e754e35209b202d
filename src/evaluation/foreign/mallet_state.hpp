// SPDX-License-Identifier: Apache-2.0
// What MALLET writes with --output-state: each token with its topic, a line each, under the priors.
#pragma once

#include <string_view>

#include "corpus/readers/input_lines.hpp"
#include "ldavi/evaluation/foreign_topics.hpp"

namespace ldavi {

/// Whether a state begins with this line.
bool is_mallet_state(std::string_view first_line) noexcept;

/// Weights are counts + beta, terms in the order in which they are met. Without a line #alpha, as old versions write it, there are as many
/// topics as have tokens, and no alpha. Throws ParseError.
ForeignTopics read_mallet_state(InputLines& lines);

}  // namespace ldavi
