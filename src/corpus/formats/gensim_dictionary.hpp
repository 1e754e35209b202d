// SPDX-License-Identifier: Apache-2.0
// What gensim's Dictionary.save_as_text writes: the number of documents, then number, word and document frequency of each word, a line each,
// with tabs between, sorted by word.
#pragma once

#include <string>
#include <vector>

#include "corpus/readers/input_lines.hpp"

namespace ldavi {

/// Whether the first two lines that are not blank look so.
bool is_gensim_dictionary(InputLines& lines);

/// The words by their numbers. Throws ParseError, also for a number or a word that stands there twice and a number that has no word.
std::vector<std::string> read_gensim_dictionary(InputLines& lines);

}  // namespace ldavi
