// SPDX-License-Identifier: Apache-2.0
#include "text/special_tokens.hpp"

#include <gtest/gtest.h>

#include <string>

#include "ldavi/base/random.hpp"
#include "support/random_purposes.hpp"

namespace ldavi {
namespace {

TextRules all_kept() {
  TextRules rules;
  rules.addresses = AddressPolicy::kKeep;
  rules.tags = TagPolicy::kKeep;
  rules.emoji = EmojiPolicy::kKeep;
  return rules;
}

std::string found(std::string_view text, const TextRules& rules = all_kept()) {
  std::vector<SpecialToken> tokens;
  find_special_tokens(text, rules, tokens);
  std::string shown;
  for (const SpecialToken& token : tokens)
    shown += (shown.empty() ? "" : "|") + std::string(text.substr(token.begin, token.end - token.begin));
  return shown;
}

TEST(SpecialTokens, FindsAddressesOfPages) {
  EXPECT_EQ(found("See https://example.org/a?b=c#d, or (http://example.org/x_(y))."), "https://example.org/a?b=c#d|http://example.org/x_(y)");
  EXPECT_EQ(found("at www.example.org. WWW.Example.ORG/ü"), "www.example.org|WWW.Example.ORG/ü");
  EXPECT_EQ(found("git+ssh://host/x <ftp://a/b>"), "git+ssh://host/x|ftp://a/b");
  EXPECT_EQ(found("a:// :// http:// awww.no www. wwwx"), "");
  EXPECT_EQ(found("C++:std://x"), "std://x");
}

TEST(SpecialTokens, LeavesBracketsThatCloseNothing) {
  EXPECT_EQ(found("http://a/(b)) http://a/[b]]). http://a/((b)"), "http://a/(b)|http://a/[b]|http://a/((b)");
  EXPECT_EQ(found("http://a" + std::string(1'000'000, ')')), "http://a") << "in time";
}

TEST(SpecialTokens, FindsAddressesOfMailboxes) {
  EXPECT_EQ(found("mail a.b+c@mail.example.org."), "a.b+c@mail.example.org");
  EXPECT_EQ(found("x@y a@b.c @b.org a@.org a@b..org1"), "@b") << "a tag, and no mailbox without a domain of two parts";
}

TEST(SpecialTokens, FindsTags) {
  EXPECT_EQ(found("#topic, @some_body! #2024 C# a#b #été2 #"), "#topic|@some_body|#été2");
  EXPECT_EQ(found("##x"), "#x");
}

TEST(SpecialTokens, FindsEmojiWithAllThatBelongsToThem) {
  EXPECT_EQ(found("a😀b 👍🏽 👩‍👩‍👧 🇫🇷🇩🇪 ❤️ ❤ © ™"), "😀|👍🏽|👩‍👩‍👧|🇫🇷|🇩🇪|❤️");
  EXPECT_EQ(found("🇫"), "🇫");
  EXPECT_EQ(found("👩‍"), "👩") << "a joiner joins nothing";
}

TEST(SpecialTokens, LooksOnlyForWhatTheRulesDoNotLeaveToOthers) {
  TextRules rules;
  EXPECT_FALSE(has_special_tokens(rules));
  rules.tags = TagPolicy::kKeep;
  EXPECT_TRUE(has_special_tokens(rules));
  EXPECT_EQ(found("#x http://y.org a@b.org 😀", rules), "#x");
  rules = {};
  rules.addresses = AddressPolicy::kDrop;
  EXPECT_EQ(found("#x http://y.org a@b.org 😀", rules), "http://y.org|a@b.org");
}

TEST(SpecialTokens, AreAscendingAndApartInAnyBytes) {
  RandomStream random(1, kPlantedDocuments, 0);
  const std::string_view pieces[] = {"http", "://", "www.", "@", "#", "a", "1", ".", "org", " ", "é", "😀", "\xF0\x9F", "\xFF", "🇫", "\u200D", "\uFE0F", "(", ")"};
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (int i = 0; i < 12; ++i) text += pieces[random.below(static_cast<std::uint32_t>(std::size(pieces)))];
    std::vector<SpecialToken> tokens;
    find_special_tokens(text, all_kept(), tokens);
    std::size_t end = 0;
    for (const SpecialToken& token : tokens) {
      ASSERT_GE(token.begin, end) << text;
      ASSERT_GT(token.end, token.begin) << text;
      ASSERT_LE(token.end, text.size()) << text;
      end = token.end;
    }
  }
}

}  // namespace
}  // namespace ldavi
