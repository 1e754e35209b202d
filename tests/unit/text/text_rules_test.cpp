// SPDX-License-Identifier: Apache-2.0
#include "ldavi/text/text_rules.hpp"

#include <gtest/gtest.h>

#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

TextRules sample_rules() {
  TextOptions options;
  options.min_length = 3;
  options.numbers = NumberPolicy::kKeep;
  TextRules rules = text_rules(options);
  rules.stop_words_name = "en";
  rules.stop_words = {"a", "the", "été"};
  return rules;
}

TEST(TextRules, ComeBackFromTheirBytes) { EXPECT_EQ(parse_text_rules(serialize(sample_rules()), "m"), sample_rules()); }

TEST(TextRules, AreRefusedWhenCutAnywhere) {
  const std::string bytes = serialize(sample_rules());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_THROW(parse_text_rules(std::string_view(bytes).substr(0, size), "m"), FormatError) << size;
  }
  EXPECT_THROW(parse_text_rules(bytes + "x", "m"), FormatError);
}

/// A word takes its length at least.
TEST(TextRules, AreRefusedWithMoreWordsThanTheyCanHold) {
  TextRules rules = sample_rules();
  rules.phrases = {"bread oven"};
  std::string bytes = serialize(rules);
  const std::size_t at = bytes.size() - std::string("bread oven").size() - 2 * sizeof(std::uint64_t);
  ASSERT_EQ(bytes[at], 1);
  bytes[at] = 3;  // in 18 bytes
  try {
    parse_text_rules(bytes, "m");
    FAIL() << "more words than there are were taken";
  } catch (const FormatError& error) {
    EXPECT_NE(std::string(error.what()).find("ends too early"), std::string::npos) << error.what();
  }
}

TEST(TextRules, AreRefusedWithStopWordsOutOfOrder) {
  TextRules rules = sample_rules();
  rules.stop_words = {"the", "a"};
  EXPECT_THROW(parse_text_rules(serialize(rules), "m"), FormatError);
}

TEST(TextRules, ComeBackWithAllThatMayBeChosen) {
  TextRules rules = sample_rules();
  rules.numbers = NumberPolicy::kShape;
  rules.addresses = AddressPolicy::kDrop;
  rules.tags = TagPolicy::kKeep;
  rules.emoji = EmojiPolicy::kKeep;
  rules.token_pattern = "\\w+";
  EXPECT_EQ(parse_text_rules(serialize(rules), "m"), rules);
}

TEST(TextRules, AreRefusedWithAPolicyOrPatternThatIsNone) {
  TextRules rules = sample_rules();
  rules.emoji = static_cast<EmojiPolicy>(2);
  EXPECT_THROW(parse_text_rules(serialize(rules), "m"), FormatError);
  rules = sample_rules();
  rules.token_pattern = "(";
  EXPECT_THROW(parse_text_rules(serialize(rules), "m"), FormatError);
}

TEST(TextOptions, AreRefusedWithAPatternThatIsNoneOrWithOthersThatItMakesMoot) {
  TextOptions options;
  options.token_pattern = "(";
  EXPECT_EQ(problems(options).size(), 1U);
  options.token_pattern = "\\w+";
  EXPECT_TRUE(problems(options).empty());
  options.emoji = EmojiPolicy::kKeep;
  EXPECT_EQ(problems(options).size(), 1U);
}

TEST(TextRules, AreRefusedWithAHugeNumberOfStopWords) {
  TextRules rules = sample_rules();
  rules.stop_words.clear();
  std::string bytes = serialize(rules);
  bytes[bytes.size() - 1] = '\x7F';
  EXPECT_THROW(parse_text_rules(bytes, "m"), FormatError);
}

TEST(LibraryDifference, IsNoneForThisProgram) { EXPECT_EQ(library_difference(sample_rules()), ""); }

TEST(LibraryDifference, NamesBothVersions) {
  TextRules rules = sample_rules();
  rules.icu_version = "60.1";
  EXPECT_NE(library_difference(rules).find("ICU 60.1"), std::string::npos);
  EXPECT_NE(library_difference(rules).find("ICU " + sample_rules().icu_version), std::string::npos);
}

TEST(LibraryDifference, IsSaidForOtherRules) {
  TextRules rules = sample_rules();
  ++rules.rule_hash;
  EXPECT_NE(library_difference(rules), "");
}

TEST(TextOptionProblems, NameALengthOutOfRange) {
  TextOptions options;
  EXPECT_TRUE(problems(options).empty());
  options.min_length = 0;
  EXPECT_EQ(problems(options).size(), 1U);
  options.min_length = 101;
  EXPECT_EQ(problems(options).size(), 1U);
}

}  // namespace
}  // namespace ldavi
