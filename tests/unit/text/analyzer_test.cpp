// SPDX-License-Identifier: Apache-2.0
#include "ldavi/text/analyzer.hpp"

#include <algorithm>
#include <utility>

#include <gtest/gtest.h>

#include "ldavi/base/random.hpp"
#include "ldavi/text/stop_words.hpp"
#include "support/random_purposes.hpp"

namespace ldavi {
namespace {

std::string joined(const Tokens& tokens) {
  std::string text;
  for (const std::string_view word : tokens.words) text += (text.empty() ? "" : "|") + std::string(word);
  return text;
}

std::string words(std::string_view text, const TextOptions& options = {}) {
  Analyzer analyzer(text_rules(options));
  Tokens tokens;
  analyzer.analyze(text, tokens);
  return joined(tokens);
}

/// The source text behind each token.
std::string sources(std::string_view text) {
  Analyzer analyzer(text_rules({}));
  Tokens tokens;
  analyzer.analyze(text, tokens, true);
  EXPECT_EQ(tokens.spans.size(), tokens.words.size());
  std::string shown;
  for (const ByteSpan& span : tokens.spans) shown += (shown.empty() ? "" : "|") + std::string(text.substr(span.begin, span.end - span.begin));
  return shown;
}

TEST(Analyzer, FoldsAndCutsWords) {
  EXPECT_EQ(words("The Cat sat; STRASSE!"), "the|cat|sat|strasse");
  EXPECT_EQ(words("Die Straße, l’été"), "die|strasse|été");
}

TEST(Analyzer, ReadsApostrophesAlike) {
  EXPECT_EQ(words("don't don’t"), "don't|don't");
  EXPECT_EQ(words("'tis rock'n'roll''"), "tis|rock'n'roll");
}

TEST(Analyzer, CutsThePossessive) { EXPECT_EQ(words("the dog's bone, it's, Zoë’s, s's"), "the|dog|bone|it|zoë"); }

TEST(Analyzer, DropsShortWordsButKeepsSingleHan) {
  EXPECT_EQ(words("a I be x1"), "be|x1");
  EXPECT_EQ(words("我们 有 书"), "我们|有|书");
  EXPECT_EQ(words("の に 本"), "本");
  TextOptions options;
  options.min_length = 4;
  EXPECT_EQ(words("four five six été", options), "four|five");
}

TEST(Analyzer, DropsNumbersUnlessAsked) {
  EXPECT_EQ(words("in 1999 1,000.5 mp3 1990s ２０"), "in|mp3|1990s");
  TextOptions options;
  options.numbers = NumberPolicy::kKeep;
  EXPECT_EQ(words("in 1999 1,000.5 ２０", options), "in|1999|1,000.5|20");
}

TEST(Analyzer, SkipsAByteOrderMark) {
  EXPECT_EQ(words("\uFEFFhello"), "hello");
  EXPECT_EQ(sources("\uFEFFhello été"), "hello|été");
}

TEST(Analyzer, CountsIllFormedSequences) {
  Analyzer analyzer(text_rules({}));
  Tokens tokens;
  analyzer.analyze("good\xFF" "bad \xE2\x82 end", tokens);
  EXPECT_EQ(tokens.invalid_sequences, 2U);
  EXPECT_EQ(joined(tokens), "good|bad|end");
  analyzer.analyze("fine", tokens);
  EXPECT_EQ(tokens.invalid_sequences, 0U);
}

TEST(Analyzer, KeepsWholeWhatFoldingWouldTakeApart) { EXPECT_EQ(words("สำหรับ").find('|'), std::string::npos); }

TEST(Analyzer, DoesNotGlueATrademarkSignToItsWord) { EXPECT_EQ(words("Foo™ bar"), "foo|bar"); }

TEST(Analyzer, CutsAtZeroWidthSpaces) { EXPECT_EQ(words("one\u200Btwo"), "one|two"); }

TEST(Analyzer, TellsWhereTokensStandInTheSource) {
  EXPECT_EQ(sources("The dog’s Straße, 自然语言 ภาษาไทย"), "The|dog|Straße|自然|语言|ภาษา|ไทย");
  EXPECT_EQ(sources("plain ASCII text, dog's __init__"), "plain|ASCII|text|dog|init");
  EXPECT_EQ(sources("bad\xFF\xFE here éé\xE2\x82zz"), "bad|here|éé|zz");
  EXPECT_EQ(sources("Привет, мир! مرحبا नमस्ते 자연어 été\u200Bété"), "Привет|мир|مرحبا|नमस्ते|자연어|été|été");
}

TEST(Analyzer, TellsWhereThePartsStandThatItKeepsOfAWord) {
  EXPECT_EQ(sources("L’Été de L'Oréal’s"), "Été|de|Oréal");
  EXPECT_EQ(sources("＿Ｄｏｇ＇Ｓ été"), "Ｄｏｇ|été");
  EXPECT_EQ(sources("so\u00ADft E\u0301TE\u0301’s ﬁve"), "so\u00ADft|E\u0301TE\u0301|ﬁve");
}

TEST(Analyzer, TellsTheSamePlacesInAMixedTextAsInItsParts) {
  const std::string ascii = "The cat's cradle, in plain letters only, long enough for a stretch of its own. ";
  EXPECT_EQ(sources(ascii + "L’été " + ascii + "自然语言"), sources(ascii) + "|été|" + sources(ascii) + "|自然|语言");
}

TEST(Analyzer, ReadsAsciiAsItReadsTheSameWordsAmongOthers) {
  constexpr std::string_view kAlphabet = "aaaelnsstT019''..,,::__--@/     ";
  RandomStream random(5, kPlantedDocuments, 0);
  TextRules rules = text_rules({});
  rules.numbers = NumberPolicy::kKeep;
  rules.stop_words = {"a", "a's", "at", "el", "l'a", "las", "t1"};
  Analyzer analyzer(rules);
  Tokens ascii;
  Tokens other;
  for (int round = 0; round < 5'000; ++round) {
    std::string text;
    std::string with_other_spaces;  // no white space of ASCII: ICU reads all of it
    for (std::uint32_t size = random.below(80); size > 0; --size) {
      const char c = kAlphabet[random.below(static_cast<std::uint32_t>(kAlphabet.size()))];
      text += c;
      with_other_spaces += c == ' ' ? std::string("\u2003") : std::string(1, c);
    }
    analyzer.analyze(text, ascii);
    analyzer.analyze(with_other_spaces, other);
    ASSERT_EQ(joined(ascii), joined(other)) << "in '" << text << "'";
  }
}

TEST(Analyzer, KeepsItsWordsWhereTokensAreMoved) {
  Analyzer analyzer(text_rules({}));
  Tokens tokens;
  analyzer.analyze("été cat", tokens);
  const Tokens moved = std::move(tokens);
  EXPECT_EQ(joined(moved), "été|cat");
}

TEST(Analyzer, ReadsALongTextOfMixedStretches) {
  std::string text;
  std::string expected;
  for (int i = 0; i < 5'000; ++i) {
    text += i % 7 == 0 ? "naïve " : "some plain words here and there ";
    expected += i % 7 == 0 ? "naïve|" : "some|plain|words|here|and|there|";
  }
  EXPECT_EQ(words(text) + "|", expected);
}

TEST(Analyzer, LeavesOutExactlyTheStopWords) {
  const std::string text = "It's the dog's way: don't you think that we’d see HERE what she’s doing? The été, l'eau, 我们的书 are on it.";
  TextRules rules = text_rules({});
  Analyzer without(rules);
  rules.stop_words = stop_word_list("en");
  Analyzer with(rules);
  Tokens all;
  Tokens kept;
  without.analyze(text, all);
  with.analyze(text, kept);
  std::erase_if(all.words, [&](std::string_view word) { return std::binary_search(rules.stop_words.begin(), rules.stop_words.end(), word); });
  EXPECT_EQ(joined(kept), joined(all));
  EXPECT_NE(joined(kept), "");
}

TEST(Analyzer, GivesTheSameInCopies) {
  Analyzer original(text_rules({}));
  Analyzer copy(original);
  Tokens a;
  Tokens b;
  original.analyze("自然语言处理 and more", a);
  copy.analyze("自然语言处理 and more", b);
  EXPECT_EQ(joined(a), joined(b));
  EXPECT_EQ(copy.rules(), original.rules());
}

TEST(Analyzer, NormalizesAWordAsInADocument) {
  const Analyzer analyzer(text_rules({}));
  EXPECT_EQ(analyzer.normalize_word("Dog’s"), "dog");
  EXPECT_EQ(analyzer.normalize_word("__"), "");
}

TEST(Analyzer, KeepsNumbersOrTheirShape) {
  TextOptions options;
  options.numbers = NumberPolicy::kKeep;
  EXPECT_EQ(words("in 1984, 1,000 Straßen ３４ ٣٤", options), "in|1984|1,000|strassen|34|٣٤");
  options.numbers = NumberPolicy::kShape;
  EXPECT_EQ(words("in 1984, 1,000 x86", options), "in|0000|0,000|x86");
  EXPECT_EQ(words("été ３４ ٣٤ 12.5", options), "été|00|00|00.0");
}

TEST(Analyzer, KeepsOrDropsAddresses) {
  const std::string_view text = "See HTTPS://Example.org/Über or mail A.B@example.org, bye";
  TextOptions options;
  EXPECT_EQ(words(text), "see|example.org|über|or|mail|a.b|example.org|bye");
  options.addresses = AddressPolicy::kKeep;
  EXPECT_EQ(words(text, options), "see|https://example.org/über|or|mail|a.b@example.org|bye");
  options.addresses = AddressPolicy::kDrop;
  EXPECT_EQ(words(text, options), "see|or|mail|bye");
}

TEST(Analyzer, LeavesOutTheSchemeOfAnAddress) {
  EXPECT_EQ(words("ftp://files and http: //x, https:/y https://"), "files|and|http|https");
  EXPECT_EQ(words("été https://été.fr"), "été|été.fr");
  EXPECT_EQ(words("https is http"), "https|is|http");
}

TEST(Analyzer, JoinsHanCharactersThatTheDictionaryLeavesAlone) { EXPECT_EQ(words("守护程序"), "守护|程序"); }

TEST(Analyzer, KeepsKatakanaWhole) { EXPECT_EQ(words("デスクトップの設定、ジョン・スミスのﾊﾟｿｺﾝ"), "デスクトップ|設定|ジョン|スミス|パソコン"); }

TEST(Analyzer, KeepsTagsAndEmoji) {
  const std::string_view text = "#Topic by @Some_one 👩\u200D👩\u200D👧 ❤\uFE0F ok";
  TextOptions options;
  EXPECT_EQ(words(text), "topic|by|some_one|ok");
  options.tags = TagPolicy::kKeep;
  options.emoji = EmojiPolicy::kKeep;
  EXPECT_EQ(words(text, options), "#topic|by|@some_one|👩\u200D👩\u200D👧|❤|ok");
}

TEST(Analyzer, TellsWhereSpecialTokensStand) {
  TextOptions options;
  options.addresses = AddressPolicy::kKeep;
  options.emoji = EmojiPolicy::kKeep;
  Analyzer analyzer(text_rules(options));
  Tokens tokens;
  const std::string_view text = "été http://x.org/ 😀 end";
  analyzer.analyze(text, tokens, true);
  EXPECT_EQ(joined(tokens), "été|http://x.org/|😀|end");
  ASSERT_EQ(tokens.spans.size(), 4U);
  for (const std::size_t i : {0, 1, 2, 3})
    EXPECT_EQ(text.substr(tokens.spans[i].begin, tokens.spans[i].end - tokens.spans[i].begin), tokens.words[i]);
}

TEST(Analyzer, TakesWordsByAPattern) {
  TextOptions options;
  options.token_pattern = "[\\w+#]+";
  EXPECT_EQ(words("C++ and C# of a Straße, 42'", options), "c++|and|c#|of|strasse|42");
  options.token_pattern = "<(\\w+)>";
  EXPECT_EQ(words("\xEF\xBB\xBF<One> two <Three\xFF>", options), "one") << "ill-formed bytes match no letter";
}

}  // namespace
}  // namespace ldavi
