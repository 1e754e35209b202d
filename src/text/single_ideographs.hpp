// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "text/segmenter.hpp"

namespace ldavi {

/// Whether one character of UTF-8 is Han, not kana, which come in ideographic segments too.
bool is_han(std::string_view character) noexcept;

/// Joins two Han characters that stand alone side by side, with no third, to one segment: a word that the dictionary does not know falls into its
/// characters. Those that are words by themselves (particles, pronouns, numerals …) stay alone. Longer runs stay as they are: joined, they
/// are too rare to say anything (docs/decisions/0018).
void join_single_ideographs(std::string_view text, std::vector<Segment>& segments);

}  // namespace ldavi
