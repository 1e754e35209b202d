// SPDX-License-Identifier: Apache-2.0
#include "ldavi/corpus/marked_text.hpp"

#include <utility>

#include "corpus/counting/term_finder.hpp"
#include "text/decode.hpp"

namespace ldavi {

struct TextMarker::Implementation {
  TermFinder finder;
  Analyzer analyzer;
  Tokens tokens;
  std::vector<std::uint32_t> terms;
  std::vector<TermFinder::Place> places;
};

TextMarker::TextMarker(const Vocabulary& vocabulary, const TextRules& rules)
    : implementation_(
          new Implementation{TermFinder(vocabulary, rules), Analyzer(TermFinder::rules_of_words(rules)), {}, {}, {}}) {}

TextMarker::~TextMarker() = default;
TextMarker::TextMarker(TextMarker&&) noexcept = default;
TextMarker& TextMarker::operator=(TextMarker&&) noexcept = default;

std::vector<MarkedWord> TextMarker::mark(std::string_view text) {
  Implementation& i = *implementation_;
  i.analyzer.analyze(text, i.tokens, true);
  i.finder.find(i.tokens.words, i.terms, &i.places);
  std::vector<MarkedWord> words;
  words.reserve(i.terms.size());
  for (std::size_t w = 0; w < i.terms.size(); ++w) {
    const TermFinder::Place& place = i.places[w];
    words.push_back({{i.tokens.spans[place.begin].begin, i.tokens.spans[place.end - 1].end}, i.terms[w]});
  }
  return words;
}

TextBeginning text_beginning(std::string_view text, std::size_t most_bytes) {
  constexpr std::string_view kMark = "\uFEFF";
  if (text.starts_with(kMark)) text.remove_prefix(kMark.size());
  // Of a text that ends within a character, the part that stands there would be ill-formed.
  constexpr std::size_t kLongestSequence = 4;
  TextBeginning beginning{std::string(text.substr(0, most_bytes + kLongestSequence)), text.size() <= most_bytes};
  make_well_formed(beginning.text);
  if (beginning.text.size() <= most_bytes) return beginning;
  std::size_t end = most_bytes;
  while (end > 0 && (static_cast<unsigned char>(beginning.text[end]) & 0xC0U) == 0x80U) --end;
  beginning.text.resize(end);
  beginning.is_whole = false;
  return beginning;
}

}  // namespace ldavi
