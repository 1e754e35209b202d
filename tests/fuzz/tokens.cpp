// SPDX-License-Identifier: Apache-2.0
// The table-driven segmenter against ICU's, and the analyzer on any bytes under every kind of rules.
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "fuzz/fuzz_input.hpp"
#include "ldavi/text/analyzer.hpp"
#include "text/ascii_segmenter.hpp"
#include "text/decode.hpp"
#include "text/icu_segmenter.hpp"
#include "text/stretch.hpp"

namespace ldavi {
namespace {

TextRules rules_of(NumberPolicy numbers, AddressPolicy addresses, TagPolicy tags, EmojiPolicy emoji, const char* pattern) {
  TextOptions options;
  options.numbers = numbers;
  options.addresses = addresses;
  options.tags = tags;
  options.emoji = emoji;
  options.token_pattern = pattern;
  return text_rules(options);
}

std::array<Analyzer, 5> make_analyzers() {
  return {Analyzer(rules_of(NumberPolicy::kDrop, AddressPolicy::kSplit, TagPolicy::kSplit, EmojiPolicy::kDrop, "")),
          Analyzer(rules_of(NumberPolicy::kShape, AddressPolicy::kKeep, TagPolicy::kKeep, EmojiPolicy::kKeep, "")),
          Analyzer(rules_of(NumberPolicy::kKeep, AddressPolicy::kDrop, TagPolicy::kKeep, EmojiPolicy::kDrop, "")),
          Analyzer(rules_of(NumberPolicy::kKeep, AddressPolicy::kSplit, TagPolicy::kSplit, EmojiPolicy::kKeep, "")),
          Analyzer(rules_of(NumberPolicy::kDrop, AddressPolicy::kSplit, TagPolicy::kSplit, EmojiPolicy::kDrop,
                            "\\p{L}+(?:-(\\p{L}+))?"))};
}

std::vector<std::string> words_of(Analyzer& analyzer, std::string_view text, bool with_spans) {
  Tokens tokens;
  analyzer.analyze(text, tokens, with_spans);
  require(tokens.spans.size() == (with_spans ? tokens.words.size() : 0), "each word has a span where spans are asked for");
  for (const ByteSpan& span : tokens.spans)
    require(span.begin < span.end && span.end <= text.size(), "a span is a part of the text");
  for (const std::string_view word : tokens.words)
    require(!word.empty() && is_well_formed_utf8(word), "a word is well-formed and not empty");
  require(tokens.invalid_sequences <= text.size(), "an ill-formed sequence has a byte");
  return {tokens.words.begin(), tokens.words.end()};
}

void require_same_segments(std::string_view ascii) {
  static IcuSegmenter icu;
  std::vector<Segment> quick;
  std::vector<Segment> slow;
  segment_ascii(ascii, quick);
  icu.segment(ascii, slow);
  require(quick.size() == slow.size(), "both segmenters find as many segments");
  for (std::size_t i = 0; i < quick.size(); ++i)
    require(quick[i].begin == slow[i].begin && quick[i].end == slow[i].end && quick[i].kind == slow[i].kind,
            "both segmenters cut alike");
}

/// After a letter that is not ASCII, so little ASCII goes the Unicode way too; alone the letter is too short for a word.
void require_same_words(Analyzer& analyzer, std::string_view ascii) {
  constexpr std::size_t kPiece = 24;
  for (std::size_t begin = 0; begin < ascii.size(); begin += kPiece) {
    const std::string piece(ascii.substr(begin, kPiece));
    require(words_of(analyzer, piece, false) == words_of(analyzer, "\u00E9 " + piece, false), "both ways give the same words");
  }
}

void require_same_words_in_parts(Analyzer& analyzer, std::string_view text) {
  if (!analyzer.rules().token_pattern.empty()) return;
  std::vector<std::string> words;
  for (std::string_view rest = text; !rest.empty();) {
    const std::string_view part = first_part(rest, 16);
    for (std::string& word : words_of(analyzer, part, false)) words.push_back(std::move(word));
    rest.remove_prefix(part.size());
  }
  require(words == words_of(analyzer, text, false), "parts have the words of the whole");
}

}  // namespace
}  // namespace ldavi

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ldavi;
  static std::array<Analyzer, 5> analyzers = make_analyzers();
  const std::string_view text = as_text(data, size);
  std::string ascii(text);
  for (char& c : ascii) c = static_cast<char>(c & 0x7F);
  require_same_segments(ascii);
  for (Analyzer& analyzer : analyzers) {
    require(words_of(analyzer, text, false) == words_of(analyzer, text, true), "spans change no word");
    require_same_words(analyzer, ascii);
    require_same_words_in_parts(analyzer, text);
  }
  const std::string word = analyzers.front().normalize_word(text);
  require(is_well_formed_utf8(word), "a folded word is well-formed");
  require(analyzers.front().normalize_word(word) == word, "folding twice changes nothing");
  return 0;
}
