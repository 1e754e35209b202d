// SPDX-License-Identifier: Apache-2.0
#include "cli/text_rules_inspection.hpp"

#include <gtest/gtest.h>

namespace ldavi::cli {
namespace {

TEST(AddLine, ShowsWhatOthersWroteAsText) {
  std::string text;
  add_line(text, "name", "\x1b[31m");

  EXPECT_EQ(text, "name            \\u{1b}[31m\n");
}

TEST(AddTextRules, NamesWhatWasChosen) {
  TextRules rules = text_rules({});
  rules.stop_words_name = "file:mine";
  rules.stop_words = {"a", "b"};
  std::string text;
  add_text_rules(text, rules);

  EXPECT_NE(text.find("stop words file:mine (2), words of at least 2 letters"), std::string::npos) << text;
  EXPECT_NE(text.find("numbers drop, urls split, hashtags split, emoji drop"), std::string::npos) << text;

  rules.token_pattern = "[a-z]+";
  rules.stem = "de";
  text.clear();
  add_text_rules(text, rules);
  EXPECT_NE(text.find("words are the matches of [a-z]+"), std::string::npos) << text;
  EXPECT_NE(text.find("forms of a word are one (German)"), std::string::npos) << text;
}

TEST(WriteTextRules, IsNullWhereThereAreNone) {
  JsonWriter json;
  write_text_rules(json, std::nullopt);
  EXPECT_EQ(json.take(), "null");

  write_text_rules(json, text_rules({}));
  EXPECT_EQ(json.take().find("{\"stop_words\":"), 0U);
}

}  // namespace
}  // namespace ldavi::cli
