// SPDX-License-Identifier: Apache-2.0
#include "corpus/formats/vocabulary_file.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "corpus/formats/gensim_dictionary.hpp"
#include "corpus/readers/input_lines.hpp"
#include "ldavi/base/error.hpp"
#include "text/decode.hpp"

namespace ldavi {

std::vector<std::string> read_vocabulary_file(const std::string& path, std::uint64_t max_decompressed) {
  InputLines lines{InputFile(path, max_decompressed)};
  if (is_gensim_dictionary(lines)) return read_gensim_dictionary(lines);
  std::vector<std::string> terms;
  std::string line;
  std::uint64_t blank_line = 0;  // blank lines are allowed at the end only
  while (lines.next(line)) {
    if (is_blank(line)) {
      if (blank_line == 0) blank_line = lines.line_number();
      continue;
    }
    if (blank_line != 0) throw ParseError(lines.name(), blank_line, "the term is empty", "expected a term a line");
    // A model that holds it could be saved and not be read.
    if (!is_well_formed_utf8(line))
      throw ParseError(lines.name(), lines.line_number(), "the term is not valid UTF-8", "expected a file in UTF-8");
    terms.push_back(line);
  }
  std::unordered_map<std::string_view, std::size_t> first_lines;  // look-up only, never iterated
  first_lines.reserve(terms.size());
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const auto [first, is_new] = first_lines.emplace(terms[i], i + 1);
    if (!is_new) {
      throw ParseError(lines.name(), i + 1,
                       "the term '" + terms[i] + "' stands in line " + std::to_string(first->second) + " already",
                       "expected each term once");
    }
  }
  return terms;
}

std::vector<std::string> read_vocabulary_file(const std::string& path, std::uint32_t num_terms, const std::string& authority) {
  std::vector<std::string> terms = read_vocabulary_file(path);
  if (terms.size() != num_terms) {
    throw ParseError(path, 0, "the file has " + std::to_string(terms.size()) + " terms",
                     "expected " + std::to_string(num_terms) + ", " + authority);
  }
  return terms;
}

std::vector<std::string> made_up_terms(std::uint32_t num_terms) {
  std::vector<std::string> terms;
  terms.reserve(num_terms);
  for (std::uint32_t i = 0; i < num_terms; ++i) terms.push_back("w" + std::to_string(i));
  return terms;
}

bool is_made_up(const std::string& term) noexcept {
  return term.size() > 1 && term[0] == 'w' &&
         std::all_of(term.begin() + 1, term.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace ldavi
