// SPDX-License-Identifier: Apache-2.0
#include "corpus/counting/term_finder.hpp"

#include <gtest/gtest.h>

#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

using Terms = std::vector<std::uint32_t>;
using Words = std::vector<std::string_view>;

Vocabulary vocabulary_of(std::vector<std::string> terms) {
  const std::vector<std::uint64_t> ones(terms.size(), 1);
  return {std::move(terms), ones, ones};
}

Terms found(const Vocabulary& vocabulary, const TextRules& rules, const Words& words, std::uint64_t unknown) {
  TermFinder finder(vocabulary, rules);
  Terms terms;
  for (int again = 0; again < 2; ++again) EXPECT_EQ(finder.find(words, terms), unknown);
  return terms;
}

TEST(TermFinder, FindsTermsAsTheyStand) {
  const Vocabulary vocabulary = vocabulary_of({"connected", "pear"});
  EXPECT_EQ(found(vocabulary, {}, {"pear", "connections", "connected"}, 1), (Terms{1, kNoTerm, 0}));
}

TEST(TermFinder, FindsTermsOfTheSameStem) {
  const Vocabulary vocabulary = vocabulary_of({"connected", "pears"});
  TextRules rules;
  rules.stem = "en";
  EXPECT_EQ(found(vocabulary, rules, {"connections", "pear", "plum", "pears"}, 1), (Terms{0, 1, kNoTerm, 1}));
}

TEST(TermFinder, TakesTheFirstOfTwoTermsOfAStem) {
  TextRules rules;
  rules.stem = "en";
  EXPECT_EQ(found(vocabulary_of({"pear", "pears"}), rules, {"pears"}, 0), (Terms{0}));
}

TEST(TermFinder, FindsPhrasesWhereNoStopWordStandsBetween) {
  const Vocabulary vocabulary = vocabulary_of({"new", "new_york", "york"});
  TextRules rules;
  rules.stop_words_name = "mine";
  rules.stop_words = {"of"};
  rules.phrases = {"new york", "new york times"};
  EXPECT_TRUE(TermFinder::rules_of_words(rules).stop_words.empty());

  EXPECT_EQ(found(vocabulary, rules, {"new", "york", "new", "of", "york"}, 0), (Terms{1, 0, 2}));
  EXPECT_EQ(found(vocabulary, rules, {"new", "york", "times", "new", "york", "new"}, 1), (Terms{kNoTerm, 1, 0}))
      << "one is no term";
}

TEST(TermFinder, FindsPhrasesOfStems) {
  TextRules rules;
  rules.stem = "en";
  rules.phrases = {"neural networks"};
  EXPECT_EQ(found(vocabulary_of({"networks", "neural_networks"}), rules, {"neural", "network", "networks"}, 0), (Terms{1, 0}));
}

TEST(TermFinder, RefusesALanguageThatCannotBeStemmed) {
  const Vocabulary vocabulary;
  TextRules rules;
  rules.stem = "xx";
  EXPECT_THROW(TermFinder(vocabulary, rules), InvalidArgument);
}

}  // namespace
}  // namespace ldavi
