// SPDX-License-Identifier: Apache-2.0
#include "corpus/formats/gensim_dictionary.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "base/number_format.hpp"
#include "ldavi/base/error.hpp"
#include "text/decode.hpp"

namespace ldavi {
namespace {

struct Entry {
  std::uint64_t number = 0;
  std::string_view word;
};

std::optional<Entry> entry_of(std::string_view line) {
  const std::size_t first = line.find('\t');
  const std::size_t last = line.rfind('\t');
  if (first == last || last == first + 1) return std::nullopt;
  const auto number = parse_unsigned(line.substr(0, first));
  if (!number || !parse_unsigned(line.substr(last + 1))) return std::nullopt;
  return Entry{*number, line.substr(first + 1, last - first - 1)};
}

struct NumberedWord {
  std::uint64_t number = 0;
  std::string word;
};

}  // namespace

bool is_gensim_dictionary(InputLines& lines) { return parse_unsigned(lines.peek()) && entry_of(lines.peek(2)); }

std::vector<std::string> read_gensim_dictionary(InputLines& lines) {
  std::vector<NumberedWord> words;
  std::unordered_map<std::string, std::uint64_t> numbers;  // look-up only, never iterated
  std::string line;
  while (lines.next(line) && is_blank(line)) {
  }
  while (lines.next(line)) {
    if (is_blank(line)) continue;
    const auto entry = entry_of(line);
    if (!entry) lines.refuse("this is no word of a gensim dictionary", "expected number, word and frequency with tabs between");
    if (!is_well_formed_utf8(entry->word)) lines.refuse("the word is not valid UTF-8", "expected a file in UTF-8");
    if (!numbers.emplace(entry->word, entry->number).second)
      lines.refuse("the word '" + std::string(entry->word) + "' stands there already", "expected each word once");
    words.push_back({entry->number, std::string(entry->word)});
  }
  std::sort(words.begin(), words.end(), [](const NumberedWord& a, const NumberedWord& b) { return a.number < b.number; });
  std::vector<std::string> terms;
  for (NumberedWord& word : words) {
    if (word.number != terms.size()) {
      throw ParseError(lines.name(), 0,
                       word.number < terms.size() ? "two words have number " + std::to_string(word.number)
                                                  : "no word has number " + std::to_string(terms.size()),
                       "expected numbers without gaps, as after compactify()");
    }
    terms.push_back(std::move(word.word));
  }
  return terms;
}

}  // namespace ldavi
