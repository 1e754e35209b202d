// SPDX-License-Identifier: Apache-2.0
#include "ldavi/corpus/marked_text.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace ldavi {
namespace {

Vocabulary vocabulary_of(std::vector<std::string> terms) {
  const std::vector<std::uint64_t> ones(terms.size(), 1);
  return Vocabulary(std::move(terms), ones, ones);
}

/// Each word as it stands in the text, with its term.
std::vector<std::pair<std::string, std::uint32_t>> marked(TextMarker& marker, std::string_view text) {
  std::vector<std::pair<std::string, std::uint32_t>> found;
  for (const MarkedWord& word : marker.mark(text))
    found.emplace_back(text.substr(word.span.begin, word.span.end - word.span.begin), word.term);
  return found;
}

using Words = std::vector<std::pair<std::string, std::uint32_t>>;

TEST(TextMarker, FindsWordsWhereTheyStand) {
  const Vocabulary vocabulary = vocabulary_of({"garden", "straße", "园林"});
  TextRules rules = text_rules({});
  rules.stop_words = {"the"};
  TextMarker marker(vocabulary, rules);

  EXPECT_EQ(marked(marker, "The Garden's gate, 園 STRASSE"),
            (Words{{"Garden", 0}, {"gate", kNoTerm}, {"園", kNoTerm}, {"STRASSE", kNoTerm}}));
  EXPECT_EQ(marked(marker, ""), Words{});
}

TEST(TextMarker, MarksAPhraseAsOne) {
  const Vocabulary vocabulary = vocabulary_of({"new_york", "city"});
  TextRules rules = text_rules({});
  rules.stop_words = {"the"};
  rules.phrases = {"new york"};
  TextMarker marker(vocabulary, rules);

  EXPECT_EQ(marked(marker, "the New  York City"), (Words{{"New  York", 0}, {"City", 1}}));
}

TEST(TextMarker, KnowsTheFormsOfAWord) {
  const Vocabulary vocabulary = vocabulary_of({"garden"});
  TextOptions options;
  options.stem = "en";
  const TextRules rules = text_rules(options);
  TextMarker marker(vocabulary, rules);

  EXPECT_EQ(marked(marker, "Gardens"), (Words{{"Gardens", 0}}));
}

TEST(TextBeginning, EndsWithAWholeCharacter) {
  const TextBeginning cut = text_beginning("aé€😀b", 5);
  EXPECT_EQ(cut.text, "aé");
  EXPECT_FALSE(cut.is_whole);
  EXPECT_EQ(text_beginning("aé€😀b", 6).text, "aé€");
  EXPECT_EQ(text_beginning("aé€😀b", 11).text, "aé€😀b");
  EXPECT_TRUE(text_beginning("aé€😀b", 11).is_whole);
  EXPECT_EQ(text_beginning("aé€😀b", 0).text, "");
}

TEST(TextBeginning, IsWellFormed) {
  EXPECT_EQ(text_beginning("\uFEFFa\xFFz", 100).text, "a\uFFFDz");
  EXPECT_EQ(text_beginning("a\xE2\x82", 100).text, "a\uFFFD");
}

}  // namespace
}  // namespace ldavi
