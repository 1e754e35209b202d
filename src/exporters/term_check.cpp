// SPDX-License-Identifier: Apache-2.0
#include "exporters/term_check.hpp"

#include "ldavi/base/error.hpp"

namespace ldavi {

void check_terms(const Vocabulary& vocabulary, std::string_view characters, const std::string& files) {
  for (const std::string& term : vocabulary.terms()) {
    const std::size_t place = term.find_first_of(characters);
    if (!term.empty() && place == std::string::npos) continue;
    if (term.empty()) throw InvalidArgument(files + " cannot hold an empty term");
    const std::string what = term[place] == ' ' ? "a blank" : term[place] == '\t' ? "a tab" : "an end of line";
    throw InvalidArgument(files + " cannot hold the term '" + term + "', which has " + what + " in it");
  }
}

}  // namespace ldavi
